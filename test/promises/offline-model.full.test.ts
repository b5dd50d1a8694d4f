import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, it } from 'vitest'
import { makeWav, openSession, startAnswering } from '../browser/session.ts'
import { openStaticHost } from '../browser/static-host.ts'

let host: Awaited<ReturnType<typeof openStaticHost>>
let session: Awaited<ReturnType<typeof openSession>> | null = null
beforeEach(async () => {
  host = await openStaticHost()
})
afterEach(async () => {
  await session?.close()
  session = null
  await host.close()
})

async function open(path = '', options: Parameters<typeof openSession>[1] = {}): Promise<Page> {
  session = await openSession(new URL(path, host.url).href, { server: host.url, ...options })
  return session.page
}
/** The service worker has stored the app and answers for it. */
async function untilStored(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.waitForFunction(() => globalThis.crossOriginIsolated)
}

describe('The app works from any host and folder, and without a network after the first visit', () => {
  it('what is said is written down without it, once the model was used', async () => {
    cpSync('test/fixtures/models/micro.en', join(host.files, 'models/micro.en'), { recursive: true })
    const wav = makeWav('test/fixtures/audio/hiring.wav', 1, 0)
    const page = await open('?model=micro.en', { wav: wav.path })
    await untilStored(page)
    const answer = async (seconds: string): Promise<void> => {
      await startAnswering(page)
      await page.getByRole('timer').getByText(seconds).waitFor({ timeout: 60_000 })
      await page.getByRole('button', { name: 'Stop', exact: true }).click()
      await page.getByRole('region', { name: 'Transcript' }).waitFor({ timeout: 60_000 })
    }
    await answer('0:08')
    host.goDown()
    await page.reload()
    await page.getByRole('link', { name: 'Candor' }).click()
    await answer('0:12')
    wav.remove()
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openSession } from './session.ts'

const MODEL = 'test/fixtures/models/micro.en'
const RECORDING = 'test/fixtures/audio/hiring.wav'

let session: Awaited<ReturnType<typeof openSession>>
afterEach(() => session.close())

/** Stands in for the hub: the small model's files under the default model's addresses. Tells what was asked of it. */
async function openHub({ context }: typeof session) {
  const asked: string[] = []
  let isUp = true
  await context.route('https://huggingface.co/**', (route) => {
    const [, path = ''] = route.request().url().split('/resolve/main/')
    asked.push(path)
    const file = join(MODEL, path)
    if (!isUp) return route.abort()
    if (!existsSync(file)) return route.fulfill({ status: 404 })
    return route.fulfill({ body: readFileSync(file), headers: { 'Access-Control-Allow-Origin': '*' } })
  })
  return {
    asked,
    goDown: () => {
      isUp = false
    },
    comeBack: () => {
      isUp = true
    },
  }
}

async function waitForWords(): Promise<void> {
  await session.page.getByRole('region', { name: 'Transcript' }).waitFor({ timeout: 60_000 })
}

describe('the speech model', () => {
  it('is downloaded only when the user says so, once, and then needs no network', async () => {
    session = await openSession('/')
    const { page } = session
    const hub = await openHub(session)
    await page.getByLabel('A recording').setInputFiles(RECORDING)
    const card = page.getByRole('region', { name: 'Speech model' })
    await card.getByText('about 43 MB').waitFor()
    expect(hub.asked).toEqual([])
    await card.getByRole('button', { name: 'Download it' }).click()
    await waitForWords()
    expect(hub.asked).toHaveLength(new Set(hub.asked).size)

    const asked = hub.asked.length
    hub.goDown()
    await page.goto(new URL('/', page.url()).href)
    await page.getByLabel('A recording').setInputFiles(RECORDING)
    await waitForWords()
    expect(hub.asked).toHaveLength(asked)
  })

  it('goes on with its download where the network broke off', async () => {
    session = await openSession('/')
    const { page } = session
    const hub = await openHub(session)
    hub.goDown()
    await page.getByLabel('A recording').setInputFiles(RECORDING)
    await page.getByRole('button', { name: 'Download it' }).click()
    const notice = page.getByRole('alert').filter({ hasText: 'could not be downloaded' })
    await notice.waitFor()
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
    hub.comeBack()
    await notice.getByRole('button', { name: 'Go on with the download' }).click()
    await waitForWords()
  })
})

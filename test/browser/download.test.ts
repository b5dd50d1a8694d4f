import { statSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openHub } from './hub-server.ts'
import { openSession } from './session.ts'

const RECORDING = 'test/fixtures/audio/hiring.wav'
const DECODER = 'onnx/decoder_model_merged_quantized.onnx'

let hub: Awaited<ReturnType<typeof openHub>>
let session: Awaited<ReturnType<typeof openSession>>
beforeEach(async () => {
  hub = await openHub()
  session = await openSession('/', { flags: hub.flags })
})
afterEach(async () => {
  await session.close()
  await hub.close()
})

async function bringRecording(): Promise<void> {
  await session.page.getByLabel('A recording').setInputFiles(RECORDING)
}
async function waitForWords(): Promise<void> {
  await session.page.getByRole('region', { name: 'Transcript' }).waitFor({ timeout: 90_000 })
}

async function waitForNoRoom(): Promise<void> {
  const alert = session.page.getByRole('alert')
  await alert.filter({ hasText: 'not enough room for the speech model' }).waitFor()
}

describe('the speech model', () => {
  it('is downloaded only when the user says so, once, and then needs no network', async () => {
    const { page } = session
    await bringRecording()
    const card = page.getByRole('region', { name: 'Speech model' })
    await card.getByText('about 43 MB').waitFor()
    expect(hub.asked).toEqual([])
    await card.getByRole('button', { name: 'Download it' }).click()
    await waitForWords()
    const paths = hub.asked.map(({ path }) => path)
    expect(paths).toHaveLength(new Set(paths).size)

    hub.goDown()
    await page.goto(new URL('/', page.url()).href)
    await bringRecording()
    await waitForWords()
    expect(hub.asked).toHaveLength(paths.length)
  })

  it('goes on at the byte where the network broke off', async () => {
    const { page } = session
    hub.cutOff(DECODER, 700_000)
    await bringRecording()
    await page.getByRole('button', { name: 'Download it' }).click()
    const notice = page.getByRole('alert').filter({ hasText: 'could not be downloaded' })
    await notice.waitFor()
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
    await notice.getByRole('button', { name: 'Go on with the download' }).click()
    await waitForWords()
    const decoder = hub.asked.filter(({ path }) => path === DECODER)
    expect(decoder).toHaveLength(2)
    expect(decoder[1]?.from).toBeGreaterThan(0)
    expect(decoder[1]?.from).toBeLessThanOrEqual(700_000)
    const rest = hub.asked.filter(({ path }) => path !== DECODER)
    expect(rest).toHaveLength(new Set(rest.map(({ path }) => path)).size)
    expect(await page.evaluate(lengthInCache, DECODER)).toBe(
      statSync(`test/fixtures/models/micro.en/${DECODER}`).size,
    )
  })

  it('is chosen, downloaded and deleted in the settings', async () => {
    const { page } = session
    await page.getByRole('link', { name: 'Settings', exact: true }).click()
    const base = page.getByRole('listitem', { name: 'Whisper base' })
    await base.getByText('about 80 MB').waitFor()
    await base.getByRole('radio').check()
    await base.getByRole('button', { name: 'Download' }).click()
    await base.getByText('Downloaded').waitFor({ timeout: 60_000 })
    await page.getByRole('link', { name: 'Candor' }).click()
    await bringRecording()
    await waitForWords()

    await page.getByRole('link', { name: 'Settings', exact: true }).click()
    await base.getByText(/s of work for a minute of speech/).waitFor()
    await page
      .getByRole('listitem', { name: 'Whisper tiny' })
      .getByText('probably', { exact: false })
      .waitFor()
    await base.getByRole('button', { name: 'Delete' }).click()
    await base.getByRole('button', { name: 'Download' }).waitFor()
    expect(await page.evaluate(lengthInCache, DECODER)).toBe(0)
  })

  it('comes a second time, larger, while the first one is here', async () => {
    const { page } = session
    const getDownloaded = async (title: string): Promise<void> => {
      const model = page.getByRole('listitem', { name: title })
      await model.getByRole('button', { name: 'Download' }).click()
      await model.getByText('Downloaded', { exact: true }).waitFor({ timeout: 60_000 })
    }
    await page.getByRole('link', { name: 'Settings', exact: true }).click()
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await getDownloaded('Whisper tiny')
    await getDownloaded('Whisper base')
    // And in a page that was opened when nothing was to be asked for any more.
    const base = page.getByRole('listitem', { name: 'Whisper base' })
    await base.getByRole('button', { name: 'Delete' }).click()
    await base.getByRole('button', { name: 'Download' }).waitFor()
    await page.reload()
    await getDownloaded('Whisper base')
  })

  it('is not begun where the browser says that it has no room', async () => {
    const { page } = session
    await page.evaluate(() => {
      navigator.storage.estimate = () => Promise.resolve({ quota: 50_000_000, usage: 10_000_000 })
    })
    await bringRecording()
    await page.getByRole('button', { name: 'Download it' }).click()
    await waitForNoRoom()
    expect(hub.asked).toEqual([])
  })

  it('leaves nothing behind where the room ends on the way', async () => {
    const { page, context } = session
    await bringRecording()
    await page.getByRole('button', { name: 'Download it' }).waitFor()
    const devtools = await context.newCDPSession(page)
    const { origin } = new URL(page.url())
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 5_000_000 })
    await page.getByRole('button', { name: 'Download it' }).click()
    await waitForNoRoom()
    expect(await page.evaluate(lengthInCache, 'config.json')).toBe(0)
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  })
})

/** In the page: the bytes of the model's file of that name in the cache. */
async function lengthInCache(path: string): Promise<number> {
  const cache = await caches.open('transformers-cache')
  const found = (await cache.keys()).find(({ url }) => url.endsWith(path))
  return found ? ((await (await cache.match(found))?.blob())?.size ?? 0) : 0
}

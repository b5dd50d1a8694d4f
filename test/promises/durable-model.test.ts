import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import type { Locator } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import manifest from '../../models/whisper/manifest.json'
import { openHub } from '../browser/hub-server.ts'
import { openSession } from '../browser/session.ts'
import { toCount } from './cases.ts'
import { toMoments, untilAfter } from './moments.ts'
import { makeProfile } from './profile.ts'

const FOLDER = 'test/fixtures/models/micro.en'
const FILES = manifest.models['whisper-tiny.en'].files.map(({ path }) => path)
const ALL_BYTES = FILES.reduce((sum, path) => sum + statSync(`${FOLDER}/${path}`).size, 0)
/** A text that cannot be read, words that are none, and numbers that are none. */
const SPOILT = ['config.json', 'tokenizer.json', 'onnx/decoder_model_merged_quantized.onnx']

let hub: Awaited<ReturnType<typeof openHub>>
let session: Pick<Awaited<ReturnType<typeof openSession>>, 'page' | 'close'>
beforeEach(async () => {
  hub = await openHub()
  session = await openSession('/#/settings', { flags: hub.flags })
})
afterEach(async () => {
  await session.close()
  await hub.close()
})

const tiny = (): Locator => session.page.getByRole('listitem', { name: 'Whisper tiny' })
async function download(): Promise<void> {
  await tiny().getByRole('button', { name: 'Download' }).click()
  await tiny().getByText('Downloaded').waitFor()
}

/** Which byte of which file is so far into the whole download. */
function toPlace(fraction: number): { path: string; after: number } {
  let after = Math.floor(fraction * ALL_BYTES)
  for (const path of FILES) {
    const { size } = statSync(`${FOLDER}/${path}`)
    if (after < size) return { path, after }
    after -= size
  }
  throw new Error('Past the end')
}

const toHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The files in the browser's cache, by the end of their addresses. */
const readCache = (): Promise<Record<string, string>> =>
  session.page.evaluate(async () => {
    const cache = await caches.open('transformers-cache')
    const hashes: Record<string, string> = {}
    for (const request of await cache.keys()) {
      const bytes = await (await cache.match(request))?.arrayBuffer()
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes ?? new ArrayBuffer()))
      hashes[request.url.replace(/.*\/resolve\/main\//, '')] = Array.from(hash, (byte) =>
        byte.toString(16).padStart(2, '0'),
      ).join('')
    }
    return hashes
  })
const WHOLE = Object.fromEntries(FILES.map((path) => [path, toHash(readFileSync(`${FOLDER}/${path}`))]))

async function untilWritten(): Promise<void> {
  await session.page.getByRole('region', { name: 'Transcript' }).waitFor({ timeout: 90_000 })
}

describe('A download of the speech model that breaks off goes on, and what is damaged can be mended', () => {
  it.each(toMoments(20, 0, 1, 7).slice(0, toCount(20, 1)))('cut at %f of its bytes', async (fraction) => {
    const { path, after } = toPlace(fraction)
    hub.cutOff(path, after)
    await tiny().getByRole('button', { name: 'Download' }).click()
    await tiny().getByRole('alert').getByText('The speech model could not be downloaded.').waitFor()
    await tiny().getByRole('button', { name: 'Go on with the download' }).click()
    await tiny().getByText('Downloaded').waitFor()
    expect(await readCache()).toEqual(WHOLE)
    expect(hub.asked.filter((asked) => asked.path === path).at(-1)?.from).toBeLessThanOrEqual(after)
    expect(hub.asked.length).toBeLessThanOrEqual(FILES.length + 1)
  })

  it.each(toMoments(toCount(3, 0), 0.05, 0.6, 3))('killed with its browser after %f s', async (moment) => {
    const profile = makeProfile()
    try {
      const options = { path: '/#/settings', flags: hub.flags }
      const dying = await profile.open(options)
      await session.close()
      session = dying
      await tiny().getByRole('button', { name: 'Download' }).click()
      await untilAfter(Date.now(), moment)
      await dying.kill()
      session = await profile.open(options)
      await tiny()
        .getByText('Downloaded')
        .or(tiny().getByRole('button', { name: 'Download' }))
        .waitFor()
      if ((await tiny().getByText('Downloaded').count()) === 0) await download()
      expect(await readCache()).toEqual(WHOLE)
    } finally {
      await session.close()
      profile.remove()
    }
  })

  it.each(SPOILT.slice(0, toCount(SPOILT.length, 0)))(
    'with %s spoilt on the disk: told, deleted, downloaded anew',
    async (path) => {
      const { page } = session
      await download()
      await page.evaluate(async (ending) => {
        const cache = await caches.open('transformers-cache')
        const request = (await cache.keys()).find(({ url }) => url.endsWith(ending))
        const old = request ? await cache.match(request) : undefined
        if (!request || !old) throw new Error('Not in the cache')
        const bytes = new Uint8Array(await old.arrayBuffer()).fill(7, 10)
        await cache.put(request, new Response(bytes, { headers: old.headers }))
      }, path)
      await page.getByRole('link', { name: 'Candor' }).click()
      await page.getByLabel('A recording').setInputFiles('test/fixtures/audio/hiring.wav')
      await page
        .getByRole('alert')
        .getByText('The speech model could not be loaded.')
        .waitFor({ timeout: 90_000 })
      await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
      const take = page.url()
      await page.getByRole('link', { name: 'Settings', exact: true }).click()
      await tiny().getByRole('button', { name: 'Delete' }).click()
      await download()
      expect(await readCache()).toEqual(WHOLE)
      await page.goto(take)
      await page.getByRole('button', { name: 'Transcribe' }).click()
      await untilWritten()
    },
  )
})

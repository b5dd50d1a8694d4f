import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { createReview } from '../../src/app/review.ts'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import { fakeMicrophone, fakePorts, fakeSpeech, fakeTakes, heardOf, settle } from '../app/fakes.ts'
import { speak, textsOf } from '../app/takes.ts'
import { makeWav, openSession } from '../browser/session.ts'
import { isFull } from './cases.ts'

const MB = 2 ** 20
const QUICK = { ...DEFAULT_SETTINGS, thinkTime: 0 }

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes that something still holds, samples too, which do not lie on the heap. */
function toHeld(): number {
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** An app on fakes whose microphone a test speaks into, and what its speech model heard. */
function begin(said = speak('Everything broke. I called them all. Now we check.', 0)) {
  const takes = fakeTakes()
  const heard = { samples: 0, blocks: 0 }
  let device = fakeMicrophone()
  const speech = fakeSpeech({
    openTranscript: () => ({
      hear: (samples) => {
        heard.samples += samples.length
        heard.blocks += 1
      },
      catchUp: () => Promise.resolve(said),
      finish: () => Promise.resolve(heardOf(said)),
      close: () => undefined,
    }),
  })
  const ports = fakePorts({
    takes: takes.store,
    models: [speech],
    loadSettings: () => QUICK,
    openMicrophone: () => {
      device = fakeMicrophone()
      return Promise.resolve(device.microphone)
    },
  })
  const app = createApp(ports)
  return { app, ports, takes, heard, hear: (seconds: number) => device.hear(seconds) }
}

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !isSo(); turn++) await settle()
  expect(isSo()).toBe(true)
}

describe('Long and large is no trouble', () => {
  // First: what an hour leaves behind for the collector would hide a leak.
  it('the three hundredth answer in a row takes no more memory than the thirtieth', async () => {
    const { app, ports, takes, hear } = begin()
    const close = app.library.open()
    const held: number[] = []
    const startedMs = performance.now()
    for (let cycle = 1; cycle <= 300; cycle++) {
      void app.practice.startSession(QUICK)
      await until(() => app.practice.store.getState().name === 'answering')
      for (let block = 0; block < 20; block++) hear(0.1)
      app.practice.stop()
      await until(() => app.practice.store.getState().name === 'kept')
      const [id = ''] = takes.takes.keys()
      await until(() => textsOf(takes.takes.get(id)).length > 0)
      const review = createReview(ports, id, () => [])
      await review.load()
      await review.correct({ name: 'part', sentence: 0, part: 'role' })
      await review.rewrite(1, 'I called every one of them.')
      expect(review.store.getState()).toMatchObject({ name: 'open', unsaved: null })
      review.close()
      await app.library.remove(id)
      if (cycle % 30 === 0) held.push(toHeld())
    }
    close()
    const [first = 0, last = 0] = [held[0], held.at(-1)]
    if (isFull) {
      const slope = (last - first) / 270 / 1024
      const all = held.map((bytes) => (bytes / MB).toFixed(1)).join(' ')
      console.log(
        `300 answers in ${Math.round(performance.now() - startedMs)} ms, ${slope.toFixed(2)} KB each; MB: ${all}`,
      )
    }
    expect(takes.takes.size).toBe(0)
    expect(last).toBeLessThan(first * 1.5)
    expect(last).toBeLessThan(first + 20 * MB)
  })

  it('an answer of an hour is heard to its last tenth of a second, kept and written down', async () => {
    const hour = Array.from({ length: 9000 }, (_, at) => ({
      text: at % 12 === 11 ? 'done.' : 'word',
      start: at * 0.4,
      end: at * 0.4 + 0.3,
    }))
    const { app, takes, heard, hear } = begin(hour)
    void app.practice.startSession(QUICK)
    await until(() => app.practice.store.getState().name === 'answering')
    const startedMs = performance.now()
    for (let block = 0; block < 36_000; block++) hear(0.1)
    app.practice.stop()
    await until(() => app.practice.store.getState().name === 'kept')
    const [take] = takes.takes.values()
    await until(() => textsOf(takes.takes.get(take?.id ?? '')).length > 0)
    if (isFull) console.log(`an hour in ${Math.round(performance.now() - startedMs)} ms`)
    expect(heard).toEqual({ samples: 3600 * 16_000, blocks: 36_000 })
    expect(take).toMatchObject({ duration: 3600, source: 'spoken' })
    expect(take?.peaks.every((peak) => peak === 0.5)).toBe(true)
    expect(textsOf(takes.takes.get(take?.id ?? ''))).toHaveLength(750)
  })

  if (isFull)
    it('a recording of an hour that was made elsewhere opens with its duration', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'candor-hour-'))
      const data = readFileSync('test/fixtures/audio/hiring.wav').subarray(44)
      const hour = Buffer.alloc(44 + 3600 * 32_000)
      for (let at = 44; at < hour.length; at += data.length) data.copy(hour, at)
      writeFileSync(join(folder, 'hour.raw'), hour)
      const wav = makeWav(join(folder, 'hour.raw'), 0, 0)
      rmSync(folder, { recursive: true })
      const session = await openSession('/?model=micro.en')
      try {
        const { page } = session
        const startedMs = performance.now()
        await page.getByLabel('A recording').setInputFiles(wav.path)
        await page.getByRole('button', { name: 'Play', exact: true }).waitFor({ timeout: 150_000 })
        console.log(`a recording of an hour opens in ${Math.round(performance.now() - startedMs)} ms`)
        await page.getByRole('button', { name: 'Cancel' }).click()
        await page.getByText('60:00').first().waitFor()
        await page.getByRole('link', { name: 'Takes' }).click()
        await page.getByRole('link', { name: /60:00/ }).waitFor()
        expect([...session.strangers, ...session.faults]).toEqual([])
      } finally {
        await session.close()
        wav.remove()
      }
    })
})

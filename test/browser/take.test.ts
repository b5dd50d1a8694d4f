import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeWav, openSession, startAnswering } from './session.ts'

interface TrueSentence {
  text: string
  words: [number, number][]
}

const RECORDING = 'test/fixtures/audio/hiring.wav'
const truth = JSON.parse(readFileSync('test/fixtures/audio/hiring.json', 'utf8')) as TrueSentence[]
const trueWords = truth.flatMap(({ text, words }) =>
  text.split(' ').map((word, index) => ({ text: plain(word), start: words[index]?.[0] ?? 0 })),
)

interface HeardWord {
  text: string
  start: number
}

const wav = makeWav(RECORDING, 4, 5)
let session: Awaited<ReturnType<typeof openSession>>
beforeAll(async () => {
  session = await openSession('/?model=micro.en', { wav: wav.path })
})
afterAll(async () => {
  await session.close()
  wav.remove()
})

describe('the first take', () => {
  it('goes from the first click to a report on what was said', async () => {
    const { page, strangers, faults } = session
    await startAnswering(page)
    const began = Date.now()
    // The clock runs by itself: it is read when the recording is over.
    await page.getByRole('timer').getByText('1:10').waitFor({ timeout: 90_000 })
    expect(Math.abs((Date.now() - began) / 1000 - 70)).toBeLessThan(1.5)
    await page.getByRole('button', { name: 'Stop', exact: true }).click()

    const transcript = page.getByRole('region', { name: 'Transcript' })
    await transcript.waitFor({ timeout: 60_000 })
    const heard = await readWords(page)
    expect(wordErrorRate(heard)).toBeLessThanOrEqual(0.05)
    expect(medianError(heard, (await inspectAudio(page)).onset)).toBeLessThanOrEqual(0.1)

    expect(await transcript.getByRole('listitem').count()).toBe(truth.length)
    const arc = await page.getByRole('list', { name: 'Arc' }).innerText()
    for (const part of ['Context', 'Failure', 'Your role', 'Learning', 'Outcome'])
      expect(arc).toMatch(new RegExp(`${part}\\s+(Told|Briefly) · \\d+ s`))
    expect(strangers).toEqual([])
    expect(faults).toEqual([])
    await page.screenshot({ path: 'test/screenshots/spoken.png', fullPage: true })
  })

  it('tells how fast it was spoken, pauses left out', async () => {
    const { page } = session
    await page.getByText('How it sounded').click()
    const shown = await page.getByText(/words a minute/).innerText()
    // Said in tens, and good to one in twenty.
    expect(Math.abs(Number(/\d+/.exec(shown)?.[0]) - trueWordsPerMinute())).toBeLessThanOrEqual(
      5 + trueWordsPerMinute() / 20,
    )
  })

  it('is still there after a reload, seeks, and plays', async () => {
    const { page } = session
    const before = await readWords(page)
    await page.reload()
    await page.getByRole('region', { name: 'Transcript' }).waitFor()
    expect(await readWords(page)).toEqual(before)
    await page.getByRole('region', { name: 'Transcript' }).getByText('overruled', { exact: true }).click()
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await expect
      .poll(() => page.locator('[data-lit]').allInnerTexts(), { timeout: 10_000 })
      .toEqual(['because'])
    await page.getByRole('button', { name: 'Pause' }).click()
  })

  it('is kept as a file that knows its length and can be sought', async () => {
    const { duration, soughtTo } = await inspectAudio(session.page)
    expect(duration).toBeGreaterThan(69)
    expect(duration).toBeLessThan(73)
    expect(soughtTo).toBe(42)
  })
})

/** Silences of a quarter of a second and more are left out. */
function trueWordsPerMinute(): number {
  const spans = truth.flatMap(({ words }) => words)
  const seconds = spans.reduce((sum, [start, end], index) => {
    const silence = (spans[index + 1]?.[0] ?? end) - end
    return sum + end - start + (silence < 0.25 ? silence : 0)
  }, 0)
  return (60 * spans.length) / seconds
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9']/g, '')
}

const readWords = (page: Page): Promise<HeardWord[]> =>
  page
    .getByRole('region', { name: 'Transcript' })
    .locator('[data-start]')
    .evaluateAll((words) =>
      words.map((word) => ({
        text: word.textContent,
        start: Number((word as HTMLElement).dataset['start']),
      })),
    )

/** What the stored audio is: its length as a player sees it, where seeking to 42 s leads, and where its first sound is. */
function inspectAudio(page: Page): Promise<{ duration: number; soughtTo: number; onset: number }> {
  return page.evaluate(async () => {
    const once = (target: EventTarget, name: string): Promise<unknown> =>
      new Promise((resolve) => target.addEventListener(name, resolve, { once: true }))
    const opening = indexedDB.open('candor')
    await once(opening, 'success')
    const reading = opening.result.transaction('audio').objectStore('audio').getAll()
    await once(reading, 'success')
    opening.result.close()
    const [row] = reading.result as { audio: Blob }[]
    if (!row) throw new Error('No audio is stored')
    const player = new Audio(URL.createObjectURL(row.audio))
    await once(player, 'loadedmetadata')
    player.currentTime = 42
    await once(player, 'seeked')
    const context = new OfflineAudioContext(1, 1, 16_000)
    const samples = (await context.decodeAudioData(await row.audio.arrayBuffer())).getChannelData(0)
    return {
      duration: player.duration,
      soughtTo: player.currentTime,
      onset: samples.findIndex((sample) => Math.abs(sample) > 0.03) / 16_000,
    }
  })
}

/** The same onset in the recording that the microphone played. */
function trueOnset(): number {
  const bytes = readFileSync(RECORDING).subarray(44)
  for (let i = 0; i < bytes.length; i += 2)
    if (Math.abs(bytes.readInt16LE(i)) > 0.03 * 32_768) return i / 2 / 16_000
  return 0
}

/** Levenshtein distance in words over the number of true words. */
function wordErrorRate(heard: readonly HeardWord[]): number {
  return align(heard).errors / trueWords.length
}

function medianError(heard: readonly HeardWord[], onset: number): number {
  const shift = onset - trueOnset()
  const errors = align(heard).pairs.map(([mine, its]) => Math.abs(mine.start - (its.start + shift)))
  return errors.sort((a, b) => a - b)[Math.floor(errors.length / 2)] ?? Infinity
}

function align(heard: readonly HeardWord[]): { errors: number; pairs: [HeardWord, HeardWord][] } {
  const cost = Array.from({ length: heard.length + 1 }, (_row, i) =>
    Array.from({ length: trueWords.length + 1 }, (_cell, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number): number => cost[i]?.[j] ?? Infinity
  const same = (i: number, j: number): boolean => plain(heard[i - 1]?.text ?? '') === trueWords[j - 1]?.text
  for (let i = 1; i <= heard.length; i++)
    for (let j = 1; j <= trueWords.length; j++) {
      const row = cost[i]
      if (row) row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same(i, j) ? 0 : 1))
    }
  const pairs: [HeardWord, HeardWord][] = []
  let [i, j] = [heard.length, trueWords.length]
  while (i > 0 && j > 0) {
    const [mine, its] = [heard[i - 1], trueWords[j - 1]]
    if (mine && its && same(i, j) && at(i, j) === at(i - 1, j - 1)) pairs.push([mine, its])
    if (at(i, j) === at(i - 1, j - 1) + (same(i, j) ? 0 : 1)) [i, j] = [i - 1, j - 1]
    else if (at(i, j) === at(i - 1, j) + 1) i -= 1
    else j -= 1
  }
  return { errors: at(heard.length, trueWords.length), pairs }
}

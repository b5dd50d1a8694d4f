import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'
import type { Feedback, SharedTake } from '../../src/core/portable/shared-take.ts'
import { toPeaks } from '../../src/core/sound/samples.ts'
import { makeSharedPage } from '../../src/platform/shared-page.ts'
import { CHROMIUM_FLAGS } from './chromium.ts'

const RECORDING = 'test/fixtures/audio/hiring.wav'

/** Of the recording, in seconds: its first three sentences. */
const DURATION = 17

/** What is shared, and the sound of it. */
export type Shared = Omit<SharedTake, 'audio'> & { audio: Blob | null }

/** A take with sound and times, as it is shared without the program's judgement. */
export function makeSharedTake(change: Partial<Shared> = {}): Shared {
  const wav = cut(readFileSync(RECORDING), DURATION)
  const lines = JSON.parse(
    readFileSync(RECORDING.replace('.wav', '.json'), 'utf8'),
  ) as SharedTake['sentences']
  const sentences = lines
    .filter(({ end }) => Number(end) < DURATION)
    .map(({ text, start, end }) => ({ text, start, end, asked: null, part: null }))
  return {
    format: 'candor-shared-take',
    version: 1,
    takeId: 'take-1',
    title: 'The first data analyst',
    prompt: 'Tell me about a time you failed.',
    createdAtMs: Date.UTC(2026, 10, 23, 20),
    duration: DURATION,
    peaks: toPeaks(toSamples(wav.subarray(44)), 400),
    audio: new Blob([new Uint8Array(wav)], { type: 'audio/wav' }),
    sentences,
    judgement: null,
    ...change,
  }
}

/** The same without sound. */
export const makeSilentTake = (): Shared => {
  const take = makeSharedTake({ audio: null, duration: null, peaks: [] })
  return { ...take, sentences: take.sentences.map((it) => ({ ...it, start: null, end: null })) }
}

/** With the program's judgement, which the speaker put in. */
export function toJudged(take: Shared): Shared {
  const parts = ['context', 'role', 'none'] as const
  return {
    ...take,
    sentences: take.sentences.map((sentence, at) => ({
      ...sentence,
      part: parts[at % 3] ?? null,
      asked: at === 1 ? 'What did you know then?' : null,
    })),
    judgement: { keep: 'The pressure to fill the seat was huge.', next: 'Where was your own part in it?' },
  }
}

/** One browser for all the pages of a file of tests, and one page for each test. */
export function usePeerPage() {
  let browser: Browser
  let session: Awaited<ReturnType<typeof openPeerPage>>
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: inject('chromium'), args: CHROMIUM_FLAGS })
  })
  afterEach(() => session.close())
  afterAll(() => browser.close())
  return {
    session: () => session,
    open: async (take: Shared, options: Parameters<typeof openPeerPage>[2] = {}): Promise<Page> => {
      session = await openPeerPage(browser, take, options)
      return session.page
    },
  }
}

/** Opens a take's page from a file, with all that it asked for and all that went wrong in it. */
async function openPeerPage(
  browser: Browser,
  { audio, ...take }: Shared,
  options: BrowserContextOptions & { change?: (html: string) => string; before?: () => void } = {},
) {
  const { change = (html) => html, before, ...contextOptions } = options
  const folder = mkdtempSync(join(tmpdir(), 'candor-'))
  const path = join(folder, 'take.html')
  const shared = await makeSharedPage(take, audio)
  writeFileSync(path, change(await shared.text()))
  const url = pathToFileURL(path).href
  const context = await browser.newContext(contextOptions)
  if (before) await context.addInitScript(before)
  const page = await context.newPage()
  const strangers: string[] = []
  const faults: string[] = []
  context.on('request', (request) => {
    if (request.url() !== url && !/^(blob|data):/.test(request.url())) strangers.push(request.url())
  })
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text())
  })
  await page.goto(url)
  const close = async (): Promise<void> => {
    await context.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { page, shared, strangers, faults, close }
}

export const recording = (page: Page) => page.getByRole('region', { name: 'Recording' })
export const transcript = (page: Page) => page.getByRole('region', { name: 'Transcript' })
export const comments = (page: Page) => page.getByRole('region', { name: 'Your comments' })

/** What the button saves. */
export async function save(page: Page): Promise<{ name: string; feedback: Feedback }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save your feedback' }).click(),
  ])
  const feedback = JSON.parse(readFileSync(await download.path(), 'utf8')) as Feedback
  return { name: download.suggestedFilename(), feedback }
}

/** The first seconds of a 16-bit mono WAV of 16 kHz. */
function cut(wav: Buffer, seconds: number): Buffer {
  const bytes = seconds * 32_000
  const short = Buffer.from(wav.subarray(0, 44 + bytes))
  short.writeUInt32LE(36 + bytes, 4)
  short.writeUInt32LE(bytes, 40)
  return short
}

const toSamples = (data: Buffer): Float32Array =>
  Float32Array.from({ length: data.length / 2 }, (_, at) => data.readInt16LE(at * 2) / 32_768)

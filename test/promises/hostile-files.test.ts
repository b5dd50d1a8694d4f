import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createImporter } from '../../src/app/importer.ts'
import { parseTranscript } from '../../src/core/portable/transcript-files.ts'
import { toTranscriptJson } from '../../src/core/portable/transcript-formats.ts'
import { toWebVtt } from '../../src/core/portable/transcript/web-vtt.ts'
import { toReport } from '../../src/core/report/report.ts'
import { parseFeedback } from '../../src/platform/feedback-file.ts'
import { parseTake } from '../../src/platform/take-row.ts'
import { fakePorts, fakeTakes } from '../app/fakes.ts'
import { CPP, OPENAI, ROLLING, SUBRIP, TRANSFORMERS, WEBVTT } from '../core/portable/transcripts.ts'
import { toCount } from './cases.ts'
import { feedback, HOSTILE, SCRIPT, wholeTake } from './hostile.ts'
import { findOddNumbers, readTake } from './reading.ts'

const { sentences = [] } = toReport(wholeTake) ?? {}
const WHOLE = [
  WEBVTT,
  ROLLING,
  SUBRIP,
  toWebVtt(sentences) ?? '',
  toTranscriptJson(wholeTake, sentences),
  ...[OPENAI, CPP, TRANSFORMERS].map((value) => JSON.stringify(value)),
].map((text) => new TextEncoder().encode(text))
const NAMES = ['a.vtt', 'a.srt', 'a.json', 'a.txt', 'a.md']

const bytes = fc.uint8Array({ maxLength: 400 })

/** A file that some program wrote, with some of its bytes turned, cut out, doubled or written over. */
function toMutated(whole: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.record({
    at: fc.nat(whole.length),
    count: fc.nat(80),
    put: fc.uint8Array({ maxLength: 8 }),
  })
  return fc
    .array(change, { minLength: 1, maxLength: 8 })
    .map((changes) =>
      changes.reduce<Uint8Array>(
        (all, { at, count, put }) => Uint8Array.from([...all.slice(0, at), ...put, ...all.slice(at + count)]),
        whole,
      ),
    )
}
const anyFile = fc.oneof(bytes, fc.constantFrom(...WHOLE).chain(toMutated))

/** What becomes of a file that somebody opens: a take that can be read, or a reason why not. */
async function open(name: string, content: BlobPart): Promise<'kept' | 'refused'> {
  const takes = fakeTakes()
  const importer = createImporter(fakePorts({ takes: takes.store }), () => undefined)
  const id = await importer.open(
    [{ name, content: new Blob([content]) }],
    'Tell me about a time you failed.',
    180,
  )
  if (id === null) {
    expect(importer.store.getState()).toMatchObject({
      name: 'failed',
      code: expect.stringMatching(/^(?:transcript-unreadable|audio-too-long)$/) as string,
    })
    expect(takes.takes.size).toBe(0)
    return 'refused'
  }
  const take = parseTake(takes.takes.get(id))
  expect(take).toEqual(takes.takes.get(id))
  if (take) expect(findOddNumbers(readTake(take))).toEqual([])
  return 'kept'
}

const DEEP = 100_000

describe(HOSTILE, () => {
  it('as a transcript of any bytes: it becomes a take that can be read, or the reason is told', async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...NAMES), anyFile, async (name, file) => {
        seen.add(await open(name, Uint8Array.from(file)))
      }),
      { numRuns: toCount(2000, 120) },
    )
    expect(seen).toEqual(new Set(['kept', 'refused']))
  })

  it.each([
    ['brackets', 'a.json', '['.repeat(DEEP)],
    ['brackets that close', 'a.json', '['.repeat(DEEP) + ']'.repeat(DEEP)],
    ['objects', 'a.json', `${'{"segments":'.repeat(DEEP)}0${'}'.repeat(DEEP)}`],
    ['an entry that is deep', 'a.json', `{"segments":[{"text":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}]}`],
    [
      'a segment of a megabyte',
      'a.json',
      JSON.stringify({ segments: [{ text: 'we lost '.repeat(131_072), start: 0, end: 9 }] }),
    ],
    ['a word of a megabyte', 'a.json', JSON.stringify({ text: 'x'.repeat(2 ** 20) })],
    ['a line of a megabyte', 'a.vtt', `WEBVTT\n\n00:00.000 --> 00:09.000\n${'x. '.repeat(349_525)}`],
    ['a time of a megabyte', 'a.srt', `${'0'.repeat(2 ** 20)}:00 --> 00:01\nWe lost it.`],
    ['arrows of a megabyte', 'a.srt', '-->'.repeat(349_525)],
    ['a megabyte of one letter', 'a.txt', 'x'.repeat(2 ** 20)],
    ['a megabyte of full stops', 'a.txt', '.'.repeat(2 ** 20)],
    ['a megabyte of line ends', 'a.md', '\n'.repeat(2 ** 20)],
    ['a megabyte of bullets', 'a.md', '\n- '.repeat(349_525)],
    ['a megabyte of nothing', 'a.txt', '\0'.repeat(2 ** 20)],
    ['markup', 'a.vtt', `WEBVTT\n\n00:00.000 --> 00:01.000\n${SCRIPT}`],
    ['numbers in words', 'a.txt', `I counted ${'twenty two '.repeat(5000)}of them.`],
  ])('as a transcript of %s', async (_what, name, text) => {
    expect(['kept', 'refused']).toContain(await open(name, text))
  })

  it('as a transcript of hours without a full stop', () => {
    const segments = Array.from({ length: 50_000 }, (_, at) => ({
      text: 'and',
      start: at / 2,
      end: at / 2 + 0.2,
    }))
    const read = parseTranscript('a.json', JSON.stringify({ segments }))
    expect(read?.flatMap(({ words }) => words)).toHaveLength(50_000)
  })

  it('as a file of feedback of any bytes', () => {
    const whole = new TextEncoder().encode(JSON.stringify(feedback))
    fc.assert(
      fc.property(fc.oneof(bytes, toMutated(whole)), (file) => {
        const read = parseFeedback(new TextDecoder().decode(file))
        if (read) expect(findOddNumbers(read)).toEqual([])
      }),
      { numRuns: toCount(1000, 100) },
    )
  })

  it.each([
    ['brackets', '['.repeat(DEEP) + ']'.repeat(DEEP)],
    ['objects', `${'{"comments":'.repeat(DEEP)}0${'}'.repeat(DEEP)}`],
    ['a name of a megabyte', JSON.stringify({ ...feedback, from: 'x'.repeat(2 ** 20) })],
    ['a million comments', `{"comments":[${'0,'.repeat(1e6)}0]}`],
  ])('as a file of feedback of %s: it is none', (_what, text) => {
    expect(parseFeedback(text)).toBeNull()
  })
})

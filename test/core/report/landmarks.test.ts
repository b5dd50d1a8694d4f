import { describe, expect, it } from 'vitest'
import {
  type Landmark,
  toEntries,
  toLandmarks,
  toNext,
  toPrevious,
  toRegionAt,
  toRegionOf,
  toRepeat,
} from '../../../src/core/report/landmarks.ts'
import { type Region, type Report, toReport } from '../../../src/core/report/report.ts'
import type { Take } from '../../../src/core/take.ts'
import { UNEARNED } from '../../app/fakes.ts'
import { writtenTake } from '../../app/takes.ts'

/** Context to 5.5, failure to 14.5, silence to 20, role to 26.5: a word a second, of half a second each. */
const take = (changes: Partial<Take> = {}): Take =>
  writtenTake(
    [
      { text: 'I led a team of four.', part: 'context', start: 0 },
      {
        text: 'The vendor never told us, it was just a day.',
        part: 'failure',
        start: 6,
        tone: [
          { kind: 'minimize', quote: 'just a day' },
          { kind: 'blame', quote: 'never told us,' },
        ],
      },
      { text: 'I had not asked them for it.', part: 'role', start: 20 },
    ],
    {},
    changes,
  )

function reportOf(changed: Take = take()): Report {
  const report = toReport(changed, UNEARNED)
  if (!report) throw new Error('No report')
  return report
}

const nameOf = (landmark: Landmark): string => (landmark.name === 'mark' ? landmark.mark.kind : landmark.name)

describe('landmarks', () => {
  it('are the phrases that are marked and the long pauses, each at its moment, in order', () => {
    const landmarks = toLandmarks(reportOf(), true)
    expect(landmarks.map((found) => [nameOf(found), found.start, found.end])).toEqual([
      ['blame', 8, 10.5],
      ['minimize', 13, 15.5],
      ['pause', 15.5, 20],
    ])
  })

  it('have no mark of the judge’s before it is asked for, and always the user’s own', () => {
    const marked = take({ corrections: [{ name: 'mark', sentence: 2, kind: 'distance' }] })
    expect(toLandmarks(reportOf(marked), false).map(nameOf)).toEqual(['pause', 'distance'])
  })

  it('begin with the sentence where the phrase is not found in its words', () => {
    const rewritten = take()
    if (rewritten.transcript.name === 'written') {
      const sentence = rewritten.transcript.sentences[1]
      if (sentence) sentence.text = 'Nobody told us of it.'
    }
    const starts = toLandmarks(reportOf(rewritten), true).map(({ start }) => start)
    expect(starts.slice(0, 2)).toEqual([6, 6])
  })

  it('are none in a typed answer', () => {
    const text = 'It was just a day.'
    const typed = writtenTake(
      [{ text, part: 'failure', tone: [{ kind: 'minimize', quote: 'just a day' }] }],
      {},
      { duration: null },
    )
    expect(toLandmarks(reportOf(typed), true)).toEqual([])
  })
})

describe('the picture as a list', () => {
  const entriesOf = (limit: number, duration: number) =>
    toEntries(reportOf(), { limit, duration }, true).map(({ name, start }) => [name, start])

  it('has parts, marks, pauses and the limit in the order of the recording', () => {
    expect(entriesOf(22, 30)).toEqual([
      ['part', 0],
      ['part', 6],
      ['mark', 8],
      ['mark', 13],
      ['pause', 15.5],
      ['part', 20],
      ['limit', 22],
    ])
  })

  it('tells how much was spoken after the limit', () => {
    expect(toEntries(reportOf(), { limit: 22, duration: 30 }, true).at(-1)).toMatchObject({ over: 8 })
  })

  it.each([30, 31])('has no limit where the recording of 30 s does not go over it: %s s', (limit) => {
    expect(entriesOf(limit, 30).map(([name]) => name)).not.toContain('limit')
  })
})

const spans = [
  { start: 4, end: 5 },
  { start: 10, end: 11 },
  { start: 10.6, end: 12 },
]

describe('the next landmark', () => {
  it.each([
    [0, 4],
    [4, 10],
    // A player that was sent to 4 may say that it is a little before.
    [3.98, 10],
    [10, 10.6],
    [10.6, undefined],
  ])('after %s s begins at %s', (seconds, start) => {
    expect(toNext(spans, seconds)?.start).toBe(start)
  })
})

describe('the landmark before', () => {
  it.each([
    [3, 0, undefined],
    [4, 0, undefined],
    [4.02, 0, undefined],
    [5, 0, 4],
    [10.6, 0, 10],
    [10.6, 1, 4],
    [11.8, 1, 10.6],
  ])('%s s, with %s s to get back while it plays, begins at %s', (seconds, grace, start) => {
    expect(toPrevious(spans, seconds, grace)?.start).toBe(start)
  })
})

const region = (part: Region['part'], start: number, end: number): Region => ({
  part,
  start,
  end,
  sentence: start,
})
const [first, failure, again, role] = [
  region('context', 0, 6),
  region('failure', 6, 12),
  region('context', 15, 20),
  region('role', 25, 30),
] as const
const regions = [first, failure, again, role]

describe('the region that plays', () => {
  it.each([
    [0, first],
    [5.9, first],
    [6, failure],
    [5.98, failure],
    [12, null],
    [14, null],
    [29.9, role],
    [31, null],
  ])('at %s s', (seconds, expected) => {
    expect(toRegionAt(regions, seconds)).toBe(expected)
  })
})

describe('the place of a part', () => {
  it.each([
    ['is its first region', 'context', 26, first],
    ['is the next of its regions from one of them', 'context', 0, again],
    ['is the next of its regions from within one of them', 'context', 5, again],
    ['is the first again after the last', 'context', 16, first],
    ['is its only region, from within it too', 'role', 27, role],
    ['is nowhere where it was not told', 'learning', 0, null],
  ] as const)('%s', (_title, part, seconds, expected) => {
    expect(toRegionOf(regions, part, seconds)).toBe(expected)
  })
})

describe('a part that is repeated', () => {
  const step = (repeated: Region | null, from: number, to: number) =>
    toRepeat(regions, repeated, { from, to, duration: 30 })

  it('goes on while it plays', () => {
    expect(step(failure, 7, 7.02)).toEqual({ region: failure, back: false })
  })

  it.each([
    ['', 11.99, 12.01],
    [' in a hidden tab, where the clock is read four times a second', 11.9, 12.4],
  ])('goes back to its start at its end%s', (_where, from, to) => {
    expect(step(failure, from, to)).toEqual({ region: failure, back: true })
  })

  it('goes back at its end though the next part begins there', () => {
    expect(step(first, 5.99, 6)).toEqual({ region: first, back: true })
  })

  it('goes back just before the end of the recording, where playback would stop', () => {
    expect(step(role, 29.94, 29.96)).toEqual({ region: role, back: true })
    expect(step(region('role', 25, 30.2), 29.94, 29.96).back).toBe(true)
  })

  it('is another one once the user goes there, and none between two parts', () => {
    expect(step(failure, 8, 16)).toEqual({ region: again, back: false })
    expect(step(again, 16, 2)).toEqual({ region: first, back: false })
    expect(step(failure, 8, 13.5)).toEqual({ region: null, back: false })
  })

  it('is the next one that plays where none played when it was switched on', () => {
    expect(step(null, 13, 13.02)).toEqual({ region: null, back: false })
    expect(step(null, 14.99, 15)).toEqual({ region: again, back: false })
  })

  it('stays itself when playback is sent to its start and arrives a little before', () => {
    expect(step(failure, 12, 5.97)).toEqual({ region: failure, back: false })
  })
})

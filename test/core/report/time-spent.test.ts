import { describe, expect, it } from 'vitest'
import { toReport } from '../../../src/core/report/report.ts'
import type { Take } from '../../../src/core/take.ts'
import { toTimeSpent } from '../../../src/core/report/time-spent.ts'
import { writtenTake } from '../../app/takes.ts'

type Said = Parameters<typeof writtenTake>[0][number]

function timeOf(said: readonly Said[], duration: number, presence: Parameters<typeof writtenTake>[1] = {}) {
  const take: Take = writtenTake(said, presence, { duration })
  const report = toReport(take)
  if (!report) throw new Error('The take is not written down')
  return toTimeSpent(report, duration, take.limit)
}

/** A sentence that lasts so many seconds and a half, from `start`. */
const say = (part: Said['part'], start: number, seconds: number, confidence = 0.9): Said => ({
  text: Array.from({ length: seconds + 1 }, () => 'word').join(' '),
  part,
  start,
  confidence,
})

describe('the time of an answer', () => {
  const said = [say('context', 0, 9), say('none', 10, 4), say('failure', 15, 9), say('context', 25, 9)]

  it('is told by part, in the order of the arc, with the first sentence of each', () => {
    expect(timeOf(said, 40)).toMatchObject({
      duration: 40,
      limit: 180,
      parts: [
        { part: 'context', seconds: 19, share: 19 / 40, sentence: 0 },
        { part: 'failure', seconds: 9.5, share: 9.5 / 40, sentence: 2 },
      ],
    })
  })

  it('counts all else together: asides, pauses and what is silent', () => {
    expect(timeOf(said, 40)?.rest).toEqual({ seconds: 11.5, share: 11.5 / 40 })
  })

  it('has shares of one whole even where the last word ends after the recording', () => {
    const time = timeOf([say('context', 0, 9), say('failure', 10, 29)], 36)
    const shares = [...(time?.parts ?? []), { share: time?.rest.share ?? 0 }].map(({ share }) => share)
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1)
    expect(time?.rest.seconds).toBe(0)
  })

  it('is not spoken of where the answer was typed', () => {
    const report = toReport(
      writtenTake([{ text: 'We lost a day.', part: 'failure' }], {}, { duration: null }),
    )
    expect(report && toTimeSpent(report, null, 180)).toBeNull()
  })
})

describe('what took longest', () => {
  it('is the part with the most seconds, over all of its sentences', () => {
    const said = [say('context', 0, 6), say('failure', 10, 9), say('context', 20, 6)]
    expect(timeOf(said, 30)?.longest).toBe('context')
  })

  it('is not said where two took the same', () => {
    expect(timeOf([say('context', 0, 9), say('failure', 10, 9)], 30)?.longest).toBeNull()
  })

  it('is not said of a part that may not have been told', () => {
    const said = [say('context', 0, 20), say('failure', 21, 5)]
    expect(timeOf(said, 30, { context: 'not-sure' })?.longest).toBeNull()
    expect(timeOf(said, 30, { context: 'thin' })?.longest).toBe('context')
  })
})

describe('a long way to what went wrong', () => {
  const scene = say('context', 0, 40)

  it.each([
    ['failure', 50],
    ['role', 41],
  ] as const)('is told where %s comes after %s seconds', (part, start) => {
    const time = timeOf([scene, say(part, start, 9)], 100)
    expect(time?.approach).toEqual({ seconds: start, sentence: 1, part })
  })

  it.each([
    ['40 seconds are not many', 40, 60],
    ['a third of the answer is not long', 50, 150],
  ])('is not spoken of where %s', (_case, start, duration) => {
    expect(timeOf([scene, say('failure', start, 9)], duration)?.approach).toBeNull()
  })

  it('is not spoken of where it may have been shorter', () => {
    expect(timeOf([scene, say('failure', 45, 9, 0.3), say('role', 60, 9)], 100)?.approach).toBeNull()
  })

  it('is not spoken of where neither was heard', () => {
    expect(timeOf([scene, say('response', 60, 9)], 100)?.approach).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { countSyllables, joinSpans, toGaps, toSpeakingTime } from '../../../src/core/sound/pace.ts'

describe('syllables of a text', () => {
  it.each([
    ['We lost a day.', 4],
    ['I should have asked the finance team.', 9],
    ['It was my decision, nobody else’s.', 10],
  ])('are those that one says: %s', (text, count) => {
    expect(Math.abs(countSyllables(text) - count)).toBeLessThanOrEqual(1)
  })

  it('of digits are more the more digits there are', () => {
    expect(countSyllables('7')).toBeGreaterThan(0)
    expect(countSyllables('300 invoices')).toBeGreaterThan(countSyllables('3 invoices'))
  })
})

describe('speaking', () => {
  const speech = [
    { start: 0, end: 1 },
    { start: 1.2, end: 2 },
    { start: 3, end: 4 },
  ]

  it('goes on over a short silence', () => {
    expect(joinSpans(speech, 0.25)).toEqual([
      { start: 0, end: 2 },
      { start: 3, end: 4 },
    ])
  })

  it('may overlap, as at a cut', () => {
    expect(
      joinSpans(
        [
          { start: 0, end: 2 },
          { start: 1, end: 1.5 },
        ],
        0,
      ),
    ).toEqual([{ start: 0, end: 2 }])
  })

  it('leaves gaps', () => {
    expect(toGaps(joinSpans(speech, 0.25))).toEqual([{ start: 2, end: 3 }])
  })

  it('takes its time inside of a stretch', () => {
    expect(toSpeakingTime(speech, { start: 0.5, end: 3.5 })).toBeCloseTo(0.5 + 0.8 + 0.5)
  })
})

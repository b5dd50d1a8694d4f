import { describe, expect, it } from 'vitest'
import { type Again, findKept, toAgain, toMoments, toVerdict } from '../../../src/core/report/again.ts'
import type { Presence } from '../../../src/core/arc.ts'
import { type Report, toReport } from '../../../src/core/report/report.ts'
import type { Take } from '../../../src/core/take.ts'
import { UNEARNED } from '../../app/fakes.ts'
import { writtenTake } from '../../app/takes.ts'

function reportOf(take: Take): Report {
  const report = toReport(take, UNEARNED)
  if (!report) throw new Error('The take is not written down')
  return report
}
const asked = (changes: Partial<Again> = {}): Again => ({
  of: 'earlier',
  name: 'retake',
  kind: 'outcome-not-heard',
  part: 'outcome',
  question: 'Where is it today?',
  keep: 'I called forty customers myself.',
  pins: [],
  round: 1,
  ...changes,
})
const told = (outcome: Presence, changes: Partial<Take> = {}) =>
  reportOf(
    writtenTake(
      [
        { text: 'We lost a day.', part: 'failure', start: 0 },
        { text: 'They all stayed.', part: 'outcome', start: 10 },
      ],
      { outcome },
      changes,
    ),
  )

describe('the verdict on the one thing', () => {
  it.each([
    ['told', 'in'],
    ['thin', 'in'],
    ['not-heard', 'not-yet'],
    ['not-sure', 'cannot-tell'],
  ] as const)('where the part is %s: %s', (presence, verdict) => {
    expect(toVerdict(asked(), told(presence))).toBe(verdict)
  })

  it('on length is the clock’s', () => {
    const long = asked({ kind: 'too-long', part: null })
    expect(toVerdict(long, told('told', { duration: 150, limit: 180 }))).toBe('in')
    expect(toVerdict(long, told('told', { duration: 200, limit: 180 }))).toBe('not-yet')
  })

  it('on anything else is left to the listener, unless the same is still asked for', () => {
    const other = asked({ kind: 'too-soft', part: null })
    expect(toVerdict(other, told('told'))).toBe('cannot-tell')
  })
})

describe('the moments and the kept line', () => {
  it('are the sentences of the part that was asked for', () => {
    expect(toMoments(asked(), told('told'))).toEqual([1])
    expect(toMoments(asked({ part: null }), told('told'))).toEqual([])
  })

  it.each([
    ['word for word', 'I called forty customers myself.', 0],
    ['in another order', 'Myself, I called about forty of the customers.', 0],
    ['not at all', 'Somebody rang them.', null],
  ])('survive %s', (_how, text, place) => {
    const report = reportOf(writtenTake([{ text, part: 'response' }]))
    expect(findKept('I called forty customers myself.', report)).toBe(place)
  })
})

describe('another take', () => {
  const report = reportOf(
    writtenTake([{ text: 'We lost a day.', part: 'failure' }], { role: 'told', learning: 'told' }),
  )

  it('knows what it is made for', () => {
    expect(toAgain('a', 'drill', report, undefined)).toMatchObject({
      of: 'a',
      name: 'drill',
      kind: 'outcome-not-heard',
      part: 'outcome',
      round: 1,
    })
  })

  it('counts how often in a row the same was to change', () => {
    expect(toAgain('a', 'retake', report, asked()).round).toBe(2)
    expect(toAgain('a', 'retake', report, asked({ kind: 'role-not-heard', part: 'role' })).round).toBe(1)
    expect(toAgain('a', 'retake', report, asked({ name: 'drill' })).round).toBe(1)
  })

  it('is never advised three times in the same words', () => {
    const texts = [0, 1, 2].map((round) => {
      const again = round === 0 ? undefined : asked({ round })
      const take = writtenTake([{ text: 'We lost a day.', part: 'failure' }], {
        role: 'told',
        learning: 'told',
      })
      return reportOf(again ? { ...take, again } : take).advice.text
    })
    expect(new Set(texts).size).toBe(3)
  })
})

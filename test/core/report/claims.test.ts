import { describe, expect, it } from 'vitest'
import {
  type Claims,
  parseClaims,
  toLowerBound,
  toStanding,
  withoutUnearned,
} from '../../../src/core/report/claims.ts'
import type { Judgement } from '../../../src/core/arc.ts'
import { judgementOf } from '../../app/fakes.ts'

describe('what a kind of claim has earned', () => {
  it.each([
    [95, 100, 'statement'],
    [29, 29, 'question'],
    [70, 100, 'question'],
    [60, 100, 'silence'],
    [0, 0, 'silence'],
  ] as const)('%i right of %i: %s', (right, of, standing) => {
    expect(toStanding({ 'too-soft': { right, of } }, 'too-soft')).toBe(standing)
  })

  it('is a question where it was never measured', () => {
    expect(toStanding({}, 'not-heard:role')).toBe('question')
  })

  it('is judged by the lower bound of Wilson’s interval', () => {
    // By hand for 8 of 10 at z = 1.645.
    expect(toLowerBound(8, 10)).toBeCloseTo(0.5408, 3)
    expect(toLowerBound(0, 0)).toBe(0)
  })
})

describe('a judgement without unearned claims', () => {
  const judged: Judgement = {
    ...judgementOf(['It was nothing.']),
    annotations: [
      {
        text: 'It was nothing.',
        part: 'failure',
        confidence: 0.9,
        tone: [
          { kind: 'minimize', quote: 'nothing' },
          { kind: 'blame', quote: 'It' },
        ],
      },
    ],
    story: { ...judgementOf([]).story, severity: 'too-soft', denial: true },
  }
  const poor = { right: 1, of: 50 }

  it('keeps what may be asked and drops what may not', () => {
    const { annotations, presence, story } = withoutUnearned(judged, {
      'tone:minimize': poor,
      'not-heard:outcome': poor,
      'too-soft': poor,
      'avoids-question': poor,
    })
    expect(annotations[0]?.tone).toEqual([{ kind: 'blame', quote: 'It' }])
    expect(presence).toMatchObject({ outcome: 'not-sure', role: 'not-heard', failure: 'told' })
    expect(story).toMatchObject({ severity: 'sweet-spot', denial: false })
  })

  it('weighs a mark by what others as confident have earned', () => {
    const tone = [0.69, 0.7].map((certainty) => ({ kind: 'blame' as const, quote: 'It', certainty }))
    const marked = { ...judged, annotations: [{ ...judged.annotations[0]!, tone }] }
    const certainties = (claims: Claims) =>
      withoutUnearned(marked, claims).annotations[0]?.tone.map(({ certainty }) => certainty)
    expect(certainties({ 'tone:blame': poor })).toEqual([0.7])
    expect(certainties({ 'confident-tone:blame': poor })).toEqual([0.69])
  })

  it('is the same where everything was earned', () => {
    expect(withoutUnearned(judged, {})).toEqual(judged)
  })

  it('leaves to the user what they marked', () => {
    const own = { kind: 'minimize' as const, quote: 'nothing', byUser: true }
    const marked = { ...judged, annotations: [{ ...judged.annotations[0]!, tone: [own] }] }
    expect(withoutUnearned(marked, { 'tone:minimize': poor }).annotations[0]?.tone).toEqual([own])
  })
})

describe('claims from a file', () => {
  it('are the counts of known kinds, and nothing else', () => {
    const file = {
      'too-soft': { right: 3, of: 4 },
      'tone:blame': { right: 'x', of: 1 },
      other: { right: 1, of: 1 },
    }
    expect(parseClaims(file)).toEqual({ 'too-soft': { right: 3, of: 4 } })
    expect(parseClaims(null)).toEqual({})
  })
})

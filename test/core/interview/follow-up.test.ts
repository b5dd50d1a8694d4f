import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ARC, type ArcPart, type Judgement, type Presence } from '../../../src/core/arc.ts'
import { type FollowUp, toFollowUp } from '../../../src/core/interview/follow-up.ts'
import { DEEPER, GAPS, OPEN } from '../../../src/core/interview/follow-up-words.ts'
import { judgementOf } from '../../app/fakes.ts'

const judged = (
  presence: Partial<Record<ArcPart, Presence>>,
  text = 'We lost a day and I called them all.',
): Judgement => ({
  ...judgementOf([text]),
  presence: {
    ...(Object.fromEntries(ARC.map((part) => [part, 'told'])) as Judgement['presence']),
    ...presence,
  },
})
const ask = (
  judgement: Judgement | null,
  asked: readonly FollowUp[] = [],
  turn = 0,
  expects: readonly ArcPart[] = ARC,
): FollowUp => toFollowUp({ judgement, expects, asked, turn })

describe('what the interviewer asks back', () => {
  it('is first a gap: one’s own part before learning, learning before the end', () => {
    const silent = judged({ role: 'not-heard', learning: 'not-heard', outcome: 'not-heard' })
    const first = ask(silent)
    expect(first).toMatchObject({ kind: 'gap', part: 'role' })
    const second = ask(silent, [first])
    expect(second).toMatchObject({ kind: 'gap', part: 'learning' })
    // Two gaps are pressing enough.
    expect(ask(silent, [first, second]).kind).not.toBe('gap')
  })

  it('is never a part that may have been told, or that the question does not ask for', () => {
    fc.assert(
      fc.property(
        fc.record(
          Object.fromEntries(
            ARC.map((part) => [part, fc.constantFrom<Presence>('told', 'thin', 'not-sure', 'not-heard')]),
          ) as Record<ArcPart, fc.Arbitrary<Presence>>,
        ),
        fc.subarray([...ARC]),
        fc.integer(),
        (presence, expects, turn) => {
          const { kind, part } = ask(judged(presence), [], turn, expects)
          if (kind === 'gap')
            expect(part && presence[part] === 'not-heard' && expects.includes(part)).toBe(true)
        },
      ),
    )
  })

  it('is deeper where all was told, and not where the answer may have been given', () => {
    for (const { question, unless } of DEEPER) {
      const turns = Array.from({ length: 40 }, (_, turn) => ask(judged({}), [], turn))
      expect(turns.every(({ kind }) => kind === 'deeper')).toBe(true)
      if (unless.source === '(?!)') continue
      expect(turns.some((asked) => asked.question === question)).toBe(true)
    }
    const told = judged(
      {},
      'My manager knew, I noticed it first, and we decided against a rollback because I thought it works.',
    )
    const asked = Array.from({ length: 40 }, (_, turn) => ask(told, [], turn).question)
    for (const question of [
      'How did your manager react?',
      'When did you first know?',
      'What did you decide against?',
    ])
      expect(asked).not.toContain(question)
  })

  it('is an open question where the answer could not be judged in time', () => {
    expect(ask(null)).toMatchObject({ kind: 'open', part: null })
    expect(OPEN).toContain(ask(null, [], 5).question)
  })

  it('is never the same twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 3, maxLength: 3 }), fc.boolean(), (turns, isJudged) => {
        const asked: FollowUp[] = []
        for (const turn of turns)
          asked.push(ask(isJudged ? judged({ role: 'not-heard' }) : null, asked, turn))
        expect(new Set(asked.map(({ question }) => question)).size).toBe(3)
      }),
    )
  })

  it('has eight phrasings and more of each kind, all of them questions', () => {
    for (const questions of [...Object.values(GAPS), OPEN, DEEPER.map(({ question }) => question)]) {
      expect(new Set(questions).size).toBeGreaterThanOrEqual(8)
      expect(questions.every((question) => question.endsWith('?'))).toBe(true)
    }
  })
})

describe('at staff level', () => {
  const asked = (
    text: string,
    before: readonly FollowUp[] = [],
    level: 'senior' | 'staff' = 'staff',
  ): FollowUp => toFollowUp({ judgement: judged({}, text), expects: ARC, asked: before, level, turn: 0 })

  it('what reached beyond one’s own team is asked for once, after the gaps', () => {
    const first = asked('We lost a day.')
    expect(first.kind).toBe('reach')
    expect(asked('We lost a day.', [first]).kind).toBe('deeper')
    expect(asked('We lost a day.', [], 'senior').kind).toBe('deeper')
    const gap = toFollowUp({
      judgement: judged({ role: 'not-heard' }),
      expects: ARC,
      asked: [],
      level: 'staff',
      turn: 0,
    })
    expect(gap.kind).toBe('gap')
  })

  it.each([
    'Two other teams took the checklist over.',
    'It is company-wide by now.',
    'We rolled it out across the organisation.',
    'The rest of the company works like that.',
    'Every team has it.',
  ])('is not asked for where it may have been said: “%s”', (text) => {
    expect(asked(text).kind).not.toBe('reach')
  })

  it('is asked for in eight ways', () => {
    const ways = Array.from(
      { length: 40 },
      (_, turn) =>
        toFollowUp({ judgement: judged({}), expects: ARC, asked: [], level: 'staff', turn }).question,
    )
    expect(new Set(ways).size).toBe(8)
  })
})

import { describe, expect, it } from 'vitest'
import { toSessionReview } from '../../../src/core/interview/session-review.ts'
import type { Take } from '../../../src/core/take.ts'
import { takeOf, writtenTake } from '../../app/takes.ts'

const WHOLE = ['context', 'failure', 'role', 'response', 'learning', 'outcome'] as const
const LEARNED = 'Since then I ask for a second signature before every migration.'

/** The answer to one question of a session of three, with all parts but those. */
const answered = (id: string, index: number, without: readonly string[] = [], createdAtMs = index): Take =>
  writtenTake(
    WHOLE.filter((part) => !without.includes(part)).map((part) => ({
      text: part === 'learning' ? LEARNED : `I moved the ${part} on Friday with ${id}.`,
      part,
    })),
    {},
    { id, createdAtMs, duration: 90, session: { id: 's', index, count: 3 } },
  )

describe('the review of a session', () => {
  it('has its answers in the order in which they were asked, and no other take', () => {
    const takes = [answered('b', 1), answered('a', 0), takeOf({ id: 'alone' })]
    const review = toSessionReview('s', takes)
    expect(review?.answers.map(({ take }) => take.id)).toEqual(['a', 'b'])
    expect(review?.count).toBe(3)
    expect(toSessionReview('another', takes)).toBeNull()
  })

  it('asks for one thing, the most important of all answers, and keeps a line of the best one', () => {
    const review = toSessionReview('s', [
      answered('a', 0, ['context']),
      answered('b', 1, ['role']),
      answered('c', 2),
    ])
    expect(review?.next).toMatchObject({ take: { id: 'b' }, advice: { kind: 'role-not-heard' } })
    expect(review?.keep?.take.id).toBe('c')
  })

  it('says what was heard of each answer, as soon as it is written down', () => {
    const waiting = takeOf({ id: 'w', createdAtMs: 9, session: { id: 's', index: 1, count: 3 } })
    const review = toSessionReview('s', [answered('a', 0, ['role', 'outcome']), waiting])
    expect(review?.answers[0]?.read?.told).toEqual(['context', 'failure', 'response', 'learning'])
    expect(review?.answers[1]?.read).toBeNull()
    const none = toSessionReview('s', [waiting])
    expect(none).toMatchObject({ next: null, keep: null })
  })

  it('speaks of the last answer to a question that was answered again', () => {
    const again = answered('again', 0, [], 5)
    const review = toSessionReview('s', [answered('a', 0, ['role']), again])
    expect(review?.answers).toHaveLength(2)
    expect(review?.next?.take.id).toBe('again')
    // The same story to the same question has the same lesson: nobody is told.
    expect(review?.sameLessons).toEqual([])
  })

  it('points out a lesson that two answers end on', () => {
    const review = toSessionReview('s', [answered('a', 0), answered('b', 1)])
    expect(review?.sameLessons).toEqual([{ ids: ['a', 'b'], lines: [LEARNED, LEARNED] }])
  })
})

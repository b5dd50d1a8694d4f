import { describe, expect, it } from 'vitest'
import { toNightCards } from '../../../src/core/stories/night-before.ts'
import { EMPTY_DRAFT } from '../../../src/core/stories/story.ts'
import type { Take } from '../../../src/core/take.ts'
import { writtenTake } from '../../app/takes.ts'
import { storyOf } from './stories.ts'

const PARTS = ['context', 'failure', 'role', 'response', 'learning', 'outcome'] as const
const take = (id: string, count: number, changes: Partial<Take> = {}): Take =>
  writtenTake(
    PARTS.slice(0, count).map((part, i) => ({ text: `${id} tells ${part}.`, part, start: 3 + i * 5 })),
    {},
    { id, ...changes },
  )

describe('the cards of the night before', () => {
  it('are of three stories at most, and of none that is archived', () => {
    const stories = [storyOf('a', { isArchived: true }), ...['b', 'c', 'd', 'e'].map((id) => storyOf(id))]
    expect(toNightCards(stories, () => []).map(({ storyId }) => storyId)).toEqual(['b', 'c', 'd'])
  })

  it('have the opening of the best take: the newest in which there is nothing to change', () => {
    const takes = [take('newest', 3), take('good', 6), take('old', 6)]
    expect(toNightCards([storyOf('a')], () => takes)[0]).toMatchObject({
      opening: 'good tells context.',
      takeId: 'good',
      from: 3,
      to: 23,
    })
    expect(toNightCards([storyOf('a')], () => takes.slice(0, 1))[0]?.takeId).toBe('newest')
  })

  it('have nothing to hear of what was typed or never told', () => {
    expect(toNightCards([storyOf('a')], () => [take('typed', 6, { duration: null })])[0]).toMatchObject({
      opening: 'typed tells context.',
      takeId: null,
    })
    expect(toNightCards([storyOf('a')], () => [])[0]).toMatchObject({ opening: null, takeId: null })
  })

  it('have keywords that do not break off on the way to a word', () => {
    const notes = {
      ...EMPTY_DRAFT.notes,
      failure: 'Four drivers, half a day.',
      role: 'I never asked the landlord for the key that I needed',
      learning: 'and the of for to the',
    }
    expect(toNightCards([storyOf('a', { notes })], () => [])[0]?.keywords).toEqual([
      'Four drivers, half a day',
      'I never asked the landlord',
      'and the of for to the',
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { PROMPTS } from '../../../src/core/prompts.ts'
import { type Next, toBoard, toHowFar } from '../../../src/core/stories/board.ts'
import type { Story } from '../../../src/core/stories/story.ts'
import type { Take } from '../../../src/core/take.ts'
import type { ArcPart } from '../../../src/core/arc.ts'
import { writtenTake } from '../../app/takes.ts'
import { storyOf } from './stories.ts'

const PARTS: readonly ArcPart[] = ['context', 'failure', 'role', 'response', 'learning', 'outcome']
/** A take in which all parts are told but those. */
function told(without: readonly ArcPart[] = [], prompt: string = PROMPTS[0].text): Take {
  return writtenTake(
    PARTS.filter((part) => !without.includes(part)).map((part) => ({
      text: `This is about ${part} I say.`,
      part,
    })),
    {},
    { duration: 100, prompt },
  )
}

const nextOf = (stories: readonly Story[], takes: Record<string, readonly Take[]> = {}): Next | null =>
  toBoard(stories, PROMPTS, (id) => takes[id] ?? []).next

describe('how far a story is', () => {
  it('is read from its newest take', () => {
    expect(toHowFar([told(), told(['role'])])).toMatchObject({
      takes: 2,
      lacks: [],
      isGoodEnough: true,
    })
    expect(toHowFar([told(['learning']), told()])).toMatchObject({
      lacks: ['learning'],
      isGoodEnough: false,
    })
  })

  it('lacks nothing that the question does not ask for', () => {
    const { text } = PROMPTS.find(({ id }) => id === 'regret')!
    expect(toHowFar([told(['outcome'], text)])).toMatchObject({ lacks: [], isGoodEnough: true })
  })

  it('is not good enough before it is told', () => {
    expect(toHowFar([])).toMatchObject({ takes: 0, isGoodEnough: false })
  })
})

describe('the board', () => {
  const stories = [
    storyOf('a', { prompts: ['failure', 'mistake'] }),
    storyOf('b', { category: 'leadership', prompts: ['conflict'] }),
    storyOf('c', { isArchived: true }),
  ]

  it('has each story by its category and by the questions that it can answer', () => {
    const board = toBoard(stories, PROMPTS, () => [])
    const ids = (states: readonly { story: Story }[]) => states.map((state) => state.story.id)
    expect(board.categories.map(({ category, stories: own }) => [category, ids(own)])).toEqual([
      ['technical', ['a']],
      ['leadership', ['b']],
      ['communication', []],
    ])
    const by = Object.fromEntries(board.prompts.map(({ prompt, stories: own }) => [prompt.id, ids(own)]))
    expect(by).toMatchObject({ failure: ['a'], mistake: ['a'], conflict: ['b'], deadline: [] })
    expect(board.archived.map(({ id }) => id)).toEqual(['c'])
  })
})

describe('what to prepare next', () => {
  const a = storyOf('a', { prompts: ['failure', 'mistake', 'deadline'] })
  const b = storyOf('b', { category: 'leadership', prompts: ['failure', 'conflict'] })
  const c = storyOf('c', { category: 'communication', prompts: ['failure'] })

  it('is a story, where there is none but archived ones', () => {
    expect(nextOf([storyOf('old', { isArchived: true })])).toEqual({ name: 'find-a-story' })
  })

  it('is to tell one that was never told', () => {
    expect(nextOf([a, b], { a: [told()] })).toEqual({ name: 'tell-it', story: b })
  })

  it('is to tell one again that lacks something', () => {
    expect(nextOf([a], { a: [told(['learning'])] })).toEqual({
      name: 'tell-it-again',
      story: a,
      lacks: ['learning'],
    })
  })

  it('is a story of another category, where those that are there are good enough', () => {
    expect(nextOf([a], { a: [told()] })).toEqual({ name: 'other-category', category: 'leadership' })
  })

  it('is a usual question that none can answer', () => {
    const few = { ...b, prompts: ['failure'] }
    expect(nextOf([a, few, c], { a: [told()], b: [told()], c: [told()] })).toMatchObject({
      name: 'other-prompt',
      prompt: { id: 'conflict' },
    })
  })

  it('is nothing, where the bank is good enough', () => {
    expect(nextOf([a, b, c], { a: [told()], b: [told()], c: [told()] })).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { PROMPTS } from '../../../src/core/prompts.ts'
import { toBoard } from '../../../src/core/stories/board.ts'
import { type Plan, toPlan } from '../../../src/core/stories/plan.ts'
import type { Story } from '../../../src/core/stories/story.ts'
import type { Take } from '../../../src/core/take.ts'
import { writtenTake } from '../../app/takes.ts'
import { storyOf } from './stories.ts'

const MORNING = 1000
const WHOLE = ['context', 'failure', 'role', 'response', 'learning', 'outcome'] as const
const told = (id: string, storyId: string, createdAtMs: number, changes: Partial<Take> = {}): Take =>
  writtenTake(
    WHOLE.map((part) => ({ text: `I moved the ${part} on Friday.`, part })),
    {},
    { id, storyId, createdAtMs, duration: 90, ...changes },
  )
const lacking = (id: string, storyId: string, createdAtMs: number): Take => ({
  ...writtenTake(
    WHOLE.filter((part) => part !== 'role').map((part) => ({ text: `The ${part} moved on Friday.`, part })),
  ),
  id,
  storyId,
  createdAtMs,
})

/** The plan of a bank; takes newest first. */
function planOf(stories: readonly Story[], takes: readonly Take[] = []): Plan | null {
  const board = toBoard(stories, PROMPTS, (id) =>
    takes.filter((take) => take.storyId === id && take.again?.name !== 'drill'),
  )
  return toPlan({ board, prompts: PROMPTS, takes, morningMs: MORNING })
}

describe('the plan for today', () => {
  it('is none where there is no story', () => {
    expect(planOf([])).toBeNull()
    expect(planOf([storyOf('old', { isArchived: true })])).toBeNull()
  })

  it('is about the story that the board would prepare next', () => {
    const stories = [storyOf('a'), storyOf('b', { category: 'leadership' })]
    expect(planOf(stories, [told('1', 'a', 1)])?.story.id).toBe('b')
  })

  it('is about the one that was told longest ago where the bank is good enough', () => {
    const prompts = ['failure', 'mistake', 'deadline', 'conflict']
    const stories = [
      storyOf('a', { prompts }),
      storyOf('b', { category: 'leadership', prompts }),
      storyOf('c', { category: 'communication', prompts }),
    ]
    const takes = [told('3', 'c', 30), told('2', 'a', 20), told('1', 'b', 10)]
    expect(planOf(stories, takes)?.story.id).toBe('b')
  })

  it('asks the question that the story was told to least, in whichever words it was asked', () => {
    const stories = [storyOf('a', { prompts: ['failure', 'mistake'] })]
    expect(planOf(stories)?.prompt.id).toBe('failure')
    const asked = { prompt: PROMPTS[0].phrasings[1] }
    expect(planOf(stories, [told('1', 'a', 1, asked)])?.prompt.id).toBe('mistake')
  })

  it('begins with what the newest take asks for, until that was answered alone', () => {
    const stories = [storyOf('a')]
    const take = lacking('1', 'a', 1)
    expect(planOf(stories, [take])?.drill).toEqual({ take, part: 'role' })
    const drill = told('2', 'a', 2, {
      again: {
        of: '1',
        name: 'drill',
        kind: 'role-not-heard',
        part: 'role',
        question: '?',
        keep: null,
        pins: [],
        round: 1,
      },
    })
    expect(planOf(stories, [drill, take])?.drill).toBeNull()
    expect(planOf(stories, [told('3', 'a', 3), take])?.drill).toBeNull()
  })

  it('is over when the story was told twice since the morning', () => {
    const stories = [storyOf('a')]
    const early = [lacking('2', 'a', MORNING + 5), lacking('1', 'a', MORNING - 5)]
    expect(planOf(stories, early)?.isEnough).toBe(false)
    expect(planOf(stories, [lacking('3', 'a', MORNING + 9), ...early])?.isEnough).toBe(true)
  })
})

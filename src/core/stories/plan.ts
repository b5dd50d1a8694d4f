import type { ArcPart } from '../arc.ts'
import { findPrompt, type Prompt } from '../prompts.ts'
import type { Claims } from '../report/claims.ts'
import { toReport } from '../report/report.ts'
import type { Take } from '../take.ts'
import type { Board } from './board.ts'
import type { Story } from './story.ts'

/** Ten minutes for one day: which story, to which question, which part of it first alone, and when it is enough. */
export interface Plan {
  story: Story
  /** The question that it was told to least. */
  prompt: Prompt
  /** What its newest take asks for, to be answered alone first; null where there is nothing, or it was. */
  drill: { take: Take; part: ArcPart } | null
  /** It was told often enough since the morning. */
  isEnough: boolean
}

/** More tellings of one story a day make it a recital. */
const ENOUGH_TELLINGS = 2

interface Bank {
  board: Pick<Board, 'categories' | 'next'>
  prompts: readonly Prompt[]
  /** All takes, drills too, newest first. */
  takes: readonly Take[]
  claims?: Claims
  /** When the day began, in milliseconds since 1970. */
  morningMs: number
}

/** The plan for today; null where there is no story to tell yet. */
export function toPlan({ board, prompts, takes, claims = {}, morningMs }: Bank): Plan | null {
  const { next } = board
  const stories = board.categories.flatMap((category) => category.stories.map(({ story }) => story))
  const isTelling = (take: Take, story: Story): boolean =>
    take.storyId === story.id && take.again?.name !== 'drill'
  const lastTold = (story: Story): number => takes.find((take) => isTelling(take, story))?.createdAtMs ?? 0
  const story =
    next && 'story' in next ? next.story : stories.toSorted((a, b) => lastTold(a) - lastTold(b))[0]
  if (!story) return null
  const told = takes.filter((take) => isTelling(take, story))
  const prompt = next?.name === 'other-prompt' ? next.prompt : toLeastAsked(story, prompts, told)
  if (!prompt) return null
  return {
    story,
    prompt,
    drill: toDrill(told, takes, claims),
    isEnough: told.filter(({ createdAtMs }) => createdAtMs >= morningMs).length >= ENOUGH_TELLINGS,
  }
}

function toLeastAsked(story: Story, prompts: readonly Prompt[], told: readonly Take[]): Prompt | undefined {
  const own = prompts.filter(({ id }) => story.prompts.includes(id))
  const asked = (id: string): number => told.filter((take) => findPrompt(take.prompt).id === id).length
  return (own.length > 0 ? own : prompts).toSorted((a, b) => asked(a.id) - asked(b.id))[0]
}

function toDrill(told: readonly Take[], takes: readonly Take[], claims: Claims): Plan['drill'] {
  const newest = told.find(({ transcript }) => transcript.name === 'written')
  const part = newest && toReport(newest, claims)?.advice.part
  if (!part || takes.some(({ again }) => again?.name === 'drill' && again.of === newest.id)) return null
  return { take: newest, part }
}

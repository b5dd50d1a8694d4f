import { ARC, type ArcPart } from '../arc.ts'
import { findPrompt, type Prompt } from '../prompts.ts'
import { type Claims, toStanding } from '../report/claims.ts'
import { toReport } from '../report/report.ts'
import type { Take } from '../take.ts'
import { findSameLessons, type SameLesson, toLessonLines } from './same-lesson.ts'
import { STORY_CATEGORIES, type Story, type StoryCategory } from './story.ts'

/** How far a story is told. */
export interface HowFar {
  takes: number
  /** Parts that the prompt of its newest take asks for and that were not heard in it. */
  lacks: readonly ArcPart[]
  /** Seconds over the limit in its newest take. */
  overtime: number
  /** There is nothing to change in its newest take: leave the wording alone. */
  isGoodEnough: boolean
  /** What was learned, as its newest take says it. */
  lessons: readonly string[]
}

export type StoryState = HowFar & { story: Story }

/** What to prepare next, and why. */
export type Next =
  | { name: 'find-a-story' }
  | { name: 'tell-it'; story: Story }
  | { name: 'tell-it-again'; story: Story; lacks: readonly ArcPart[] }
  | { name: 'other-category'; category: StoryCategory }
  | { name: 'other-prompt'; prompt: Prompt; story: Story }

export interface Board {
  categories: readonly { category: StoryCategory; stories: readonly StoryState[] }[]
  prompts: readonly { prompt: Prompt; stories: readonly StoryState[] }[]
  archived: readonly Story[]
  /** Stories that may end on the same lesson. */
  sameLessons: readonly SameLesson[]
  /** Null where the bank is good enough. */
  next: Next | null
}

/** The prompts that most interviews choose from: a bank that can answer these is good enough. */
const USUAL: ReadonlySet<string> = new Set(['failure', 'mistake', 'deadline', 'conflict'])

/** Which categories and which prompts are covered, what each story lacks, and what to do next. */
export function toBoard(
  stories: readonly Story[],
  prompts: readonly Prompt[],
  takesOf: (storyId: string) => readonly Take[],
  claims: Claims = {},
): Board {
  const states = stories
    .filter((story) => !story.isArchived)
    .map((story): StoryState => ({ story, ...toHowFar(takesOf(story.id), claims) }))
  return {
    categories: STORY_CATEGORIES.map((category) => ({
      category,
      stories: states.filter(({ story }) => story.category === category),
    })),
    prompts: prompts.map((prompt) => ({
      prompt,
      stories: states.filter(({ story }) => story.prompts.includes(prompt.id)),
    })),
    archived: stories.filter((story) => story.isArchived),
    sameLessons: findSameLessons(
      states.map(({ story, lessons }) => ({ id: story.id, lines: [story.notes.learning, ...lessons] })),
    ),
    next: toNext(states, prompts),
  }
}

/** How far a story is; its takes newest first. Only the newest one that is written down is read. */
export function toHowFar(takes: readonly Take[], claims: Claims = {}): HowFar {
  const written = takes.find(({ transcript }) => transcript.name === 'written')
  const report = written && toReport(written, claims)
  if (!report) return { takes: takes.length, lacks: [], overtime: 0, isGoodEnough: false, lessons: [] }
  const expected = findPrompt(written.prompt).expects
  const lacks = ARC.filter(
    (part) =>
      toStanding(claims, `not-heard:${part}`) !== 'silence' &&
      expected.includes(part) &&
      report.arc.some((entry) => entry.part === part && entry.presence === 'not-heard'),
  )
  return {
    takes: takes.length,
    lacks,
    overtime: report.overtime ?? 0,
    isGoodEnough: report.advice.kind === 'nothing' && lacks.length === 0,
    lessons: toLessonLines(report),
  }
}

/** First one story told well, then another category, then the prompts that none can answer. */
function toNext(states: readonly StoryState[], prompts: readonly Prompt[]): Next | null {
  if (states.length === 0) return { name: 'find-a-story' }
  const silent = states.find(({ takes }) => takes === 0)
  if (silent) return { name: 'tell-it', story: silent.story }
  const unfinished = states.find(({ isGoodEnough }) => !isGoodEnough)
  if (unfinished) return { name: 'tell-it-again', story: unfinished.story, lacks: unfinished.lacks }
  const category = STORY_CATEGORIES.find((it) => states.every(({ story }) => story.category !== it))
  // Two or three stories, not three hundred.
  if (category && states.length < 3) return { name: 'other-category', category }
  const prompt = prompts.find(
    ({ id }) => USUAL.has(id) && states.every(({ story }) => !story.prompts.includes(id)),
  )
  const [first] = states
  return prompt && first ? { name: 'other-prompt', prompt, story: first.story } : null
}

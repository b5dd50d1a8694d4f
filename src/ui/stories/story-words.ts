import type { HowFar, Next } from '../../core/stories/board.ts'
import type { StoryCategory } from '../../core/stories/story.ts'
import type { ArcPart } from '../../core/arc.ts'
import { toSpokenTime } from '../../core/time-text.ts'
import { PART_NAMES } from '../../core/part-names.ts'

export const CATEGORY_NAMES: Record<StoryCategory, string> = {
  technical: 'Technical judgment',
  leadership: 'Leadership',
  communication: 'Communication',
}

/** What a story is called until its user names it. */
export const toStoryTitle = (title: string): string => title.trim() || 'A story without a name'

export const toPartList = (parts: readonly ArcPart[]): string =>
  parts.map((part) => `“${PART_NAMES[part]}”`).join(', ')

/** How far a story is, in a line. Nothing is counted against anybody. */
export function toStateText({ takes, lacks, overtime, isGoodEnough }: HowFar): string {
  if (takes === 0) return 'Not told yet'
  if (isGoodEnough) return 'Good enough: leave the wording alone, try it on another question'
  if (lacks.length > 0) return `I didn’t hear ${toPartList(lacks)} in the newest take`
  if (overtime > 0) return `${toSpokenTime(overtime)} over the limit in the newest take`
  return takes === 1 ? 'Told once' : `Told ${takes} times`
}

/** What to prepare next, with its reason. */
export function toNextText(next: Next): string {
  switch (next.name) {
    case 'find-a-story':
      return 'Find one story. Two or three are enough for most interviews; the first is the one that counts.'
    case 'tell-it':
      return `Tell “${toStoryTitle(next.story.title)}” aloud once. Notes alone don’t show how long it takes.`
    case 'tell-it-again':
      return next.lacks.length > 0
        ? `Tell “${toStoryTitle(next.story.title)}” again: I didn’t hear ${toPartList(next.lacks)}.`
        : `Tell “${toStoryTitle(next.story.title)}” once more, with the one thing in mind that its newest take asks for.`
    case 'other-category':
      return `Find another story, about ${CATEGORY_NAMES[next.category].toLowerCase()}. An interviewer who has heard one may ask for another kind.`
    case 'other-prompt':
      return `Try “${toStoryTitle(next.story.title)}” on another question: “${next.prompt.text}” None of your stories answers it yet.`
  }
}

import { ARC } from '../arc.ts'
import type { Claims } from '../report/claims.ts'
import { toReport } from '../report/report.ts'
import type { Take } from '../take.ts'
import type { Story } from './story.ts'

/** What one has in the hand the night before: nothing new, nothing to improve. */
export interface NightCard {
  storyId: string
  title: string
  /** Six at most: the beginnings of its notes. */
  keywords: readonly string[]
  /** The first sentence of its best take; null where it was never told. */
  opening: string | null
  /** The take to hear; null where there is none with sound. */
  takeId: string | null
  /** Seconds from which and to which its opening is heard. */
  from: number
  to: number
  /** When it was told last, in milliseconds since 1970; null where it never was. */
  toldAtMs: number | null
}

/** So many stories are enough for one evening. */
const MOST = 3

/** So many words of a note are a keyword; it does not end on a word that leads to the next. */
const KEYWORD = 6
const LEADING =
  /(?:\s+(?:a|an|the|of|for|to|in|on|at|by|with|and|or|but|that|which|my|our|their|we|i|it|was|is))+$/i

/** An opening is heard for about so long, in seconds. */
const OPENING = 20

/** A card for each story that is ready, the newest three; `takesOf` gives a story's takes, newest first. */
export function toNightCards(
  stories: readonly Story[],
  takesOf: (storyId: string) => readonly Take[],
  claims: Claims = {},
): NightCard[] {
  return stories
    .filter((story) => !story.isArchived)
    .slice(0, MOST)
    .map((story) => {
      const takes = takesOf(story.id)
      const told = takes.flatMap((take) => {
        const report = toReport(take, claims)
        return report ? [{ take, report }] : []
      })
      const best = told.find(({ report }) => report.advice.kind === 'nothing') ?? told[0]
      const first = best?.report.sentences[0]
      const from = first?.start ?? 0
      return {
        storyId: story.id,
        title: story.title,
        keywords: ARC.flatMap((part) => toKeyword(story.notes[part])),
        opening: first?.text ?? null,
        takeId: best && best.take.duration !== null ? best.take.id : null,
        from,
        to: from + OPENING,
        toldAtMs: takes[0]?.createdAtMs ?? null,
      }
    })
}

function toKeyword(note: string): string[] {
  const words = note.trim().split(/\s+/)
  const kept = words.slice(0, KEYWORD).join(' ')
  const keyword = (words.length > KEYWORD ? kept.replace(LEADING, '') : kept).replace(/[\s.,;:…]+$/, '')
  return keyword === '' ? [] : [keyword]
}

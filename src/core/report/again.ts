import { type Advice, type Keep, toDrillQuestion } from './advice.ts'
import type { ArcPart } from '../arc.ts'
import type { Report } from './report.ts'

/** Why a take was made: to answer one question of an earlier take alone, or to tell the whole answer again. */
export interface Again {
  /** The earlier take. */
  of: string
  name: 'drill' | 'retake'
  /** What was to change. */
  kind: Advice['kind']
  part: ArcPart | null
  question: string
  /** The line that was to be kept, in the speaker's words. */
  keep: string | null
  /** Own words that the speaker wanted before their eyes, six at most. */
  pins: string[]
  /** How many times in a row the same was to change, from 1 on. */
  round: number
}

export const MOST_PINS = 6

/** After so many retakes for the same thing it is time for something else. */
export const MOST_ROUNDS = 2

/** What a report asks for next, as the reason of another take. `before` is why its own take was made. */
export function toAgain(
  of: string,
  name: Again['name'],
  { advice, keep }: { advice: Advice; keep: Keep },
  before: Again | undefined,
): Again {
  const part = advice.part ?? null
  const isSame = before?.name === 'retake' && before.kind === advice.kind && before.part === part
  return {
    of,
    name,
    kind: advice.kind,
    part,
    question: advice.text,
    keep: keep?.quote ?? null,
    pins: [],
    round: isSame ? before.round + 1 : 1,
  }
}

/** One part of an earlier take, to be told alone. */
export const toPartDrill = (of: string, part: ArcPart): Again => ({
  of,
  name: 'drill',
  kind: 'part-not-heard',
  part,
  question: toDrillQuestion(part, 0),
  keep: null,
  pins: [],
  round: 1,
})

/** Whether the one thing is in the new take. */
export type Verdict = 'in' | 'not-yet' | 'cannot-tell'

/** The verdict on the one thing that was to change: nothing else is judged. */
export function toVerdict(again: Again, report: Report): Verdict {
  if (again.part !== null) {
    const entry = report.arc.find(({ part }) => part === again.part)
    if (entry?.presence === 'told' || entry?.presence === 'thin') return 'in'
    return entry?.presence === 'not-heard' ? 'not-yet' : 'cannot-tell'
  }
  if (again.kind === 'too-long' && report.overtime !== null) return report.overtime > 0 ? 'not-yet' : 'in'
  if (report.advice.kind === again.kind) return 'not-yet'
  return 'cannot-tell'
}

/** The sentences that tell what was asked for; none where it cannot be said which. */
export const toMoments = ({ part }: Pick<Again, 'part'>, { sentences }: Report): number[] =>
  part === null ? [] : sentences.filter((it) => it.part === part).map(({ index }) => index)

const contentOf = (text: string): Set<string> =>
  new Set(text.toLowerCase().match(/[\p{L}\p{N}']{4,}/gu) ?? [])

/** Of a kept line's longer words so many come back where it survived. */
const SURVIVES = 0.6

/** The sentence in which the line that was to be kept comes back, in whatever order; null where it does not. */
export function findKept(keep: string, { sentences }: Report): number | null {
  const wanted = contentOf(keep)
  if (wanted.size === 0) return null
  const shares = sentences.map(({ text }) => {
    const own = contentOf(text)
    return [...wanted].filter((word) => own.has(word)).length / wanted.size
  })
  const most = Math.max(0, ...shares)
  return most >= SURVIVES ? shares.indexOf(most) : null
}

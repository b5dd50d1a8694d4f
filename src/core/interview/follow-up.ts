import type { ArcPart, Judgement } from '../arc.ts'
import type { Level } from '../settings.ts'
import { DEEPER, GAPS, OPEN, REACH, REACHED } from './follow-up-words.ts'

/** Whether the interviewer asks back: not at all, once, or up to three times. */
export const FOLLOW_UP_MODES = ['off', 'open', 'pressing'] as const
export type FollowUpMode = (typeof FOLLOW_UP_MODES)[number]

/** How often the interviewer asks back at most. */
export const MOST_FOLLOW_UPS: Record<FollowUpMode, number> = { off: 0, open: 1, pressing: 3 }

/** A question that the interviewer asks after an answer. `part` is what it is for; null where it asks for nothing in particular. */
export interface FollowUp {
  kind: 'gap' | 'reach' | 'deeper' | 'open'
  part: ArcPart | null
  question: string
}

/** What an interviewer asks for first. */
const ORDER: readonly ArcPart[] = ['role', 'learning', 'outcome', 'response', 'failure', 'context']

/** Two gaps in a row are pressing enough; then something that was told. */
const MOST_GAPS = 2

interface Answered {
  /** Null where the answer could not be judged in time. */
  judgement: Judgement | null
  /** The parts that the prompt asks for. */
  expects: readonly ArcPart[]
  /** What was asked back already. */
  asked: readonly FollowUp[]
  level?: Level
  /** Chooses among phrasings; any number. */
  turn: number
}

/**
 * What the interviewer asks back: first a gap, openly, then something that was told, deeper. Never what was said: a part that
 * may have been told is not asked for, and a deeper question not where its answer may have been given. From staff on they ask
 * once what reached beyond the speaker's own team.
 */
export function toFollowUp({ judgement, expects, asked, level = '', turn }: Answered): FollowUp {
  const pick = (questions: readonly string[]): string => {
    const fresh = questions.filter((question) => asked.every((it) => it.question !== question))
    const from = fresh.length > 0 ? fresh : questions
    return from[Math.abs(turn) % from.length] ?? ''
  }
  const open: FollowUp = { kind: 'open', part: null, question: pick(OPEN) }
  if (!judgement) return open
  const { presence, annotations } = judgement
  const gaps = asked.filter(({ kind }) => kind === 'gap')
  const gap = ORDER.find(
    (part) =>
      presence[part] === 'not-heard' &&
      expects.includes(part) &&
      gaps.every((earlier) => earlier.part !== part),
  )
  if (gap && gaps.length < MOST_GAPS) return { kind: 'gap', part: gap, question: pick(GAPS[gap]) }
  const text = annotations.map((annotation) => annotation.text).join(' ')
  if (level === 'staff' && !REACHED.test(text) && asked.every(({ kind }) => kind !== 'reach'))
    return { kind: 'reach', part: null, question: pick(REACH) }
  const deeper = DEEPER.filter(
    ({ part, unless, question }) =>
      presence[part] === 'told' && !unless.test(text) && asked.every((it) => it.question !== question),
  )
  const chosen = deeper[Math.abs(turn) % Math.max(1, deeper.length)]
  return chosen ? { kind: 'deeper', part: chosen.part, question: chosen.question } : open
}

import type { SharedSentence, Trust } from '../core/portable/shared-take.ts'

type Part = NonNullable<SharedSentence['part']>

/** What the page calls the parts; what belongs to none of them is not called anything. */
export const PART_NAMES: Record<Part, string> = {
  context: 'Context',
  failure: 'Failure',
  role: 'Their role',
  response: 'Response',
  learning: 'Learning',
  outcome: 'Outcome',
  none: '',
}

export const TRUST_NAMES: Record<Trust, string> = { more: 'More', same: 'The same', less: 'Less' }

/** Seconds as a clock shows them: 72.4 is "1:12". */
export function toClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** The beginning of a text, in so many letters. */
export const toBeginning = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).trimEnd()}…` : text

import { syllable } from 'syllable'
import type { Span } from '../words.ts'

/** A digit is read with so many syllables, about: "seven", "three hundred". */
const DIGIT = 1.5

/** Syllables of a text, about, as it is read aloud. */
export function countSyllables(text: string): number {
  const digits = text.match(/\d/g)?.length ?? 0
  return syllable(text.replaceAll(/\d+/g, ' ')) + digits * DIGIT
}

/** Spans with those joined that a silence shorter than `shortest` seconds parts: within it one is still speaking. */
export function joinSpans(spans: readonly Span[], shortest: number): Span[] {
  const joined: Span[] = []
  for (const { start, end } of spans) {
    const last = joined.at(-1)
    if (last && start - last.end < shortest) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return joined
}

/** The silences between spans. */
export const toGaps = (spans: readonly Span[]): Span[] =>
  spans.slice(1).map((span, index) => ({ start: spans[index]?.end ?? span.start, end: span.start }))

/** Seconds of a stretch in which somebody speaks. */
export const toSpeakingTime = (speech: readonly Span[], { start, end }: Span): number =>
  speech.reduce((sum, span) => sum + Math.max(0, Math.min(span.end, end) - Math.max(span.start, start)), 0)

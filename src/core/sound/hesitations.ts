import type { Span, Word } from '../words.ts'

/** Sounds that are no words; "like" and "you know" are words, and nobody can tell from text when they are fillers. */
const FILLERS = new Set(['um', 'umm', 'uh', 'uhh', 'uhm', 'er', 'erm', 'hm', 'hmm', 'mm', 'mhm', 'ah', 'eh'])

/** Speech of so many seconds without a word is a sound that the recogniser left out. */
const SHORTEST = 0.3

/** How far the edges of a word may be from where it was said, in seconds (models/whisper/README.md). */
const BLUR = 0.15

export interface Hesitations {
  /** Words that are fillers, with their times. */
  fillers: Word[]
  /** Speech that got no word. */
  unworded: Span[]
}

/**
 * Fillers and other hesitations, at the least: recognisers drop most fillers, so those that they wrote are counted, and
 * speech in which they heard no word for 0.3 s and more.
 */
export function findHesitations(words: readonly Word[], speech: readonly Span[]): Hesitations {
  return {
    fillers: words.filter(({ text }) => FILLERS.has(text.toLowerCase().replace(/[^a-z]/g, ''))),
    unworded: speech
      .flatMap((span) => words.reduce((left, word) => left.flatMap((it) => without(it, word)), [span]))
      .filter(({ start, end }) => end - start >= SHORTEST),
  }
}

/** What of a stretch is left when a word, and as much around it as its edges may be off, is taken out. */
function without(span: Span, word: Word): Span[] {
  const [from, to] = [word.start - BLUR, word.end + BLUR]
  if (to <= span.start || from >= span.end) return [span]
  return [
    { start: span.start, end: Math.max(span.start, from) },
    { start: Math.min(span.end, to), end: span.end },
  ].filter(({ start, end }) => end > start)
}

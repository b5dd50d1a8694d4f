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
  const ordered = words.toSorted((a, b) => a.start - b.start)
  // Up to each word, the latest end: from one on all words end after a moment.
  let latest = 0
  const ends = ordered.map(({ end }) => (latest = Math.max(latest, end)))
  return {
    fillers: words.filter(({ text }) => FILLERS.has(text.toLowerCase().replace(/[^a-z]/g, ''))),
    unworded: speech
      .flatMap((span) => toUnworded(span, ordered, ends))
      .filter(({ start, end }) => end - start >= SHORTEST),
  }
}

/** What of a stretch is left when its words, and as much around them as their edges may be off, are taken out. */
function toUnworded({ start, end }: Span, words: readonly Word[], ends: readonly number[]): Span[] {
  const left: Span[] = []
  let from = start
  for (let at = toFirstAfter(ends, start - BLUR); at < words.length; at++) {
    const word = words[at]
    if (!word || word.start - BLUR >= end) break
    if (word.start - BLUR > from) left.push({ start: from, end: word.start - BLUR })
    from = Math.max(from, word.end + BLUR)
  }
  return from < end ? [...left, { start: from, end }] : left
}

/** The first of values that only grow that is larger than another one. */
function toFirstAfter(values: readonly number[], value: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? Infinity) > value) high = middle
    else low = middle + 1
  }
  return low
}

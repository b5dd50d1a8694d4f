import type { Word } from './words.ts'

/** What the recogniser returns: text, and its times in seconds from the beginning of its window. */
export interface Chunk {
  text: string
  timestamp: [number, number | null]
}

/** Shorter than this is no word that anybody said. */
const SHORTEST = 0.02

/**
 * Words of a window, in seconds of the recording: within the window, in order, none without a length. Where the
 * recogniser gives no end, the next word's start or the window's end stands in. Words that are only white space go.
 */
export function toWords(chunks: readonly Chunk[], start: number, duration: number): Word[] {
  const end = start + duration
  let earliest = start
  return chunks.flatMap((chunk, index) => {
    const text = chunk.text.trim()
    if (text === '') return []
    const next = chunks[index + 1]?.timestamp[0] ?? duration
    const from = clamp(start + chunk.timestamp[0], earliest, end)
    const to = clamp(start + (chunk.timestamp[1] ?? next), from + SHORTEST, Math.max(end, from + SHORTEST))
    earliest = Math.min(to, end)
    return [{ text, start: from, end: to }]
  })
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

import { type Stretch, toRecordingTime } from './segmenter.ts'
import type { Word } from '../words.ts'

/** What the recogniser returns: text, and its times in seconds from the beginning of its window. */
export interface Chunk {
  text: string
  timestamp: [number, number | null]
}

/** Shorter than this is no word that anybody said. */
const SHORTEST = 0.02

/**
 * Words of a window, in seconds of the recording: in order, within the window's stretches of speech, none without a length.
 * Where the recogniser gives no end, the next word's start or the window's end stands in. Words that are only white space
 * go.
 */
export function toWords(chunks: readonly Chunk[], stretches: readonly Stretch[]): Word[] {
  const last = stretches.at(-1)
  const duration = last ? last.at + last.duration : 0
  let earliest = 0
  return chunks.flatMap(({ text, timestamp: [start, end] }, index) => {
    if (text.trim() === '') return []
    const next = chunks[index + 1]?.timestamp[0] ?? duration
    const from = clamp(start, earliest, Math.max(earliest, duration - SHORTEST))
    const to = Math.max(from + SHORTEST, Math.min(end ?? next, duration))
    earliest = to
    const heardFrom = toRecordingTime(stretches, from, 'start')
    // A word that seems to last over silence that was left out ends where its own stretch of speech ends.
    const heardTo = Math.min(toRecordingTime(stretches, to, 'end'), heardFrom + (to - from))
    return [{ text: text.trim(), start: heardFrom, end: Math.max(heardTo, heardFrom + SHORTEST) }]
  })
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

import type { Span } from '../words.ts'
import { LEVEL } from './loudness.ts'

/** What is heard of a recording beside its words. Seconds of the recording, unless named otherwise. */
export interface Sounding {
  /** Where somebody speaks, in order. */
  speech: Span[]
  /** The middles of what sounds like syllables. */
  syllables: number[]
  /** Decibels between speech and the room; null where there is too little of either to say. */
  signalToNoise: number | null
}

/** So many seconds of the room are heard before a word is said about its noise. */
const ENOUGH_ROOM = 0.5

/** So many seconds around speech are neither speech nor room: consonants and echo. */
const MARGIN = 0.15

/** An edge of speech is looked for so many seconds inside of where the voice activity has it, and outside. */
const REACH = { inside: 0.16, outside: 0.1 }

/** An edge is this far above the room at least, and this far below speech at most, in decibels. */
const EDGE = { aboveRoom: 5, belowSpeech: 26 }

/** Syllables stand out so far from the dips around them, and lie so far below speech at most, in decibels. */
const SYLLABLE = { dip: 2, belowSpeech: 16 }

/** Levels on either side that are averaged with one before syllables are counted: 40 ms together. */
const AROUND = 2

/**
 * Reads levels (`createLoudness`) and the spans that voice activity found. Edges are moved to where the sound begins and ends:
 * voice activity looks at 32 ms at once and lets go late. Syllables are peaks of loudness between dips (de Jong and Wempe 2009,
 * doi 10.3758/BRM.41.2.385), without their test of voicing: the levels are those of the band of vowels.
 */
export function toSounding(levels: Float32Array, found: readonly Span[]): Sounding {
  const loud = toMedian(within(levels, found))
  if (loud === null) return { speech: [...found], syllables: [], signalToNoise: null }
  const outside = within(levels, toOutside(levels, found))
  const room = outside.length * LEVEL < ENOUGH_ROOM ? null : toMedian(outside)
  const threshold = Math.max(loud - EDGE.belowSpeech, (room ?? -Infinity) + EDGE.aboveRoom)
  const speech = found.map((span) => moveEdges(levels, span, threshold))
  return {
    speech,
    syllables: speech.flatMap((span) => findSyllables(levels, span, loud - SYLLABLE.belowSpeech)),
    signalToNoise: room === null ? null : loud - room,
  }
}

/** What is certainly no speech. */
function toOutside(levels: Float32Array, speech: readonly Span[]): Span[] {
  const ends = [0, ...speech.map(({ end }) => end + MARGIN)]
  const starts = [...speech.map(({ start }) => start - MARGIN), levels.length * LEVEL]
  return ends
    .map((start, index) => ({ start, end: starts[index] ?? start }))
    .filter((it) => it.end > it.start)
}

const toPlace = (seconds: number): number => Math.max(0, Math.round(seconds / LEVEL))

const within = (levels: Float32Array, spans: readonly Span[]): number[] =>
  spans.flatMap(({ start, end }) => [...levels.subarray(toPlace(start), toPlace(end))])

const toMedian = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null

function moveEdges(levels: Float32Array, { start, end }: Span, threshold: number): Span {
  const isLoud = (place: number): boolean => (levels[place] ?? -Infinity) >= threshold
  let last = Math.min(levels.length - 1, toPlace(end + REACH.outside))
  const earliest = toPlace(Math.max(start, end - REACH.inside))
  while (last > earliest && !isLoud(last)) last -= 1
  let first = toPlace(start - REACH.outside)
  const latest = Math.min(toPlace(start + REACH.inside), last)
  while (first < latest && !isLoud(first)) first += 1
  return { start: first * LEVEL, end: (last + 1) * LEVEL }
}

/** Peaks that rise and fall by enough, in order. */
function findSyllables(levels: Float32Array, { start, end }: Span, least: number): number[] {
  const found: number[] = []
  let lowest = Infinity
  let peak = { level: -Infinity, place: 0 }
  for (let place = toPlace(start); place <= toPlace(end); place++) {
    const level = toSmoothed(levels, place)
    if (level > peak.level) peak = { level, place }
    const isSyllable = peak.level >= least && peak.level - lowest >= SYLLABLE.dip
    const isOver = peak.level - level >= SYLLABLE.dip || place === toPlace(end)
    if (isSyllable && isOver) found.push(peak.place * LEVEL)
    // Down from a peak, or lower than ever since: the next one begins here.
    if ((isOver && isSyllable) || level < lowest) {
      lowest = level
      peak = { level, place }
    }
  }
  return found
}

function toSmoothed(levels: Float32Array, place: number): number {
  let sum = 0
  for (let near = place - AROUND; near <= place + AROUND; near++)
    sum += levels[Math.min(levels.length - 1, Math.max(0, near))] ?? 0
  return sum / (2 * AROUND + 1)
}

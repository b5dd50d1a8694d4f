import { SAMPLE_RATE_HZ, toLevel } from './samples.ts'

/** A stretch of a recording that the recogniser takes at once; `start` in seconds. */
export interface Window {
  start: number
  samples: Float32Array
}

const FRAME = 0.02
const SHORTEST = 18
const LONGEST = 28
/** Quieter than this everywhere is no speech: a quiet voice at a laptop's microphone is 20 dB above it. */
const SILENCE = 10 ** (-56 / 20)

/**
 * Cuts a recording at its quietest moments into windows of at most 28 s (Whisper hears 30), without overlap and without
 * the windows in which nobody speaks.
 */
export function toWindows(samples: Float32Array): Window[] {
  const levels = toLevels(samples)
  const windows: Window[] = []
  let from = 0
  while (from < levels.length) {
    const to = levels.length - from <= LONGEST / FRAME ? levels.length : quietest(levels, from)
    const start = from * FRAME
    if (levels.slice(from, to).some((level) => level > SILENCE))
      windows.push({ start, samples: samples.subarray(start * SAMPLE_RATE_HZ, to * FRAME * SAMPLE_RATE_HZ) })
    from = to
  }
  return windows
}

function toLevels(samples: Float32Array): Float32Array {
  const frame = FRAME * SAMPLE_RATE_HZ
  return Float32Array.from({ length: Math.ceil(samples.length / frame) }, (_, i) =>
    toLevel(samples.subarray(i * frame, (i + 1) * frame)),
  )
}

/** The middle of the quietest 0.3 s between 18 and 28 s after `from`, in frames. */
function quietest(levels: Float32Array, from: number): number {
  const span = Math.round(0.3 / FRAME)
  let best = from + Math.round(LONGEST / FRAME)
  let least = Infinity
  for (let at = from + SHORTEST / FRAME; at + span <= from + LONGEST / FRAME; at++) {
    let loudness = 0
    for (let i = at; i < at + span; i++) loudness += levels[i] ?? 0
    if (loudness < least) {
      least = loudness
      best = at + Math.floor(span / 2)
    }
  }
  return best
}

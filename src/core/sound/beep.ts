import type { Span } from '../words.ts'
import { SAMPLE_RATE_HZ } from './samples.ts'

const PITCH_HZ = 1000
const LOUDNESS = 0.1
/** Seconds in which it swells and fades: a tone that begins at once clicks. */
const FADE = 0.01

/** Samples in which nothing is left of these stretches but a tone. The ones that are given stay as they are. */
export function toBeeped(samples: Float32Array, spans: readonly Span[]): Float32Array {
  const beeped = samples.slice()
  for (const { start, end } of spans) {
    const from = Math.max(0, Math.floor(start * SAMPLE_RATE_HZ))
    const to = Math.min(samples.length, Math.ceil(end * SAMPLE_RATE_HZ))
    for (let at = from; at < to; at++) {
      const edge = Math.min(at - from, to - 1 - at) / SAMPLE_RATE_HZ
      const tone = Math.sin((2 * Math.PI * PITCH_HZ * at) / SAMPLE_RATE_HZ)
      beeped[at] = LOUDNESS * Math.min(1, edge / FADE) * tone
    }
  }
  return beeped
}

import { FRAME_SAMPLES } from './segmenter.ts'
import { SAMPLE_RATE_HZ } from './samples.ts'

/** Samples of one level: 8 ms. */
const LEVEL_SAMPLES = FRAME_SAMPLES / 4
/** Seconds of one level. */
export const LEVEL = LEVEL_SAMPLES / SAMPLE_RATE_HZ

/** Digital silence, in decibels: what no microphone falls below. */
const SILENCE = -100

/** Between these, in hertz, is what carries syllables: vowels, and little of the room. */
const BAND = { from: 250, to: 3000 }

export interface Loudness {
  push: (samples: Float32Array) => void
  /** Decibels below full scale of the band of speech, one every 8 ms, so far. */
  levels: () => Float32Array
}

/** How loud a recording is, as it goes on. A few operations a sample; of each second it keeps 500 bytes. */
export function createLoudness(): Loudness {
  const high = createFilter('high', BAND.from)
  const low = createFilter('low', BAND.to)
  let levels = new Float32Array(1 << 13)
  let count = 0
  let sum = 0
  let held = 0
  return {
    push(samples) {
      for (const sample of samples) {
        const heard = low(high(sample))
        sum += heard * heard
        held += 1
        if (held < LEVEL_SAMPLES) continue
        if (count === levels.length) {
          const larger = new Float32Array(count * 2)
          larger.set(levels)
          levels = larger
        }
        levels[count++] = Math.max(SILENCE, 10 * Math.log10(sum / LEVEL_SAMPLES + 1e-12))
        sum = 0
        held = 0
      }
    },
    levels: () => levels.subarray(0, count),
  }
}

/** A Butterworth filter of the second order (R. Bristow-Johnson, "Cookbook formulae for audio EQ biquad filter coefficients"). */
function createFilter(kind: 'high' | 'low', frequencyHz: number): (sample: number) => number {
  const angle = (2 * Math.PI * frequencyHz) / SAMPLE_RATE_HZ
  const alpha = Math.sin(angle) / Math.SQRT2
  const cos = Math.cos(angle)
  const a0 = 1 + alpha
  const sign = kind === 'high' ? -1 : 1
  const b1 = (sign * (1 - sign * cos)) / a0
  const b0 = (1 - sign * cos) / 2 / a0
  const [a1, a2] = [(-2 * cos) / a0, (1 - alpha) / a0]
  let [x1, x2, y1, y2] = [0, 0, 0, 0]
  return (x) => {
    const y = b0 * x + b1 * x1 + b0 * x2 - a1 * y1 - a2 * y2
    x2 = x1
    x1 = x
    y2 = y1
    y1 = y
    return y
  }
}

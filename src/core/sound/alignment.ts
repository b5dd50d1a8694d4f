import { SAMPLE_RATE_HZ } from './samples.ts'

/** Compared at 4 kHz: a quarter of a millisecond is finer than any edge of a word. */
const STEP = 4

/** Where the loudest stretch of so many seconds begins, in seconds; the first one where all is silent. */
export function findLoudest(samples: Float32Array, seconds: number): number {
  const block = SAMPLE_RATE_HZ / 10
  const energies = Array.from({ length: Math.floor(samples.length / block) }, (_, i) =>
    samples.subarray(i * block, (i + 1) * block).reduce((sum, sample) => sum + sample * sample, 0),
  )
  const blocks = Math.round(seconds * 10)
  let best = 0
  let most = -1
  let energy = 0
  energies.forEach((it, i) => {
    energy += it - (energies[i - blocks] ?? 0)
    if (i >= blocks - 1 && energy > most + 1e-9) {
      most = energy
      best = i - blocks + 1
    }
  })
  return (best * block) / SAMPLE_RATE_HZ
}

/**
 * By how many seconds `other` is later than `reference`: the lag, up to `most` seconds either way, at which the two
 * correlate best. Both are samples of the same sound; 0 where one of them is silent.
 */
export function findLag(reference: Float32Array, other: Float32Array, most: number): number {
  const a = thin(reference)
  const b = thin(other)
  const reach = Math.round((most * SAMPLE_RATE_HZ) / STEP)
  let best = 0
  let highest = 0
  for (let lag = -reach; lag <= reach; lag++) {
    let sum = 0
    for (let i = Math.max(0, -lag); i < a.length && i + lag < b.length; i++)
      sum += (a[i] ?? 0) * (b[i + lag] ?? 0)
    if (sum > highest) {
      highest = sum
      best = lag
    }
  }
  return (best * STEP) / SAMPLE_RATE_HZ
}

/** Every fourth sample of the moving average: enough of a low pass for a comparison. */
function thin(samples: Float32Array): Float32Array {
  return Float32Array.from({ length: Math.floor(samples.length / STEP) }, (_, i) => {
    let sum = 0
    for (let j = 0; j < STEP; j++) sum += samples[i * STEP + j] ?? 0
    return sum / STEP
  })
}

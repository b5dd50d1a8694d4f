/** Whisper's rate: `samples` are mono at this rate everywhere in the app. */
export const SAMPLE_RATE_HZ = 16_000

/** Joins blocks of samples in order. */
export function joinSamples(blocks: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(blocks.reduce((length, block) => length + block.length, 0))
  let offset = 0
  for (const block of blocks) {
    joined.set(block, offset)
    offset += block.length
  }
  return joined
}

/** The largest magnitude in each of `count` equal stretches, 0 to 1, to three decimals: what a waveform draws. */
export function toPeaks(samples: Float32Array, count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * samples.length) / count)
    const to = Math.floor(((index + 1) * samples.length) / count)
    let peak = 0
    for (let i = from; i < to; i++) peak = Math.max(peak, Math.abs(samples[i] ?? 0))
    return Math.round(Math.min(1, peak) * 1000) / 1000
  })
}

/** Root mean square of a block, 0 to 1. */
export function toLevel(block: Float32Array): number {
  let sum = 0
  for (const sample of block) sum += sample * sample
  return block.length === 0 ? 0 : Math.sqrt(sum / block.length)
}

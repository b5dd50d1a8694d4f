import { SAMPLE_RATE_HZ } from './samples.ts'

/** Zero crossings of the sinc on each side, and table entries between two of them. */
const CROSSINGS = 16
const STEPS = 256

export interface Resampler {
  /** Takes the next block at the source's rate, returns what can be computed at 16 kHz so far. */
  push(block: Float32Array): Float32Array
  /** The rest, after the last block. */
  flush(): Float32Array
}

/**
 * Streams mono audio from `fromHz` to 16 kHz by a windowed sinc (Smith, "Digital Audio Resampling", CCRMA): blocks of
 * any length join without a seam, and output sample n stands at n / 16000 s. A browser resamples only whole recordings.
 */
export function createResampler(fromHz: number): Resampler {
  if (!(fromHz > 0)) throw new RangeError(`not a sample rate: ${fromHz}`)
  const ratio = fromHz / SAMPLE_RATE_HZ
  const scale = Math.min(1, 1 / ratio) * 0.96
  const reach = CROSSINGS / scale
  const table = Float32Array.from({ length: CROSSINGS * STEPS + 2 }, (_, i) => kernel(i / STEPS))
  let kept = new Float32Array(Math.ceil(reach))
  let keptFrom = -kept.length
  let next = 0

  const produce = (known: number): Float32Array => {
    const out: number[] = []
    for (; next * ratio + reach < known; next++) {
      const centre = next * ratio
      let sum = 0
      for (let i = Math.ceil(centre - reach); i <= centre + reach; i++) {
        const at = Math.abs(i - centre) * scale * STEPS
        const low = Math.floor(at)
        const weight = (table[low] ?? 0) + ((table[low + 1] ?? 0) - (table[low] ?? 0)) * (at - low)
        sum += (kept[i - keptFrom] ?? 0) * weight
      }
      out.push(sum * scale)
    }
    const unneeded = Math.max(0, Math.floor(next * ratio - reach) - keptFrom)
    kept = kept.slice(unneeded)
    keptFrom += unneeded
    return Float32Array.from(out)
  }

  const append = (block: Float32Array): void => {
    const joined = new Float32Array(kept.length + block.length)
    joined.set(kept)
    joined.set(block, kept.length)
    kept = joined
  }

  return {
    push(block) {
      append(block)
      return produce(keptFrom + kept.length)
    },
    flush() {
      const end = keptFrom + kept.length
      append(new Float32Array(Math.ceil(reach) + 1))
      const rest = produce(keptFrom + kept.length)
      const wanted = Math.max(0, rest.length - (next - Math.ceil(end / ratio)))
      return rest.subarray(0, wanted)
    },
  }
}

function kernel(x: number): number {
  if (x >= CROSSINGS) return 0
  const window = Math.cos((Math.PI * x) / (2 * CROSSINGS)) ** 2
  return x === 0 ? 1 : (window * Math.sin(Math.PI * x)) / (Math.PI * x)
}

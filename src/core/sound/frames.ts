import { FRAME_SAMPLES } from './segmenter.ts'

export interface Frames {
  /** The frames that are full now. */
  push: (samples: Float32Array) => Float32Array[]
  /** The last frame, filled up with silence: nothing of the recording is left out. */
  flush: () => Float32Array[]
}

/** Cuts samples that come in blocks of any length into frames of 32 ms, the same however they come. */
export function createFrames(): Frames {
  let rest = new Float32Array(0)
  return {
    push(samples) {
      const sound = new Float32Array(rest.length + samples.length)
      sound.set(rest)
      sound.set(samples, rest.length)
      const count = Math.floor(sound.length / FRAME_SAMPLES)
      rest = sound.slice(count * FRAME_SAMPLES)
      return Array.from({ length: count }, (_, i) =>
        sound.subarray(i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES),
      )
    },
    flush() {
      if (rest.length === 0) return []
      const last = new Float32Array(FRAME_SAMPLES)
      last.set(rest)
      rest = new Float32Array(0)
      return [last]
    },
  }
}

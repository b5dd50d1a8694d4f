import type { Session, TensorClass } from '../runtime.ts'
import { FRAME_SAMPLES } from './segmenter.ts'

/** Samples of the frame before that Silero wants to see in front of each frame. */
const CONTEXT = 64

export interface VoiceActivity {
  /** The probability, 0 to 1, that somebody speaks in the next frame of 512 samples. */
  next: (frame: Float32Array) => Promise<number>
}

/** Silero v6 (https://github.com/snakers4/silero-vad): a frame takes less than a millisecond. */
export function toVoiceActivity<Tensor extends { data: unknown }>(
  session: Session<Tensor>,
  Tensor: TensorClass<Tensor>,
): VoiceActivity {
  const rate = new Tensor('int64', BigInt64Array.from([16_000n]), [])
  let state = new Tensor('float32', new Float32Array(2 * 128), [2, 1, 128])
  const input = new Float32Array(CONTEXT + FRAME_SAMPLES)
  return {
    async next(frame) {
      input.copyWithin(0, FRAME_SAMPLES)
      input.set(frame, CONTEXT)
      const { output, stateN } = await session.run({
        input: new Tensor('float32', input.slice(), [1, input.length]),
        state,
        sr: rate,
      })
      if (!(output?.data instanceof Float32Array) || !stateN)
        throw new Error('The model of voice activity gave no answer')
      state = stateN
      return output.data[0] ?? 0
    },
  }
}

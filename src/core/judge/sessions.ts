import type { Session, TensorClass } from '../runtime.ts'
import type { ReaderModel } from './reader.ts'

/** How the encoder's sessions are opened. */
export const SESSION_OPTIONS = {
  executionProviders: ['wasm'],
  // Weights are unpacked once, at loading.
  extra: { session: { disable_quant_qdq: '1' } },
}

/** The encoder's two halves as a runtime's sessions: `models/arc/encoder.onnx` and `reader.onnx`. */
export function toReaderModel<Tensor extends { data: unknown }>(
  encoder: Session<Tensor>,
  reader: Session<Tensor>,
  Tensor: TensorClass<Tensor>,
): ReaderModel {
  const toFloats = (output: { data: unknown } | undefined): Float32Array => {
    if (!(output?.data instanceof Float32Array)) throw new Error('The encoder gave no numbers')
    return output.data
  }
  return {
    async encode(ids, count, length) {
      const { gists } = await encoder.run({ ids: new Tensor('int64', ids, [count, length]) })
      return toFloats(gists)
    },
    async read(gists, places, count) {
      const { parts, tones, told, story } = await reader.run({
        gists: new Tensor('float32', gists, [count, gists.length / count]),
        places: new Tensor('float32', places, [count, places.length / count]),
      })
      return { parts: toFloats(parts), tones: toFloats(tones), told: toFloats(told), story: toFloats(story) }
    },
  }
}

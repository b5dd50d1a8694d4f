import type { ReaderModel } from './reader.ts'

/** A model in a runtime, as far as it is used here: ONNX Runtime's sessions are such. */
interface Session<Tensor> {
  run: (inputs: Record<string, Tensor>) => Promise<Readonly<Record<string, { data: unknown }>>>
}
/** The runtime's own class of tensors. */
interface TensorClass<Tensor> {
  new (type: 'int64', data: BigInt64Array, dims: readonly number[]): Tensor
  new (type: 'float32', data: Float32Array, dims: readonly number[]): Tensor
}

/** How the encoder's sessions are opened. */
export const SESSION_OPTIONS = {
  executionProviders: ['wasm'],
  // Weights are unpacked once, at loading.
  extra: { session: { disable_quant_qdq: '1' } },
}

/** The encoder's two halves as a runtime's sessions: `models/arc/encoder.onnx` and `reader.onnx`. */
export function toReaderModel<Tensor>(
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

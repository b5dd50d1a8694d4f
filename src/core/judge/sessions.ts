import type { ReaderModel } from './reader.ts'

/** A model in a runtime, as far as it is used here: ONNX Runtime's sessions are such. */
interface Session<Tensor> {
  run: (inputs: Record<string, Tensor>) => Promise<Readonly<Record<string, { data: unknown }>>>
}
type MakeTensor<Tensor> = (data: BigInt64Array | Float32Array, dims: readonly number[]) => Tensor

/** The encoder's two halves as a runtime's sessions: `models/arc/encoder.onnx` and `reader.onnx`. */
export function toReaderModel<Tensor>(
  encoder: Session<Tensor>,
  reader: Session<Tensor>,
  tensor: MakeTensor<Tensor>,
): ReaderModel {
  const toFloats = (output: { data: unknown } | undefined): Float32Array => {
    if (!(output?.data instanceof Float32Array)) throw new Error('The encoder gave no numbers')
    return output.data
  }
  return {
    async encode(ids, count, length) {
      const { gists } = await encoder.run({ ids: tensor(ids, [count, length]) })
      return toFloats(gists)
    },
    async read(gists, places, count) {
      const { parts, tones, told, story } = await reader.run({
        gists: tensor(gists, [count, gists.length / count]),
        places: tensor(places, [count, places.length / count]),
      })
      return { parts: toFloats(parts), tones: toFloats(tones), told: toFloats(told), story: toFloats(story) }
    },
  }
}

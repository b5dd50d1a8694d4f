import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm'
import { createReader, parseReaderFacts, type Read } from '../core/judge/reader.ts'
import { toReaderModel } from '../core/judge/sessions.ts'

const toPath = (name: string): string => fileURLToPath(new URL(`../../models/arc/${name}`, import.meta.url))

/** The encoder of `models/arc`, in the runtime that the app uses; null where it has none. */
export async function openReader(): Promise<Read | null> {
  if (!existsSync(toPath('encoder.onnx'))) return null
  env.wasm.numThreads = 1
  const open = (name: string): Promise<InferenceSession> =>
    InferenceSession.create(readFileSync(toPath(name)), {
      executionProviders: ['wasm'],
      // Weights are unpacked once, at loading.
      extra: { session: { disable_quant_qdq: '1' } },
    })
  const [encoder, reader] = [await open('encoder.onnx'), await open('reader.onnx')]
  const model = toReaderModel(encoder, reader, (data, dims) =>
    data instanceof BigInt64Array ? new Tensor('int64', data, dims) : new Tensor('float32', data, dims),
  )
  return createReader(model, parseReaderFacts(JSON.parse(readFileSync(toPath('pieces.json'), 'utf8'))))
}

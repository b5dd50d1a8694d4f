import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm'
import { createReader, parseReaderFacts, type Read } from '../core/judge/reader.ts'
import { SESSION_OPTIONS, toReaderModel } from '../core/judge/sessions.ts'

const toPath = (name: string): string => fileURLToPath(new URL(`../../models/arc/${name}`, import.meta.url))

/** The encoder of `models/arc`, in the runtime that the app uses; null where it has none. */
export async function openReader(): Promise<Read | null> {
  if (!existsSync(toPath('encoder.onnx'))) return null
  env.wasm.numThreads = 1
  const open = (name: string): Promise<InferenceSession> =>
    InferenceSession.create(readFileSync(toPath(name)), SESSION_OPTIONS)
  const [encoder, reader] = [await open('encoder.onnx'), await open('reader.onnx')]
  return createReader(
    toReaderModel(encoder, reader, Tensor),
    parseReaderFacts(JSON.parse(readFileSync(toPath('pieces.json'), 'utf8'))),
  )
}

import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm'
import runtimeUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url'
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url'
import encoderUrl from '../../models/arc/encoder.onnx?url'
import piecesUrl from '../../models/arc/pieces.json?url'
import readerUrl from '../../models/arc/reader.onnx?url'
import weightsUrl from '../../models/arc/weights.json?url'
import type { Judge } from '../core/arc.ts'
import { createJudge } from '../core/judge/judge.ts'
import { createReader, parseReaderFacts, type Read } from '../core/judge/reader.ts'
import { SESSION_OPTIONS, toReaderModel } from '../core/judge/sessions.ts'
import { parseWeights } from '../core/judge/weights.ts'
import type { JudgeRequest, JudgeResponse } from './judge-protocol.ts'

let judge: Promise<Judge> | null = null

/** One answer at a time: a session of the runtime does not run twice at once. */
let last: Promise<void> = Promise.resolve()

self.addEventListener('message', ({ data }: MessageEvent<JudgeRequest>) => {
  last = last.then(() => answer(data))
})

async function answer({ id, sentences }: JudgeRequest): Promise<void> {
  const say = (response: JudgeResponse): void => self.postMessage(response)
  try {
    judge ??= load()
    say({ id, name: 'judged', judgement: await (await judge)(sentences) })
  } catch (thrown) {
    judge = null
    say({ id, name: 'failed', message: String(thrown) })
  }
}

async function load(): Promise<Judge> {
  const [weights, read] = await Promise.all([
    fetchBody(weightsUrl, (response) => response.json()),
    openReader()
      .catch(tellAndThrow)
      .catch(() => null),
  ])
  return createJudge(parseWeights(weights), read && ((sentences) => read(sentences).catch(tellAndThrow)))
}

/** The judge goes on with less: whoever looks into the console can see why. */
function tellAndThrow(thrown: unknown): never {
  console.error('Without the encoder the linear models judge alone.', thrown)
  throw thrown
}

async function openReader(): Promise<Read> {
  env.wasm.wasmPaths = { mjs: runtimeUrl, wasm: wasmUrl }
  // The recogniser may be at work beside it.
  env.wasm.numThreads = 1
  const open = async (address: string): Promise<InferenceSession> =>
    InferenceSession.create(
      new Uint8Array(await fetchBody(address, (response) => response.arrayBuffer())),
      SESSION_OPTIONS,
    )
  const facts = await fetchBody(piecesUrl, (response) => response.json())
  const [encoder, reader] = [await open(encoderUrl), await open(readerUrl)]
  return createReader(toReaderModel(encoder, reader, Tensor), parseReaderFacts(facts))
}

async function fetchBody<Body>(
  address: string,
  toBody: (response: Response) => Promise<Body>,
): Promise<Body> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} could not be read: ${response.status}`)
  return toBody(response)
}

import { type AutomaticSpeechRecognitionPipeline, env, pipeline } from '@xenova/transformers'
import graphicsRuntimeUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url'
import graphicsWasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url'
import runtimeUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url'
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url'
import { findSuspicion, markDoubtful, type RecognisedWindow, splitWindow } from '../core/sound/guards.ts'
import { SAMPLE_RATE_HZ } from '../core/sound/samples.ts'
import { type Chunk, toWords } from '../core/sound/transcript.ts'
import type { Word } from '../core/words.ts'
import type {
  Limits,
  ModelSource,
  RecogniserRequest,
  RecogniserResponse,
  Rung,
} from './recogniser-protocol.ts'
import { type SessionTimes, timeSessions } from './session-times.ts'
import { correctTokenTimes } from './token-times.ts'

/** Whisper's decoder has 448 places, some of them for the prompt. */
const LONGEST_TEXT = 440

interface Loaded {
  recogniser: AutomaticSpeechRecognitionPipeline
  times: SessionTimes
}
let loaded: { key: string; opened: Promise<Loaded> } | null = null

self.addEventListener('message', ({ data }: MessageEvent<RecogniserRequest>) => void answer(data))

async function answer({ id, source, rung, window, limits }: RecogniserRequest): Promise<void> {
  const say = (response: RecogniserResponse): void => self.postMessage(response)
  let stage: 'model' | 'speech' = 'model'
  try {
    const { recogniser, times } = await load(source, rung)
    stage = 'speech'
    const before = { ...times }
    const began = performance.now()
    const words = window ? await recognise(recogniser, window, limits) : []
    const effort = {
      whole: (performance.now() - began) / 1000,
      encoder: times.encoder - before.encoder,
      decoder: times.decoder - before.decoder,
    }
    say({ id, name: 'words', words, effort })
  } catch (thrown) {
    say({ id, name: 'failed', stage, message: String(thrown) })
  }
}

/** A window's words; where they cannot be right, those of another cut; where those cannot either, marked as doubtful. */
async function recognise(
  recogniser: AutomaticSpeechRecognitionPipeline,
  window: RecognisedWindow,
  limits: Limits,
): Promise<Word[]> {
  const words = await decode(recogniser, window, limits)
  const first = limits.decodesAgain ? findSuspicion(words, window.stretches) : null
  if (!first) return words
  const [before, after] = splitWindow(window)
  const again = [...(await decode(recogniser, before, limits)), ...(await decode(recogniser, after, limits))]
  const second = findSuspicion(again, window.stretches)
  return second ? markDoubtful(again, second) : again
}

async function decode(
  recogniser: AutomaticSpeechRecognitionPipeline,
  { samples, stretches }: RecognisedWindow,
  { tokensPerSecond }: Limits,
): Promise<Word[]> {
  const duration = samples.length / SAMPLE_RATE_HZ
  const { chunks } = (await recogniser(samples, {
    return_timestamps: 'word',
    max_new_tokens: Math.min(LONGEST_TEXT, Math.ceil(duration * tokensPerSecond)),
  })) as { chunks?: Chunk[] }
  return toWords(chunks ?? [], stretches)
}

function load(source: ModelSource, rung: Rung): Promise<Loaded> {
  const key = JSON.stringify([source, rung])
  if (loaded?.key !== key) loaded = { key, opened: open(source, rung) }
  return loaded.opened
}

async function open(source: ModelSource, rung: Rung): Promise<Loaded> {
  const onGraphics = rung.device === 'graphics'
  const { wasm } = env.backends.onnx
  if (wasm) {
    // Served with the app: left to itself the runtime asks a CDN, and takes one thread on two cores.
    wasm.wasmPaths = onGraphics
      ? { mjs: graphicsRuntimeUrl, wasm: graphicsWasmUrl }
      : { mjs: runtimeUrl, wasm: wasmUrl }
    wasm.numThreads = rung.threads
  }
  env.useWasmCache = false
  env.allowLocalModels = source.place === 'app'
  env.allowRemoteModels = source.place === 'cache'
  env.useBrowserCache = source.place === 'cache'
  if (source.place === 'app') env.localModelPath = source.path
  const recogniser = await pipeline(
    'automatic-speech-recognition',
    source.place === 'app' ? source.name : source.repository,
    {
      // On the graphics chip 8-bit decoders give nonsense and 16 bits are unstable.
      dtype: onGraphics ? { encoder_model: 'fp32', decoder_model_merged: 'q4' } : 'q8',
      device: onGraphics ? 'webgpu' : 'wasm',
      // Lets the runtime dequantise the decoder's output head once, at loading, instead of at every token: a step takes
      // 0.75 of the time, for 80 MB a branch of the graph.
      session_options: { extra: { session: { disable_quant_qdq: '1' } } },
      ...(source.place === 'cache' ? { revision: source.revision } : {}),
    },
  )
  correctTokenTimes(recogniser.model)
  return { recogniser, times: timeSessions(recogniser.model) }
}

import { type AutomaticSpeechRecognitionPipeline, env, pipeline } from '@xenova/transformers'
import runtimeUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url'
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url'
import { SAMPLE_RATE_HZ } from '../core/samples.ts'
import type { SpeechWindow } from '../core/segmenter.ts'
import { type Chunk, toWords } from '../core/transcript.ts'
import type { Word } from '../core/words.ts'
import type { ModelSource, RecogniserRequest, RecogniserResponse } from './recogniser-protocol.ts'
import { correctTokenTimes } from './token-times.ts'

/** Nobody says more tokens a second than this; a decoder that loops is cut off here. */
const TOKENS_PER_SECOND = 9

let loaded: { key: string; recogniser: Promise<AutomaticSpeechRecognitionPipeline> } | null = null

self.addEventListener('message', ({ data }: MessageEvent<RecogniserRequest>) => void answer(data))

async function answer({ id, source, window }: RecogniserRequest): Promise<void> {
  const say = (response: RecogniserResponse): void => self.postMessage(response)
  let stage: 'model' | 'speech' = 'model'
  try {
    const recogniser = await load(source)
    stage = 'speech'
    say({ id, name: 'words', words: window ? await recognise(recogniser, window) : [] })
  } catch (thrown) {
    say({ id, name: 'failed', stage, message: String(thrown) })
  }
}

async function recognise(
  recogniser: AutomaticSpeechRecognitionPipeline,
  window: SpeechWindow,
): Promise<Word[]> {
  const duration = window.samples.length / SAMPLE_RATE_HZ
  const { chunks } = (await recogniser(window.samples, {
    return_timestamps: 'word',
    max_new_tokens: Math.min(440, Math.ceil(duration * TOKENS_PER_SECOND) + 8),
  })) as { chunks?: Chunk[] }
  return toWords(chunks ?? [], window.stretches)
}

function load(source: ModelSource): Promise<AutomaticSpeechRecognitionPipeline> {
  const key = JSON.stringify(source)
  if (loaded?.key !== key) loaded = { key, recogniser: open(source) }
  return loaded.recogniser
}

async function open(source: ModelSource): Promise<AutomaticSpeechRecognitionPipeline> {
  const { wasm } = env.backends.onnx
  if (wasm) {
    // Served with the app: left to itself the runtime asks a CDN.
    wasm.wasmPaths = { mjs: runtimeUrl, wasm: wasmUrl }
    // Left to itself it takes one thread on two cores.
    wasm.numThreads = self.crossOriginIsolated
      ? Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1))
      : 1
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
      dtype: 'q8',
      device: 'wasm',
      // Lets the runtime dequantise the decoder's output head once, at loading, instead of at every token: a step takes
      // 0.75 of the time, for 80 MB a branch of the graph.
      session_options: { extra: { session: { disable_quant_qdq: '1' } } },
      ...(source.place === 'cache' ? { revision: source.revision } : {}),
    },
  )
  correctTokenTimes(recogniser.model)
  return recogniser
}

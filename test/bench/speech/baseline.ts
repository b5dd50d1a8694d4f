import { env, pipeline } from '@xenova/transformers'
import runtimeUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url'
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url'

interface Request {
  path: string
  model: string
  samples: Float32Array
  tokensPerSecond: number
}

/** After the fact, as the best-known demo does it: windows of 30 s that overlap by 5 s on each side. */
const WINDOW = 30
const STRIDE = 5

const { wasm } = env.backends.onnx
if (wasm) {
  wasm.wasmPaths = { mjs: runtimeUrl, wasm: wasmUrl }
  wasm.numThreads = Math.max(1, Math.min(4, navigator.hardwareConcurrency - 1))
}
env.useWasmCache = false
env.useBrowserCache = false
env.allowRemoteModels = false
env.allowLocalModels = true

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  answer(data).catch((thrown: unknown) => self.postMessage({ failed: String(thrown) }))
})

async function answer({ path, model, samples, tokensPerSecond }: Request): Promise<void> {
  env.localModelPath = path
  const recogniser = await pipeline('automatic-speech-recognition', model, { dtype: 'q8', device: 'wasm' })
  // The first run allocates; both ways are measured warm.
  await recogniser(samples.slice(0, 16_000), { max_new_tokens: 2 })
  const began = performance.now()
  const { text } = (await recogniser(samples, {
    return_timestamps: 'word',
    chunk_length_s: WINDOW,
    stride_length_s: STRIDE,
    max_new_tokens: Math.ceil(tokensPerSecond * WINDOW),
  })) as { text: string }
  self.postMessage({ text, seconds: (performance.now() - began) / 1000 })
}

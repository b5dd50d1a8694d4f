import sileroUrl from '@ricky0123/vad-web/dist/silero_vad_v6.onnx?url'
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm'
import runtimeUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url'
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url'
import { toVoiceActivity, type VoiceActivity } from '../core/sound/voice-activity.ts'

/** Silero in the runtime that the recogniser brings, on one thread. */
export async function openVoiceActivity(): Promise<VoiceActivity> {
  env.wasm.wasmPaths = { mjs: runtimeUrl, wasm: wasmUrl }
  env.wasm.numThreads = 1
  return toVoiceActivity(await InferenceSession.create(sileroUrl, { executionProviders: ['wasm'] }), Tensor)
}

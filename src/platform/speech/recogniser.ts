import { Failure } from '../../app/failure.ts'
import { SAMPLE_RATE_HZ } from '../../core/sound/samples.ts'
import type { RecognisedWindow } from '../../core/sound/guards.ts'
import type { Word } from '../../core/words.ts'
import type {
  Effort,
  Limits,
  RecogniserRequest,
  RecogniserResponse,
  Rung,
} from '../../workers/recogniser-protocol.ts'
import RecogniserWorker from '../../workers/recogniser.ts?worker'
import { createWorkerCall } from '../worker-call.ts'
import { climb, toRungs } from './ladder.ts'
import { loadKnown, saveKnown } from './machine-memory.ts'
import type { FoundModel } from './models.ts'

/** A runtime that has not loaded a model by then never will. */
const PATIENCE_MS = 240_000

/** A model that is loaded in a worker of its own. */
export interface Recogniser {
  /** The window's words, and what they cost. Rejects with a `Failure`. */
  recognise: (window: RecognisedWindow, limits: Limits, signal: AbortSignal) => Promise<Written>
  close: () => void
}
interface Written {
  words: Word[]
  effort: Effort
}

/** Loads a model on the fastest rung that it runs on here. */
export async function openRecogniser(
  model: FoundModel,
  limits: Limits,
  signal: AbortSignal,
): Promise<Recogniser> {
  const rungs = toRungs({
    hasGraphics: model.hasGraphicsFiles && (await hasAdapter()),
    isIsolated: globalThis.crossOriginIsolated,
    cores: navigator.hardwareConcurrency,
  })
  return climb({
    rungs,
    remembered: loadKnown(model.name).rung,
    check: model.check,
    signal,
    close: (recogniser) => recogniser.close(),
    remember: (rung) => saveKnown(model.name, { rung }),
    async open(rung, isChecked) {
      const clip = isChecked && model.check ? await loadClip(model.check.clip) : null
      const timed = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)])
      const { opened, call } = createRecogniser(model, rung)
      try {
        // Loaded first: the clip's time is that of hearing alone.
        await call(null, limits, timed)
        if (!clip) return { opened, heard: '', seconds: 0 }
        const { words, effort } = await call(clip, limits, timed)
        return { opened, heard: words.map(({ text }) => text).join(' '), seconds: effort.whole }
      } catch (thrown) {
        opened.close()
        throw thrown
      }
    },
  })
}

function createRecogniser({ source, name }: FoundModel, rung: Rung) {
  const worker = createWorkerCall<RecogniserRequest, RecogniserResponse>(() => new RecogniserWorker())
  const call = (window: RecognisedWindow | null, limits: Limits, signal: AbortSignal): Promise<Written> =>
    worker.call<Written>(
      { source, rung, window, limits },
      window ? [window.samples.buffer] : [],
      (response) => {
        if (response.name === 'words') return { result: { words: response.words, effort: response.effort } }
        // What fails while it works is not believed the next time.
        if (response.stage === 'speech') saveKnown(name, { rung: null })
        const code = response.stage === 'model' ? 'model-damaged' : 'recogniser-failed'
        throw new Failure(code, { cause: response.message })
      },
      signal,
    )
  const opened: Recogniser = { recognise: call, close: worker.close }
  return { opened, call }
}

/** WebGPU is right on Chromium only; Firefox and WebKit are better on threads. */
async function hasAdapter(): Promise<boolean> {
  const { gpu, userAgentData } = navigator as {
    gpu?: { requestAdapter: () => Promise<object | null> }
    userAgentData?: { brands: { brand: string }[] }
  }
  if (!gpu || !userAgentData?.brands.some(({ brand }) => brand === 'Chromium')) return false
  return (await gpu.requestAdapter().catch(() => null)) !== null
}

async function loadClip(clip: string): Promise<RecognisedWindow> {
  const bytes = await (await fetch(new URL(clip, document.baseURI))).arrayBuffer()
  const samples = (await new OfflineAudioContext(1, 1, SAMPLE_RATE_HZ).decodeAudioData(bytes)).getChannelData(
    0,
  )
  const duration = samples.length / SAMPLE_RATE_HZ
  return { samples: samples.slice(), stretches: [{ at: 0, start: 0, duration }] }
}

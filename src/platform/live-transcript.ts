import { Failure } from '../app/failure.ts'
import type { LiveTranscript, TranscriptionProgress } from '../app/ports.ts'
import { SAMPLE_RATE_HZ } from '../core/samples.ts'
import type { SpeechWindow } from '../core/segmenter.ts'
import type { Word } from '../core/words.ts'
import type {
  Limits,
  ModelSource,
  RecogniserRequest,
  RecogniserResponse,
} from '../workers/recogniser-protocol.ts'
import RecogniserWorker from '../workers/recogniser.ts?worker'
import type { SegmenterRequest, SegmenterResponse } from '../workers/segmenter-protocol.ts'
import SegmenterWorker from '../workers/segmenter.ts?worker'
import { createWorkerCall } from './worker-call.ts'

/** Fast talkers need 5 tokens a second; short windows begin and end with tokens of time. */
const SPEECH: Limits = { tokensPerSecond: 9, decodesAgain: true }

/**
 * Writes a recording down while it is made: one worker finds the speech and cuts it into windows, another one writes them
 * down as they come. Both are closed, and their memory returns, when it is finished, fails or is aborted.
 */
export function openLiveTranscript(
  findSource: (signal: AbortSignal) => Promise<ModelSource>,
  onProgress: (progress: TranscriptionProgress) => void,
  signal: AbortSignal,
  limits: Limits = SPEECH,
): LiveTranscript {
  const segmenter = createWorkerCall<SegmenterRequest, SegmenterResponse>(() => new SegmenterWorker())
  const recogniser = createWorkerCall<RecogniserRequest, RecogniserResponse>(() => new RecogniserWorker())
  const words: Word[] = []
  let heard = 0
  let effort = 0
  let isFinishing = false

  const recognise = async (window: SpeechWindow | null): Promise<void> => {
    const found = await recogniser.call<Word[]>(
      { source: await source, window, limits },
      window ? [window.samples.buffer] : [],
      (response) => {
        if (response.name === 'words') {
          effort += response.seconds
          return { result: response.words }
        }
        const code = response.stage === 'model' ? 'model-damaged' : 'recogniser-failed'
        throw new Failure(code, { cause: response.message })
      },
      signal,
    )
    words.push(...found)
    const last = window?.stretches.at(-1)
    if (last && isFinishing)
      onProgress({ name: 'transcribing', fraction: Math.min(1, (last.start + last.duration) / heard) })
  }

  const source = findSource(signal)
  onProgress({ name: 'loading' })
  // The model is loaded while the first words are spoken.
  let writing = recognise(null)
  // A failure is told to whoever finishes. Until then nobody waits, and there is no use in listening on.
  let isFailed = false
  writing.catch(() => (isFailed = true))

  function segment(samples: Float32Array, isLast: boolean): Promise<void> {
    return segmenter.call<void>(
      { samples, isLast },
      [],
      (response) => {
        if (response.name === 'failed') throw new Failure('recogniser-failed', { cause: response.message })
        for (const window of response.windows) {
          writing = writing.then(() => recognise(window))
          writing.catch(() => (isFailed = true))
        }
        return { result: undefined }
      },
      signal,
    )
  }

  let segmenting = Promise.resolve()
  function close(): void {
    segmenter.close()
    recogniser.close()
  }

  return {
    hear(samples) {
      if (isFailed) return
      heard += samples.length / SAMPLE_RATE_HZ
      const segmented = segment(samples, false)
      segmenting = Promise.all([segmenting, segmented]).then(() => undefined)
      segmenting.catch(() => undefined)
    },
    async finish() {
      isFinishing = true
      try {
        const segmented = segment(new Float32Array(0), true)
        await Promise.all([segmenting, segmented])
        await writing
        return words
      } catch (thrown) {
        if (signal.aborted || thrown instanceof Failure) throw thrown
        throw new Failure('recogniser-failed', { cause: thrown })
      } finally {
        close()
      }
    },
    effort: () => effort,
    close,
  }
}

/** Writes a finished recording down, the same way. */
export function transcribeWhole(
  open: (onProgress: (progress: TranscriptionProgress) => void, signal: AbortSignal) => LiveTranscript,
  samples: Float32Array,
  onProgress: (progress: TranscriptionProgress) => void,
  signal: AbortSignal,
): Promise<Word[]> {
  const transcript = open(onProgress, signal)
  // In pieces: a window is written down while the next one is still looked for.
  for (let from = 0; from < samples.length; from += SAMPLE_RATE_HZ)
    transcript.hear(samples.slice(from, from + SAMPLE_RATE_HZ))
  return transcript.finish()
}

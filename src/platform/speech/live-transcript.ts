import { Failure } from '../../app/failure.ts'
import type { Heard, LiveTranscript, TranscriptionProgress } from '../../app/ports.ts'
import { SAMPLE_RATE_HZ } from '../../core/sound/samples.ts'
import type { SpeechWindow } from '../../core/sound/segmenter.ts'
import type { Sounding } from '../../core/sound/sounding.ts'
import type { Word } from '../../core/words.ts'
import type { Effort, Limits } from '../../workers/recogniser-protocol.ts'
import type { SegmenterRequest, SegmenterResponse } from '../../workers/segmenter-protocol.ts'
import SegmenterWorker from '../../workers/segmenter.ts?worker'
import { createWorkerCall } from '../worker-call.ts'
import { saveKnown } from './machine-memory.ts'
import type { FoundModel } from './models.ts'
import { openRecogniser, type Recogniser } from './recogniser.ts'
import { createWindowQueue } from './window-queue.ts'

/** Fast talkers need 5 tokens a second; short windows begin and end with tokens of time. */
const SPEECH: Limits = { tokensPerSecond: 9, decodesAgain: true }

/** Less work than this says little about a machine's pace. */
const ENOUGH_WORK = 10

/**
 * Writes a recording down while it is made: one worker finds the speech and cuts it into windows, another one writes them
 * down as they come. Both are closed, and their memory returns, when it is finished, fails or is aborted.
 */
export function openLiveTranscript(
  locate: (signal: AbortSignal) => Promise<FoundModel>,
  onProgress: (progress: TranscriptionProgress) => void,
  signal: AbortSignal,
  limits: Limits = SPEECH,
): LiveTranscript & { effort: () => Effort } {
  const segmenter = createWorkerCall<SegmenterRequest, SegmenterResponse>(() => new SegmenterWorker())
  const queue = createWindowQueue()
  const words: Word[] = []
  let sounding: Sounding = { speech: [], syllables: [], signalToNoise: null }
  let heard = 0
  const effort: Effort = { whole: 0, encoder: 0, decoder: 0 }
  /** Seconds of sound that were written down. */
  let written = 0
  let isClosed = false
  let recogniser: Recogniser | null = null

  function close(): void {
    isClosed = true
    segmenter.close()
    recogniser?.close()
    queue.close()
  }

  async function open(): Promise<{ model: FoundModel; loaded: Recogniser }> {
    const model = await locate(signal)
    const loaded = await openRecogniser(model, limits, signal)
    recogniser = loaded
    // Closed meanwhile: nobody will close it later.
    if (isClosed) loaded.close()
    return { model, loaded }
  }

  async function writeNext(): Promise<void> {
    const { model, loaded } = await opening
    const window = await queue.shift()
    if (!window) return
    const duration = window.stretches.reduce((sum, stretch) => sum + stretch.duration, 0)
    const last = window.stretches.at(-1)
    const found = await loaded.recognise(window, limits, signal)
    words.push(...found.words)
    effort.whole += found.effort.whole
    effort.encoder += found.effort.encoder
    effort.decoder += found.effort.decoder
    written += duration
    if (written > ENOUGH_WORK) saveKnown(model.name, { pace: effort.whole / written })
    if (!last) return
    onProgress({
      name: 'transcribing',
      fraction: Math.min(1, (last.start + last.duration) / heard),
      left: (queue.waiting() * effort.whole) / written,
      words,
    })
  }

  onProgress({ name: 'loading' })
  // The model is loaded while the first words are spoken.
  const opening = open()
  let writing: Promise<unknown> = opening
  // A failure is told to whoever finishes. Until then nobody waits, and there is no use in listening on.
  let isFailed = false
  const follow = (work: Promise<unknown>): void => {
    writing = work
    work.catch(() => (isFailed = true))
  }
  follow(opening)

  function take(window: SpeechWindow): void {
    const queued = queue.push(window)
    follow(writing.then(() => writeNext()))
    queued.catch(() => (isFailed = true))
  }

  function segment(samples: Float32Array, end: { isPause?: boolean; isLast: boolean }): Promise<void> {
    return segmenter.call<void>(
      { samples, ...end },
      [],
      (response) => {
        if (response.name === 'failed') throw new Failure('recogniser-failed', { cause: response.message })
        response.windows.forEach(take)
        if (response.sounding) sounding = response.sounding
        return { result: undefined }
      },
      signal,
    )
  }

  let segmenting = Promise.resolve()
  return {
    hear(samples) {
      if (isFailed) return
      heard += samples.length / SAMPLE_RATE_HZ
      const segmented = segment(samples, { isLast: false })
      segmenting = Promise.all([segmenting, segmented]).then(() => undefined)
      segmenting.catch(() => undefined)
    },
    async catchUp() {
      await Promise.all([segmenting, segment(new Float32Array(0), { isPause: true, isLast: false })])
      await writing
      return words
    },
    async finish(): Promise<Heard> {
      try {
        const segmented = segment(new Float32Array(0), { isLast: true })
        await Promise.all([segmenting, segmented])
        await writing
        return { words, ...sounding }
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
): Promise<Heard> {
  const transcript = open(onProgress, signal)
  // In pieces: a window is written down while the next one is still looked for.
  for (let from = 0; from < samples.length; from += SAMPLE_RATE_HZ)
    transcript.hear(samples.slice(from, from + SAMPLE_RATE_HZ))
  return transcript.finish()
}

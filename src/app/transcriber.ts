import { createStore } from 'zustand/vanilla'
import type { Judgement } from '../core/arc.ts'
import { applyTerms, keepEdits, rebase, type Term } from '../core/edits.ts'
import { toSentences } from '../core/sentences.ts'
import { toRecordedTake } from '../core/take.ts'
import type { Span, Word } from '../core/words.ts'
import { Failure, type FailureCode, toFailureCode } from './failure.ts'
import type { Heard, LiveTranscript, Ports, SpeechModel, TranscriptionProgress } from './ports.ts'

/** One take at a time is written down; the others wait their turn. */
export interface Transcriber {
  running: Running | null
  /** The takes whose turn comes later, in order. */
  waiting: readonly string[]
  failed: Readonly<Record<string, FailureCode>>
}

/** `left`: seconds until it is written down, null where that cannot be told; `text`: what is written of it so far. */
interface Running {
  takeId: string
  name: 'loading' | 'transcribing' | 'judging'
  fraction: number
  left: number | null
  text: string
}

type TranscriberPorts = Pick<Ports, 'judge' | 'decode' | 'takes'>

/** An answer that is being spoken. `heard` once it has ended. */
interface Live {
  transcript: LiveTranscript
  controller: AbortController
  heard: Promise<Heard> | null
}

/**
 * Writes takes down with the model that is chosen when their turn comes, and judges them. Nothing is downloaded here:
 * without a model it fails with `model-absent`.
 */
export function createTranscriber(
  ports: TranscriberPorts,
  speech: () => SpeechModel,
  terms: () => readonly Term[] = () => [],
) {
  const store = createStore<Transcriber>(() => ({ running: null, waiting: [], failed: {} }))
  const controllers = new Map<string, AbortController>()
  const lives = new Map<string, Live>()
  let last: Promise<void> = Promise.resolve()

  const show = (takeId: string, name: Running['name'], more: Partial<Running> = {}): void =>
    store.setState({ running: { fraction: 0, left: null, text: '', ...more, takeId, name } })
  const leaveQueue = (takeId: string): void =>
    store.setState((state) => ({ waiting: state.waiting.filter((id) => id !== takeId) }))

  async function run(
    takeId: string,
    samples: Float32Array | null,
    delay: number,
    signal: AbortSignal,
  ): Promise<void> {
    show(takeId, 'loading')
    if ((await speech().find(signal)) === 'hub') throw new Failure('model-absent')
    const heard = samples ?? (await decodeTake(takeId, signal))
    const written = await write(takeId, heard, signal)
    const words = written.words.map((word) => later(word, delay))
    if (words.length === 0) throw new Failure('silence')
    show(takeId, 'judging', { fraction: 1 })
    const row = await ports.takes.load(takeId)
    const old =
      row?.name === 'take' && row.take.transcript.name === 'written' ? row.take.transcript.sentences : []
    const sentences = keepEdits(old, applyTerms(toSentences(words), terms()))
    const judgement = await ports.judge(
      sentences.map((sentence) => sentence.text),
      signal,
    )
    signal.throwIfAborted()
    await ports.takes.update(takeId, (take) => ({
      ...(take.peaks.length > 0 ? take : toRecordedTake(take, heard)),
      transcript: {
        name: 'written',
        sentences,
        judgement,
        speech: written.speech.map((span) => later(span, delay)),
        syllables: written.syllables.map((peak) => Math.max(0, peak + delay)),
        signalToNoise: written.signalToNoise,
      },
      corrections: rebase(take.corrections, old, sentences),
    }))
  }

  /** What was written while it was spoken; the whole recording again where that failed or never began. */
  async function write(takeId: string, samples: Float32Array, signal: AbortSignal): Promise<Heard> {
    const live = lives.get(takeId)
    lives.delete(takeId)
    if (live?.heard) {
      signal.addEventListener('abort', () => live.controller.abort(signal.reason), { once: true })
      try {
        return await live.heard
      } catch {
        signal.throwIfAborted()
      }
    }
    return speech().transcribe(samples, (progress) => follow(takeId, progress), signal)
  }

  function follow(takeId: string, progress: TranscriptionProgress): void {
    if (store.getState().running?.takeId !== takeId) return
    if (progress.name === 'loading') return show(takeId, 'loading')
    const { fraction, left, words } = progress
    show(takeId, 'transcribing', { fraction, left, text: words.map(({ text }) => text).join(' ') })
  }

  async function decodeTake(takeId: string, signal: AbortSignal): Promise<Float32Array> {
    const audio = await ports.takes.loadAudio(takeId)
    if (!audio) throw new Failure('audio-unreadable')
    return ports.decode(audio, signal)
  }

  /** Writes a take down; `samples` are decoded from its audio where they are not at hand, and are `delay` s early. */
  function transcribe(takeId: string, samples: Float32Array | null = null, delay = 0): Promise<void> {
    if (controllers.has(takeId)) return last
    const controller = new AbortController()
    controllers.set(takeId, controller)
    const { [takeId]: _earlier, ...failed } = store.getState().failed
    store.setState((state) => ({ failed, waiting: [...state.waiting, takeId] }))
    last = last.then(async () => {
      // Cancelled before its turn came; the same take may be in the queue anew.
      if (controller.signal.aborted) return
      leaveQueue(takeId)
      try {
        await run(takeId, samples, delay, controller.signal)
      } catch (thrown) {
        if (!controller.signal.aborted)
          store.setState((state) => ({
            failed: { ...state.failed, [takeId]: toFailureCode(thrown, 'recogniser-failed') },
          }))
      } finally {
        if (controllers.get(takeId) === controller) controllers.delete(takeId)
        store.setState({ running: null })
      }
    })
    return last
  }

  return {
    store,
    transcribe,
    /** Takes that had to wait for a model are written down now that there is one. */
    retryAbsent(): void {
      for (const [takeId, code] of Object.entries(store.getState().failed))
        if (code === 'model-absent') void transcribe(takeId)
    },
    /** Starts to write an answer down while it is spoken. */
    listen: (takeId: string): void => {
      const controller = new AbortController()
      const transcript = speech().openTranscript((progress) => {
        follow(takeId, progress)
        // The judge reads along, so that little is left to read when the speaker stops.
        if (progress.name === 'transcribing' && store.getState().running?.takeId !== takeId)
          void ports.judge(toTexts(progress.words), controller.signal).catch(() => undefined)
      }, controller.signal)
      lives.set(takeId, { transcript, controller, heard: null })
    },
    hear: (takeId: string, samples: Float32Array): void => lives.get(takeId)?.transcript.hear(samples),
    /** What is known of an answer up to now; null where nobody writes it down. */
    judgeSoFar: async (takeId: string): Promise<Judgement | null> => {
      const live = lives.get(takeId)
      if (!live) return null
      const words = await live.transcript.catchUp()
      return words.length === 0 ? null : ports.judge(toTexts(words), live.controller.signal)
    },
    /** The answer has ended: what is left of it is written down while the take is stored. */
    finish: (takeId: string): void => {
      const live = lives.get(takeId)
      if (!live) return
      live.heard = live.transcript.finish()
      // Whoever transcribes the take hears of a failure; a take that is never stored has nobody to tell.
      live.heard.catch(() => undefined)
    },
    cancel: (takeId: string): void => {
      controllers.get(takeId)?.abort()
      controllers.delete(takeId)
      leaveQueue(takeId)
      const live = lives.get(takeId)
      lives.delete(takeId)
      live?.controller.abort()
      live?.transcript.close()
    },
  }
}

const toTexts = (words: readonly Word[]): string[] => toSentences(words).map((sentence) => sentence.text)

const later = <Spoken extends Span>(span: Spoken, seconds: number): Spoken => ({
  ...span,
  start: Math.max(0, span.start + seconds),
  end: Math.max(0, span.end + seconds),
})

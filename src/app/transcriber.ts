import { createStore } from 'zustand/vanilla'
import { toSentences } from '../core/sentences.ts'
import { SAMPLE_RATE_HZ, toPeaks } from '../core/samples.ts'
import type { Take, Transcript } from '../core/take.ts'
import type { Word } from '../core/words.ts'
import { Failure, type FailureCode, toFailureCode } from './failure.ts'
import type { Ports } from './ports.ts'

/** One take at a time is written down; the others wait their turn. */
export interface Transcriber {
  running: {
    takeId: string
    name: 'waiting' | 'loading' | 'transcribing' | 'judging'
    fraction: number
  } | null
  failed: Readonly<Record<string, FailureCode>>
}

type TranscriberPorts = Pick<Ports, 'findModel' | 'transcribe' | 'judge' | 'decode' | 'takes'>

/** Writes takes down and judges them. Nothing is downloaded here: without a model it fails with `model-absent`. */
export function createTranscriber(ports: TranscriberPorts) {
  const store = createStore<Transcriber>(() => ({ running: null, failed: {} }))
  const controllers = new Map<string, AbortController>()
  let last: Promise<void> = Promise.resolve()

  const show = (
    takeId: string,
    name: 'waiting' | 'loading' | 'transcribing' | 'judging',
    fraction = 0,
  ): void => store.setState({ running: { takeId, name, fraction } })

  async function run(takeId: string, samples: Float32Array | null, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    show(takeId, 'loading')
    if ((await ports.findModel(signal)) === 'hub') throw new Failure('model-absent')
    const heard = samples ?? (await decodeTake(takeId, signal))
    const words = await ports.transcribe(
      heard,
      (progress) =>
        progress.name === 'loading'
          ? show(takeId, 'loading')
          : show(takeId, 'transcribing', progress.fraction),
      signal,
    )
    if (words.length === 0) throw new Failure('silence')
    show(takeId, 'judging', 1)
    const transcript = await toTranscript(words, signal)
    await ports.takes.update(takeId, (take) => ({ ...withSound(take, heard), transcript, corrections: [] }))
  }

  async function decodeTake(takeId: string, signal: AbortSignal): Promise<Float32Array> {
    const audio = await ports.takes.loadAudio(takeId)
    if (!audio) throw new Failure('audio-unreadable')
    return ports.decode(audio, signal)
  }

  async function toTranscript(words: Word[], signal: AbortSignal): Promise<Transcript> {
    const sentences = toSentences(words)
    const judgement = await ports.judge(
      sentences.map((sentence) => sentence.text),
      signal,
    )
    return { name: 'written', sentences, judgement }
  }

  /** Writes a take down; `samples` are decoded from its audio where they are not at hand. */
  function transcribe(takeId: string, samples: Float32Array | null = null): Promise<void> {
    if (controllers.has(takeId)) return last
    const controller = new AbortController()
    controllers.set(takeId, controller)
    const { [takeId]: _earlier, ...failed } = store.getState().failed
    store.setState({ failed })
    if (!store.getState().running) show(takeId, 'waiting')
    last = last.then(async () => {
      try {
        await run(takeId, samples, controller.signal)
      } catch (thrown) {
        if (!controller.signal.aborted)
          store.setState((state) => ({
            failed: { ...state.failed, [takeId]: toFailureCode(thrown, 'recogniser-failed') },
          }))
      } finally {
        controllers.delete(takeId)
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
    cancel: (takeId: string) => controllers.get(takeId)?.abort(),
  }
}

const withSound = (take: Take, samples: Float32Array): Take =>
  take.peaks.length > 0
    ? take
    : { ...take, duration: samples.length / SAMPLE_RATE_HZ, peaks: toPeaks(samples, 1200) }

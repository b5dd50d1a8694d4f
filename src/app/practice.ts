import { createStore } from 'zustand/vanilla'
import type { Again } from '../core/report/again.ts'
import type { Prompt } from '../core/prompts.ts'
import { joinSamples } from '../core/sound/samples.ts'
import type { Settings } from '../core/settings.ts'
import { type BegunTake, type Take, toRecordedTake } from '../core/take.ts'
import { type FailureCode, toFailureCode } from './failure.ts'
import type { Microphone, Ports, Recording } from './ports.ts'

/** What is asked: a prompt, or one question of a drill. */
export type Question = Pick<Prompt, 'text'> & Partial<Pick<Prompt, 'hint'>>

/** Where a session is, from the first click to a kept take. Times in milliseconds since 1970. */
export type Practice =
  | { name: 'idle' }
  | { name: 'opening'; prompt: Question }
  | { name: 'asking'; prompt: Question; microphone: Microphone }
  | {
      name: 'thinking'
      prompt: Question
      microphone: Microphone
      untilMs: number
      pins: readonly string[]
      /** The story's notes, to glance at; while one answers they are gone. */
      outline: readonly string[]
    }
  | {
      name: 'answering'
      prompt: Question
      microphone: Microphone
      startedAtMs: number
      limit: number
      unsaved: boolean
      /** Own words that the speaker wanted before their eyes. */
      pins: readonly string[]
    }
  | { name: 'keeping'; prompt: Question }
  | { name: 'kept'; takeId: string; lost: boolean }
  | { name: 'failed'; code: FailureCode; rescue: Blob | null }

/** What a session is for, beside its question. */
export interface Purpose {
  /** Which earlier take it is made after. */
  again?: Again | undefined
  /** The story that is told. */
  storyId?: string | undefined
  outline?: readonly string[]
}

type PracticePorts = Pick<
  Ports,
  'now' | 'newId' | 'wait' | 'keepAwake' | 'openMicrophone' | 'speak' | 'toSeekable' | 'findDelay' | 'takes'
>

/** Whoever writes answers down while they are spoken. */
export interface AnswerListener {
  began: (takeId: string) => void
  heard: (takeId: string, samples: Float32Array) => void
  /** The last samples were heard; the take is not stored yet. */
  ended: (takeId: string) => void
  /** What is heard at a moment of the samples is heard `delay` seconds later in the take's audio. */
  kept: (take: Take, samples: Float32Array, delay: number) => void
  /** There will be no take. */
  lost: (takeId: string) => void
}

/** The session's state and what the user can do in it. */
export function createPractice(ports: PracticePorts, listener: AnswerListener) {
  const store = createStore<Practice>(() => ({ name: 'idle' }))
  let session: AbortController | null = null
  /** Ends the phase at hand early: the question, or the time to think. */
  let phase: AbortController | null = null
  let stopAnswer: (() => void) | null = null
  /** Nobody watches any more: what is kept is not opened. */
  let isLeft = false

  async function run(
    prompt: Question,
    settings: Settings,
    purpose: Purpose,
    ended: AbortController,
  ): Promise<void> {
    const { signal } = ended
    let microphone: Microphone | null = null
    try {
      microphone = await ports.openMicrophone(settings, signal)
      signal.throwIfAborted()
      if (settings.voice) {
        store.setState({ name: 'asking', prompt, microphone }, true)
        await untilSkipped((skip) => ports.speak(prompt.text, skip), signal)
      }
      await think(prompt, microphone, settings.thinkTime, purpose, signal)
      await answer(prompt, microphone, settings.limit, purpose, signal)
    } catch (thrown) {
      if (signal.aborted) return
      store.setState({ name: 'failed', code: toFailureCode(thrown, 'recogniser-failed'), rescue: null }, true)
    } finally {
      microphone?.close()
      if (session === ended) session = null
    }
  }

  async function think(
    prompt: Question,
    microphone: Microphone,
    seconds: number,
    { again, outline = [] }: Purpose,
    signal: AbortSignal,
  ) {
    if (seconds <= 0) return
    const untilMs = ports.now() + seconds * 1000
    const pins = again?.pins ?? []
    store.setState({ name: 'thinking', prompt, microphone, untilMs, pins, outline }, true)
    await untilSkipped((skip) => ports.wait(seconds, skip), signal)
  }

  /** Runs one phase until it is done or skipped; the end of the session ends it with its reason. */
  async function untilSkipped(
    work: (skip: AbortSignal) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    const own = new AbortController()
    phase = own
    try {
      await work(AbortSignal.any([signal, own.signal]))
    } catch (thrown) {
      if (!own.signal.aborted) throw thrown
    } finally {
      if (phase === own) phase = null
    }
    signal.throwIfAborted()
  }

  async function answer(
    prompt: Question,
    microphone: Microphone,
    limit: number,
    { again, storyId }: Purpose,
    signal: AbortSignal,
  ): Promise<void> {
    const takeId = ports.newId()
    const createdAtMs = ports.now()
    const begun: BegunTake = {
      id: takeId,
      title: '',
      createdAtMs,
      source: 'spoken',
      prompt: prompt.text,
      limit,
      ...(storyId === undefined ? {} : { storyId }),
      ...(again ? { again } : {}),
    }
    const pieces: Blob[] = []
    const blocks: Float32Array[] = []
    let saving = ports.takes.begin(begun).catch(() => undefined)
    const allowSleep = ports.keepAwake()
    const mute = microphone.listen((block) => {
      blocks.push(block)
      listener.heard(takeId, block)
    })
    listener.began(takeId)
    let recording: Recording | null = null
    let lost = false
    const undoLost = microphone.onLost(() => {
      lost = true
      stopAnswer?.()
    })
    try {
      const stopped = new Promise<void>((resolve, reject) => {
        stopAnswer = resolve
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
      })
      recording = microphone.record((piece) => {
        const index = pieces.push(piece) - 1
        saving = saving
          .then(() => ports.takes.keepPiece(takeId, index, piece))
          .catch(() => {
            const state = store.getState()
            if (state.name === 'answering') store.setState({ ...state, unsaved: true }, true)
          })
      })
      store.setState(
        {
          name: 'answering',
          prompt,
          microphone,
          startedAtMs: createdAtMs,
          limit,
          unsaved: false,
          pins: again?.pins ?? [],
        },
        true,
      )
      await stopped
      store.setState({ name: 'keeping', prompt }, true)
    } catch (thrown) {
      listener.lost(takeId)
      throw thrown
    } finally {
      stopAnswer = null
      undoLost()
      mute()
      allowSleep()
      await recording?.stop()
      // The device is let go as soon as the answer ends: its light goes out before the report is made.
      microphone.close()
    }
    listener.ended(takeId)
    await saving
    await keep(begun, joinSamples(blocks), pieces, recording.mimeType, lost)
  }

  async function keep(
    begun: BegunTake,
    samples: Float32Array,
    pieces: readonly Blob[],
    mimeType: string,
    lost: boolean,
  ): Promise<void> {
    let audio = new Blob([...pieces], { type: mimeType })
    try {
      audio = await ports.toSeekable(pieces, mimeType)
    } catch {
      // A container that cannot be rewritten still plays; the take's duration comes from its samples.
    }
    // The recorder and the samples do not begin at the same moment; words are told in the time of what is played.
    const delay = await ports.findDelay(audio, samples).catch(() => 0)
    const take = toRecordedTake(begun, samples)
    try {
      await ports.takes.save(take, audio)
    } catch (thrown) {
      listener.lost(take.id)
      store.setState({ name: 'failed', code: toFailureCode(thrown, 'storage-failed'), rescue: audio }, true)
      return
    }
    store.setState(isLeft ? { name: 'idle' } : { name: 'kept', takeId: take.id, lost }, true)
    listener.kept(take, samples, delay)
  }

  return {
    store,
    /**
     * Opens the microphone, asks, lets think, and records. A second start while one runs changes nothing.
     */
    start(prompt: Question, settings: Settings, purpose: Purpose = {}): Promise<void> {
      if (session) return Promise.resolve()
      session = new AbortController()
      isLeft = false
      store.setState({ name: 'opening', prompt }, true)
      return run(prompt, settings, purpose, session)
    },
    /** Goes on to the next phase: ends the question, or the time to think. */
    skip: () => phase?.abort(),
    /** Ends the answer and keeps it. */
    stop: () => stopAnswer?.(),
    /** Ends the session wherever it is. What was already said is kept. */
    leave: () => {
      isLeft = true
      const { name } = store.getState()
      if (name === 'answering') stopAnswer?.()
      else if (name !== 'keeping') {
        session?.abort(new DOMException('The session was left', 'AbortError'))
        session = null
        store.setState({ name: 'idle' }, true)
      }
    },
  }
}

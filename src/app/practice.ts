import { createStore } from 'zustand/vanilla'
import type { Again } from '../core/report/again.ts'
import type { Judgement } from '../core/arc.ts'
import { type FollowUp, MOST_FOLLOW_UPS, toFollowUp } from '../core/interview/follow-up.ts'
import { type Prompt, toExpected } from '../core/prompts.ts'
import type { Settings } from '../core/settings.ts'
import { type AskedBack, type BegunTake, type Take, toRecordedTake } from '../core/take.ts'
import { type FailureCode, toFailureCode } from './failure.ts'
import { type AnswerRecording, openAnswerRecording, type Recorded } from './answer-recording.ts'
import type { Microphone, Ports } from './ports.ts'

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
      /** What was asked back and is answered now; null in the answer to the prompt. */
      followUp: string | null
    }
  /** The interviewer asks back; no question yet while they think. */
  | { name: 'asking-back'; prompt: Question; microphone: Microphone; question: string | null }
  | { name: 'keeping'; prompt: Question }
  | { name: 'kept'; takeId: string; lost: boolean; isNight: boolean }
  | { name: 'failed'; code: FailureCode; rescue: Blob | null }

/** What a session is for, beside its question. */
export interface Purpose {
  /** Which earlier take it is made after. */
  again?: Again | undefined
  /** The story that is told. */
  storyId?: string | undefined
  outline?: readonly string[]
  /** Told the night before: the report waits until somebody opens it. */
  isNight?: boolean
}

type PracticePorts = Pick<
  Ports,
  'now' | 'newId' | 'wait' | 'keepAwake' | 'openMicrophone' | 'speak' | 'toSeekable' | 'findDelay' | 'takes'
>

/** Whoever writes answers down while they are spoken. */
export interface AnswerListener {
  began: (takeId: string) => void
  heard: (takeId: string, samples: Float32Array) => void
  /** What is known of the answer up to now; null where it is not written down. */
  soFar: (takeId: string) => Promise<Judgement | null>
  /** The last samples were heard; the take is not stored yet. */
  ended: (takeId: string) => void
  /** What is heard at a moment of the samples is heard `delay` seconds later in the take's audio. */
  kept: (take: Take, samples: Float32Array, delay: number) => void
  /** There will be no take. */
  lost: (takeId: string) => void
}

/** How an answer ends: it is said, one would rather not say, it is enough altogether, or the microphone is gone. */
type AnswerEnd = 'stopped' | 'declined' | 'over' | 'lost'

/** The interviewer asks openly where the answer is not judged in so many seconds. */
const PATIENCE = 2

/** What was asked back is answered in a minute or so, in seconds. */
const FOLLOW_UP_LIMIT = 60

/** The session's state and what the user can do in it. */
export function createPractice(ports: PracticePorts, listener: AnswerListener) {
  const store = createStore<Practice>(() => ({ name: 'idle' }))
  let session: AbortController | null = null
  /** What was started last, to be tried again. */
  let last: { prompt: Question; settings: Settings; purpose: Purpose } | null = null
  /** Ends the phase at hand early: the question, or the time to think. */
  let phase: AbortController | null = null
  let stopAnswer: ((end: AnswerEnd) => void) | null = null
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
      await answer(prompt, microphone, settings, purpose, signal)
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
    settings: Settings,
    { again, storyId, isNight = false }: Purpose,
    signal: AbortSignal,
  ): Promise<void> {
    const begun: BegunTake = {
      id: ports.newId(),
      title: '',
      createdAtMs: ports.now(),
      source: 'spoken',
      prompt: prompt.text,
      limit: settings.limit,
      ...(storyId === undefined ? {} : { storyId }),
      ...(again ? { again } : {}),
    }
    let recording: AnswerRecording | null = null
    let unsaved = false
    let end: AnswerEnd | null = null
    const asked: (FollowUp & AskedBack)[] = []
    const undoLost = microphone.onLost(() => stopAnswer?.('lost'))

    /** Shows that an answer is being given, until it ends. */
    const give = (given: { limit: number; pins: readonly string[]; followUp: string | null }) => {
      const startedAtMs = ports.now()
      store.setState({ name: 'answering', prompt, microphone, startedAtMs, unsaved, ...given }, true)
      return untilStopped(signal)
    }

    /** One question back, and the answer to it. */
    async function askBack(own: AnswerRecording): Promise<AnswerEnd> {
      const begunAt = own.seconds()
      let early: AnswerEnd | null = null
      const enough = untilStopped(signal).then((ended) => (early = ended))
      enough.catch(() => undefined)
      store.setState({ name: 'asking-back', prompt, microphone, question: null }, true)
      const patience = Promise.race([ports.wait(PATIENCE, signal), enough.then(() => undefined)])
      const judgement = await inTime(listener.soFar(begun.id), patience)
      const expects = toExpected(prompt.text)
      const followUp = toFollowUp({ judgement, expects, asked, turn: ports.now() })
      if (settings.voice && !early) {
        store.setState({ name: 'asking-back', prompt, microphone, question: followUp.question }, true)
        // The interviewer's own voice would come back through the microphone: it is no part of the answer.
        microphone.setMuted(true)
        const asking = untilSkipped((skip) => ports.speak(followUp.question, skip), signal)
        void enough.then(() => phase?.abort()).catch(() => undefined)
        await asking.finally(() => microphone.setMuted(false))
      }
      if (early) return early === 'lost' ? 'lost' : 'over'
      const back = { ...followUp, asked: begunAt, start: own.seconds(), isDeclined: false }
      asked.push(back)
      const given = await give({ limit: FOLLOW_UP_LIMIT, pins: [], followUp: followUp.question })
      back.isDeclined = given === 'declined'
      return given
    }

    try {
      recording = openAnswerRecording(ports, listener, microphone, begun, () => {
        unsaved = true
        const state = store.getState()
        if (state.name === 'answering') store.setState({ ...state, unsaved }, true)
      })
      end = await give({ limit: settings.limit, pins: again?.pins ?? [], followUp: null })
      while (end !== 'over' && end !== 'lost' && asked.length < MOST_FOLLOW_UPS[settings.followUps])
        end = await askBack(recording)
      store.setState({ name: 'keeping', prompt }, true)
    } catch (thrown) {
      listener.lost(begun.id)
      throw thrown
    } finally {
      stopAnswer = null
      undoLost()
      await recording?.close()
    }
    listener.ended(begun.id)
    await keep(begun, await recording.toRecorded(), asked, { lost: end === 'lost', isNight })
  }

  /** Resolves when the answer that is being given has ended. */
  const untilStopped = (signal: AbortSignal): Promise<AnswerEnd> => {
    const stopped = new Promise<AnswerEnd>((resolve, reject) => {
      stopAnswer = resolve
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    })
    // Whoever waits for it hears of it; the interviewer may have stopped waiting.
    stopped.catch(() => undefined)
    return stopped
  }

  async function keep(
    begun: BegunTake,
    { samples, pieces, mimeType }: Recorded,
    asked: readonly AskedBack[],
    kept: { lost: boolean; isNight: boolean },
  ): Promise<void> {
    let audio = new Blob([...pieces], { type: mimeType })
    try {
      audio = await ports.toSeekable(pieces, mimeType)
    } catch {
      // A container that cannot be rewritten still plays; the take's duration comes from its samples.
    }
    // The recorder and the samples do not begin at the same moment; words are told in the time of what is played.
    const delay = await ports.findDelay(audio, samples).catch(() => 0)
    const followUps = asked.map((back) => ({
      part: back.part,
      question: back.question,
      asked: Math.max(0, back.asked + delay),
      start: Math.max(0, back.start + delay),
      isDeclined: back.isDeclined,
    }))
    const take = { ...toRecordedTake(begun, samples), ...(followUps.length > 0 ? { followUps } : {}) }
    try {
      await ports.takes.save(take, audio)
    } catch (thrown) {
      listener.lost(take.id)
      store.setState({ name: 'failed', code: toFailureCode(thrown, 'storage-failed'), rescue: audio }, true)
      return
    }
    store.setState(isLeft ? { name: 'idle' } : { name: 'kept', takeId: take.id, ...kept }, true)
    listener.kept(take, samples, delay)
  }

  /**
   * Opens the microphone, asks, lets think, and records. A second start while one runs changes nothing.
   */
  function start(prompt: Question, settings: Settings, purpose: Purpose = {}): Promise<void> {
    if (session) return Promise.resolve()
    last = { prompt, settings, purpose }
    session = new AbortController()
    isLeft = false
    store.setState({ name: 'opening', prompt }, true)
    return run(prompt, settings, purpose, session)
  }

  return {
    store,
    start,
    /** Starts what was started last once more. */
    retry: (): Promise<void> => (last ? start(last.prompt, last.settings, last.purpose) : Promise.resolve()),
    /** Goes on to the next phase: ends the question, or the time to think. */
    skip: () => phase?.abort(),
    /** Ends the answer. Where the interviewer has nothing more to ask, it is kept. */
    stop: () => stopAnswer?.('stopped'),
    /** Ends the answer, whatever else the interviewer would ask. */
    end: () => stopAnswer?.('over'),
    /** "I'd rather not say": ends the answer to what was asked back. */
    decline: () => stopAnswer?.('declined'),
    /** Ends the session wherever it is. What was already said is kept. */
    leave: () => {
      isLeft = true
      const { name } = store.getState()
      if (name === 'answering' || name === 'asking-back') stopAnswer?.('over')
      else if (name !== 'keeping') {
        session?.abort(new DOMException('The session was left', 'AbortError'))
        session = null
        store.setState({ name: 'idle' }, true)
      }
    },
  }
}

/** What comes in time; null where it fails or takes too long. */
function inTime<Result>(work: Promise<Result | null>, patience: Promise<void>): Promise<Result | null> {
  const nothing = (): null => null
  return Promise.race([work.catch(nothing), patience.then(nothing, nothing)])
}

import type { StoreApi } from 'zustand/vanilla'
import type { Judgement } from '../core/arc.ts'
import { type FollowUp, MOST_FOLLOW_UPS, toFollowUp } from '../core/interview/follow-up.ts'
import { findPrompt } from '../core/prompts.ts'
import type { AskedBack, BegunTake, Take } from '../core/take.ts'
import { type AnswerRecording, openAnswerRecording, toTake } from './answer-recording.ts'
import type { AnswerEnd, Ends } from './ends.ts'
import { type FailureCode, toFailureCode } from './failure.ts'
import type { Ports } from './ports.ts'
import type { Practice, Session, Turn } from './practice-state.ts'

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

export type AnswerPorts = Pick<
  Ports,
  'now' | 'newId' | 'wait' | 'keepAwake' | 'speak' | 'toSeekable' | 'findDelay' | 'takes'
>

/** What became of an answer; `rescue` is the sound of one that could not be stored. */
type Answered = { name: 'kept'; takeId: string } | { name: 'unsaved'; code: FailureCode; rescue: Blob }

/** The interviewer asks openly where the answer is not judged in so many seconds. */
const PATIENCE = 2

/** What was asked back is answered in a minute or so, in seconds. */
const FOLLOW_UP_LIMIT = 60

interface Room {
  ports: AnswerPorts
  listener: AnswerListener
  store: StoreApi<Practice>
  ends: Ends
}

/** Records one answer, with what is asked back, and keeps it as a take. */
export async function giveAnswer(
  { ports, listener, store, ends }: Room,
  turn: Turn,
  session: Session,
  signal: AbortSignal,
): Promise<Answered> {
  const { settings, purpose, id } = session
  const { again, storyId } = purpose
  const { prompt, index, count, microphone } = turn
  const begun: BegunTake = {
    id: ports.newId(),
    title: '',
    createdAtMs: ports.now(),
    source: 'spoken',
    prompt: prompt.text,
    limit: settings.limit,
    ...(storyId === undefined ? {} : { storyId }),
    ...(again ? { again } : {}),
    ...(id === null ? {} : { session: { id, index, count } }),
  }
  let recording: AnswerRecording | null = null
  let unsaved = false
  let end: AnswerEnd | null = null
  const asked: (FollowUp & AskedBack)[] = []

  /** Shows that an answer is being given, until it ends. */
  const give = (given: { limit: number; pins: readonly string[]; followUp: string | null }) => {
    const startedAtMs = ports.now()
    store.setState({ name: 'answering', ...turn, startedAtMs, unsaved, ...given }, true)
    return ends.untilStopped(signal)
  }

  /** One question back, and the answer to it. */
  async function askBack(own: AnswerRecording): Promise<AnswerEnd> {
    const begunAt = own.seconds()
    let early: AnswerEnd | null = null
    const enough = ends.untilStopped(signal).then((ended) => (early = ended))
    enough.catch(() => undefined)
    store.setState({ name: 'asking-back', ...turn, question: null }, true)
    const patience = Promise.race([ports.wait(PATIENCE, signal), enough.then(() => undefined)])
    const judgement = await inTime(listener.soFar(begun.id), patience)
    const { expects } = findPrompt(prompt.text)
    const followUp = toFollowUp({ judgement, expects, asked, level: settings.level, turn: ports.now() })
    if (settings.voice && !early) {
      store.setState({ name: 'asking-back', ...turn, question: followUp.question }, true)
      // The interviewer's own voice would come back through the microphone: it is no part of the answer.
      microphone.setMuted(true)
      const asking = ends.untilSkipped((skip) => ports.speak(followUp.question, skip), signal)
      void enough.then(() => ends.skip()).catch(() => undefined)
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
    ends.letGo()
    await recording?.close()
    // After the last answer its light goes out before the report is made.
    if (end === 'lost' || index + 1 === count) microphone.close()
  }
  listener.ended(begun.id)
  const recorded = await recording.toRecorded()
  const { take, audio, delay } = await toTake(ports, begun, recorded, asked)
  try {
    await ports.takes.save(take, audio)
  } catch (thrown) {
    listener.lost(take.id)
    return { name: 'unsaved', code: toFailureCode(thrown, 'storage-failed'), rescue: audio }
  }
  listener.kept(take, recorded.samples, delay)
  return { name: 'kept', takeId: take.id }
}

/** What comes in time; null where it fails or takes too long. */
function inTime<Result>(work: Promise<Result | null>, patience: Promise<void>): Promise<Result | null> {
  const nothing = (): null => null
  return Promise.race([work.catch(nothing), patience.then(nothing, nothing)])
}

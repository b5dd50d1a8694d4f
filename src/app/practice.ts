import { createStore } from 'zustand/vanilla'
import { toQuestions } from '../core/interview/questions.ts'
import type { Settings } from '../core/settings.ts'
import { type AnswerListener, type AnswerPorts, giveAnswer } from './answer.ts'
import { createEnds, type Onward } from './ends.ts'
import { Failure, type FailureCode, toFailureCode } from './failure.ts'
import type { Microphone, Ports } from './ports.ts'
import type { Practice, Purpose, Question, Session, Turn } from './practice-state.ts'

/** The session's state and what the user can do in it. */
export function createPractice(
  ports: AnswerPorts & Pick<Ports, 'openMicrophone' | 'random'>,
  listener: AnswerListener,
) {
  const store = createStore<Practice>(() => ({ name: 'idle' }))
  const ends = createEnds()
  let running: AbortController | null = null
  /** What was started last, to be tried again. */
  let last: Session | null = null
  /** Nobody watches any more: what is kept is not opened. */
  let isLeft = false

  function fail(code: FailureCode, { id, lastTakeId }: Session, rescue: Blob | null = null): void {
    store.setState({ name: 'failed', code, rescue, sessionId: lastTakeId === null ? null : id }, true)
  }

  function finish({ id, lastTakeId, purpose }: Session, lost: boolean): void {
    const { isNight = false } = purpose
    store.setState(
      lastTakeId === null || isLeft
        ? { name: 'idle' }
        : { name: 'kept', takeId: lastTakeId, sessionId: id, lost, isNight },
      true,
    )
  }

  /** Opens the microphone and asks one question after the other. */
  async function run(session: Session, ended: AbortController): Promise<void> {
    const { signal } = ended
    const gone = new AbortController()
    let microphone: Microphone | null = null
    try {
      microphone = await ports.openMicrophone(session.settings, signal)
      signal.throwIfAborted()
      microphone.onLost(() => {
        gone.abort(new Failure('microphone-lost'))
        ends.stop('lost')
        ends.goOn('enough')
      })
      let onward: Onward = 'next'
      while (onward !== 'enough') {
        const prompt = session.questions[session.index]
        if (!prompt) break
        const { index, lastTakeId, questions } = session
        const turn = { prompt, index, count: questions.length, hasAnswers: lastTakeId !== null, microphone }
        // What goes away before a word is said is told at once, not recorded.
        await ask(turn, session, AbortSignal.any([signal, gone.signal]))
        gone.signal.throwIfAborted()
        const answered = await giveAnswer({ ports, listener, store, ends }, turn, session, signal)
        if (answered.name === 'unsaved') return fail(answered.code, session, answered.rescue)
        session.lastTakeId = answered.takeId
        onward = gone.signal.aborted || isLeft ? 'enough' : await toOnward(turn, session, signal)
        if (onward === 'next') session.index += 1
      }
      finish(session, gone.signal.aborted)
    } catch (thrown) {
      if (!signal.aborted) fail(toFailureCode(thrown, 'recogniser-failed'), session)
    } finally {
      microphone?.close()
      if (running === ended) running = null
    }
  }

  /** Asks aloud, if that is wanted, and lets think. */
  async function ask(turn: Turn, { settings, purpose }: Session, signal: AbortSignal): Promise<void> {
    if (settings.voice) {
      store.setState({ name: 'asking', ...turn }, true)
      await ends.untilSkipped((skip) => ports.speak(turn.prompt.text, skip), signal)
    }
    const { thinkTime } = settings
    if (thinkTime <= 0) return
    const { again, outline = [] } = purpose
    const untilMs = ports.now() + thinkTime * 1000
    store.setState({ name: 'thinking', ...turn, untilMs, pins: again?.pins ?? [], outline }, true)
    await ends.untilSkipped((skip) => ports.wait(thinkTime, skip), signal)
  }

  /** The speaker draws breath and says when it goes on; in a real interview the next question comes at once. */
  async function toOnward(turn: Turn, { settings }: Session, signal: AbortSignal): Promise<Onward> {
    if (turn.index + 1 === turn.count) return 'enough'
    if (settings.realInterview) return 'next'
    store.setState({ name: 'between', ...turn }, true)
    return ends.untilGoingOn(signal)
  }

  function begin(session: Session): Promise<void> {
    const prompt = session.questions[session.index]
    if (running || !prompt) return Promise.resolve()
    last = session
    running = new AbortController()
    isLeft = false
    store.setState({ name: 'opening', prompt }, true)
    return run(session, running)
  }

  /**
   * Opens the microphone, asks, lets think, and records, question by question. A second start while one runs changes nothing.
   */
  function start(questions: readonly Question[], settings: Settings, purpose: Purpose = {}): Promise<void> {
    const id = questions.length > 1 ? ports.newId() : null
    return begin({ questions, settings, purpose, id, index: 0, lastTakeId: null })
  }

  return {
    store,
    start,
    /** Starts with as many questions as the user chose, in the order that they chose. */
    startSession: (settings: Settings): Promise<void> => start(toQuestions(settings, ports.random), settings),
    /** Starts what was started last once more, from the question on that was not answered. */
    retry: (): Promise<void> => (last ? begin(last) : Promise.resolve()),
    /** Goes on to the next phase: ends the question, or the time to think. */
    skip: ends.skip,
    /** Ends the answer. Where the interviewer has nothing more to ask, it is kept. */
    stop: () => ends.stop('stopped'),
    /** Ends the answer, whatever else the interviewer would ask about it. */
    end: () => ends.stop('over'),
    /** "I'd rather not say": ends the answer to what was asked back. */
    decline: () => ends.stop('declined'),
    /** The next question, or the same one once more. */
    goOn: ends.goOn,
    /** Ends the session before its next answer; what was answered is shown. */
    finish: () => {
      if (!last || last.lastTakeId === null) return
      stopRunning()
      finish(last, false)
    },
    /** Ends the session wherever it is. What was already said is kept. */
    leave: () => {
      isLeft = true
      const { name } = store.getState()
      if (name === 'answering' || name === 'asking-back') ends.stop('over')
      else if (name !== 'keeping') {
        stopRunning()
        store.setState({ name: 'idle' }, true)
      }
    },
  }

  function stopRunning(): void {
    running?.abort(new DOMException('The session was left', 'AbortError'))
    running = null
  }
}

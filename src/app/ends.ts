/** How an answer ends: it is said, one would rather not say, it is enough altogether, or the microphone is gone. */
export type AnswerEnd = 'stopped' | 'declined' | 'over' | 'lost'

/** What follows on an answer that is kept: the next question, the same one again, or nothing. */
export type Onward = 'next' | 'again' | 'enough'

/** What a session waits for and the user ends: a phase, an answer, a pause between two questions. */
export interface Ends {
  /** Runs one phase until it is done or skipped; the end of the session ends it with its reason. */
  untilSkipped: (work: (skip: AbortSignal) => Promise<void>, signal: AbortSignal) => Promise<void>
  skip: () => void
  /** Resolves when the answer that is being given has ended. */
  untilStopped: (signal: AbortSignal) => Promise<AnswerEnd>
  stop: (end: AnswerEnd) => void
  /** There is no answer any more that could be stopped. */
  letGo: () => void
  untilGoingOn: (signal: AbortSignal) => Promise<Onward>
  goOn: (onward: Onward) => void
}

export function createEnds(): Ends {
  let phase: AbortController | null = null
  let stopAnswer: ((end: AnswerEnd) => void) | null = null
  let goOn: ((onward: Onward) => void) | null = null
  return {
    async untilSkipped(work, signal) {
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
    },
    skip: () => phase?.abort(),
    untilStopped(signal) {
      const stopped = untilSaid<AnswerEnd>((say) => (stopAnswer = say), signal)
      // Whoever waits for it hears of it; the interviewer may have stopped waiting.
      stopped.catch(() => undefined)
      return stopped
    },
    stop: (end) => stopAnswer?.(end),
    letGo: () => (stopAnswer = null),
    untilGoingOn: (signal) => untilSaid<Onward>((say) => (goOn = say), signal).finally(() => (goOn = null)),
    goOn: (onward) => goOn?.(onward),
  }
}

/** Waits until somebody says how it goes on; the end of the session rejects with its reason. */
function untilSaid<Said>(listen: (say: (said: Said) => void) => void, signal: AbortSignal): Promise<Said> {
  return new Promise<Said>((resolve, reject) => {
    listen(resolve)
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
}

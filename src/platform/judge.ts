import { Failure } from '../app/failure.ts'
import type { Judgement } from '../core/arc.ts'
import type { JudgeRequest, JudgeResponse } from '../workers/judge-protocol.ts'
import JudgeWorker from '../workers/judge.ts?worker'
import { createWorkerCall } from './worker-call.ts'

/** The judge in its worker: its weights are loaded once, at the first answer. */
export function createJudgeClient() {
  const worker = createWorkerCall<JudgeRequest, JudgeResponse>(() => new JudgeWorker())
  return (sentences: readonly string[], signal: AbortSignal): Promise<Judgement> =>
    worker
      .call(
        { sentences },
        [],
        (response) => {
          if (response.name === 'failed') throw new Failure('judge-failed', { cause: response.message })
          return { result: response.judgement }
        },
        signal,
      )
      .catch((thrown: unknown) => {
        if (signal.aborted || thrown instanceof Failure) throw thrown
        throw new Failure('judge-failed', { cause: thrown })
      })
}

import { Failure } from '../app/failure.ts'
import type { TranscriptionProgress } from '../app/ports.ts'
import type { Word } from '../core/words.ts'
import type { ModelSource, RecogniserRequest, RecogniserResponse } from '../workers/recogniser-protocol.ts'
import RecogniserWorker from '../workers/recogniser.ts?worker'
import { createWorkerCall } from './worker-call.ts'

/** Whisper in its worker. The worker is closed after each recording, so that its memory returns. */
export function createRecogniser(findSource: (signal: AbortSignal) => Promise<ModelSource>) {
  const worker = createWorkerCall<RecogniserRequest, RecogniserResponse>(() => new RecogniserWorker())
  return async (
    samples: Float32Array,
    onProgress: (progress: TranscriptionProgress) => void,
    signal: AbortSignal,
  ): Promise<Word[]> => {
    const source = await findSource(signal)
    try {
      return await worker.call<Word[]>(
        { source, samples },
        [],
        (response) => {
          if (response.name === 'words') return { result: response.words }
          if (response.name === 'failed')
            throw new Failure(response.stage === 'model' ? 'model-damaged' : 'recogniser-failed', {
              cause: response.message,
            })
          onProgress(response)
          return null
        },
        signal,
      )
    } catch (thrown) {
      if (signal.aborted || thrown instanceof Failure) throw thrown
      throw new Failure('recogniser-failed', { cause: thrown })
    } finally {
      worker.close()
    }
  }
}

interface Identified {
  id: number
}

/**
 * A worker that answers requests by their ids, made when it is first needed. A call that is aborted, and a worker that
 * breaks, cost the worker: the next call gets a new one.
 */
export function createWorkerCall<Request extends Identified, Response extends Identified>(
  create: () => Worker,
) {
  let worker: Worker | null = null
  let lastId = 0
  let closing = new AbortController()

  /** Throws the worker away; whoever still waits for it is told. */
  function close(): void {
    worker?.terminate()
    worker = null
    closing.abort(new Error('The worker was closed'))
    closing = new AbortController()
  }

  return {
    close,
    /** Sends a request; `settle` sees each answer to it and says when it was the last by returning a result. */
    call<Result>(
      request: Omit<Request, 'id'>,
      transfer: Transferable[],
      settle: (response: Response) => { result: Result } | null,
      signal: AbortSignal,
    ): Promise<Result> {
      const called = (worker ??= create())
      const id = ++lastId
      return new Promise<Result>((resolve, reject) => {
        const done = new AbortController()
        const fail = (reason: unknown): void => {
          done.abort()
          if (worker === called) close()
          reject(reason)
        }
        const settled = ({ data }: MessageEvent<Response>): void => {
          if (data.id !== id) return
          try {
            const last = settle(data)
            if (!last) return
            done.abort()
            resolve(last.result)
          } catch (thrown) {
            fail(thrown)
          }
        }
        const closed = closing.signal
        closed.addEventListener('abort', () => fail(closed.reason), { signal: done.signal })
        called.addEventListener('message', settled, { signal: done.signal })
        called.addEventListener('error', (event) => fail(new Error(event.message)), { signal: done.signal })
        signal.addEventListener('abort', () => fail(signal.reason), { signal: done.signal })
        if (signal.aborted) fail(signal.reason)
        else called.postMessage({ ...request, id }, transfer)
      })
    },
  }
}

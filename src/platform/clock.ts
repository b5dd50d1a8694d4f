/**
 * Resolves after so many seconds of wall time. Hidden tabs fire timers late, so the time is read again when the tab
 * comes back.
 */
export function wait(seconds: number, signal: AbortSignal): Promise<void> {
  const until = Date.now() + seconds * 1000
  return new Promise((resolve, reject) => {
    const done = new AbortController()
    const check = (): void => {
      if (Date.now() < until) return
      done.abort()
      resolve()
    }
    const timer = setInterval(check, 100)
    done.signal.addEventListener('abort', () => clearInterval(timer))
    document.addEventListener('visibilitychange', check, { signal: done.signal })
    signal.addEventListener(
      'abort',
      () => {
        done.abort()
        reject(signal.reason as Error)
      },
      { signal: done.signal },
    )
    if (signal.aborted) {
      done.abort()
      reject(signal.reason as Error)
    }
  })
}

/** Keeps the screen on, also after the tab was hidden, until its undo is called. Browsers without wake locks do without. */
export function keepAwake(): () => void {
  const done = new AbortController()
  let lock: WakeLockSentinel | null = null
  const hold = async (): Promise<void> => {
    try {
      lock = await navigator.wakeLock.request('screen')
      if (done.signal.aborted) await lock.release()
    } catch {
      // Low battery, a hidden tab, no support: the recording goes on all the same.
    }
  }
  void hold()
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') void hold()
    },
    { signal: done.signal },
  )
  return () => {
    done.abort()
    void lock?.release()
  }
}

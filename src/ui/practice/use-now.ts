import { useEffect, useState } from 'react'
import { useApp } from '../app-context.ts'

/** The time in milliseconds since 1970, read again five times a second and when the tab comes back. */
export function useNow(): number {
  const { now } = useApp()
  const [time, setTime] = useState(now)
  useEffect(() => {
    const read = (): void => setTime(now())
    const timer = setInterval(read, 200)
    document.addEventListener('visibilitychange', read)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', read)
    }
  }, [now])
  return time
}

/** Seconds as a clock shows them: 72.4 is "1:12". */
export function toClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** Seconds as one says them: "1 min 12 s". */
export function toSpokenTime(seconds: number): string {
  const whole = Math.round(seconds)
  const minutes = Math.floor(whole / 60)
  const rest = whole % 60
  if (minutes === 0) return `${rest} s`
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`
}

const day = new Intl.DateTimeFormat('en', { weekday: 'short', day: 'numeric', month: 'short' })
const hour = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hour12: false })

/** A moment as "Mon, Nov 23 at 21:14". */
export const toDateText = (ms: number): string => `${day.format(ms)} at ${hour.format(ms)}`

export const toMegabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`

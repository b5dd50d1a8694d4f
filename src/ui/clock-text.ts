const day = new Intl.DateTimeFormat('en', { weekday: 'short', day: 'numeric', month: 'short' })
const hour = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hour12: false })

/** A moment as "Mon, Nov 23 at 21:14". */
export const toDateText = (ms: number): string => `${day.format(ms)} at ${hour.format(ms)}`

export const toMegabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`

/** A day as a field of a form has it: 2026-11-24. */
function toDay(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Whether the interview is tomorrow, or later today. */
export function isNightBefore(interviewDay: string, nowMs: number): boolean {
  const today = new Date(nowMs)
  const tomorrow = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1)
  return interviewDay !== '' && (interviewDay === toDay(today) || interviewDay === toDay(tomorrow))
}

/** When the day began, in milliseconds since 1970. */
export function toMorning(nowMs: number): number {
  const now = new Date(nowMs)
  return new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime()
}

export const isSameDay = (oneMs: number, otherMs: number): boolean =>
  toDay(new Date(oneMs)) === toDay(new Date(otherMs))

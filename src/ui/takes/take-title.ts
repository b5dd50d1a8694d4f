import type { Take } from '../../core/take.ts'

/** What a take is called until its user names it: the question, without its opening. */
export function toTitle(take: Take): string {
  if (take.title) return take.title
  const asked = take.prompt.replace(/^Tell me about /, '').replace(/\.$/, '')
  return asked.charAt(0).toUpperCase() + asked.slice(1)
}

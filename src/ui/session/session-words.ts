import { toPrompt } from '../../core/prompts.ts'
import type { Settings } from '../../core/settings.ts'

/** What stands on the first screen: the question that comes first, where one may know it. */
export function toOpening(chosen: Settings): string {
  const isKnown = chosen.order === 'fixed' || (chosen.order === 'shuffled' && chosen.questions === 1)
  return isKnown ? `“${toPrompt(chosen).text}”` : 'A question comes. You’ll know it when it is asked.'
}

/** How many questions a session has, and in which order they come. */
export function toSessionText({ questions, order }: Settings): string {
  const count = `${questions} questions in a row`
  if (order === 'fixed') return `${count}, this one first.`
  return order === 'shuffled' ? `${count}, in any order.` : `${count}, whichever come.`
}

import { type Prompt, toPrompt, toPrompts } from '../prompts.ts'

/** How the questions of a session follow each other: as they are listed, the same ones mixed, or whichever come. */
export const QUESTION_ORDERS = ['fixed', 'shuffled', 'surprise'] as const
export type QuestionOrder = (typeof QUESTION_ORDERS)[number]

/** A session has so many questions at most. */
export const MOST_QUESTIONS = 5

interface Chosen {
  prompt: string
  ownPrompts: readonly string[]
  /** How many are asked, 1 to `MOST_QUESTIONS`. */
  questions: number
  order: QuestionOrder
}

/**
 * The questions of a session, in the order in which they are asked; `random` gives numbers from 0 on, below 1. Only the
 * question that was on the screen before keeps its words: an interviewer has their own.
 */
export function toQuestions(chosen: Chosen, random: () => number): Prompt[] {
  const all = toPrompts(chosen.ownPrompts)
  const first = all.indexOf(toPrompt(chosen))
  const listed = [...all.slice(first), ...all.slice(0, first)]
  const count = Math.max(1, Math.min(MOST_QUESTIONS, all.length, chosen.questions))
  const { order } = chosen
  if (order === 'surprise') return shuffle(listed, random).slice(0, count).map(inOwnWords(random))
  const own = listed.slice(0, count)
  // A question alone cannot be mixed: it is asked as it was shown.
  if (order === 'shuffled' && count > 1) return shuffle(own, random).map(inOwnWords(random))
  return own.map((prompt, index) => (index === 0 ? prompt : inOwnWords(random)(prompt)))
}

const inOwnWords =
  (random: () => number) =>
  (prompt: Prompt): Prompt => {
    const ways = [prompt.text, ...prompt.phrasings]
    return { ...prompt, text: ways[Math.floor(random() * ways.length)] ?? prompt.text }
  }

/** Fisher and Yates, from the end. */
function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  const mixed = [...items]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const [a, b] = [mixed[last], mixed[other]]
    if (a !== undefined && b !== undefined) [mixed[last], mixed[other]] = [b, a]
  }
  return mixed
}

import { ARC, type ArcPart } from './arc.ts'

/** A question that the interviewer asks. */
export interface Prompt {
  id: string
  text: string
  /** The parts that it expects. Others are never asked for. */
  expects: readonly ArcPart[]
  /** The same in plain words. */
  hint: string
}

const WHOLE = 'The whole story: what happened, your part in it, what you did, and what came of it.'

export const PROMPTS = [
  { id: 'failure', text: 'Tell me about a time you failed.', expects: ARC, hint: WHOLE },
  { id: 'mistake', text: 'Tell me about a mistake you made.', expects: ARC, hint: WHOLE },
  { id: 'deadline', text: 'Tell me about a time you missed a deadline.', expects: ARC, hint: WHOLE },
  {
    id: 'conflict',
    text: 'Tell me about a conflict at work that you handled badly.',
    expects: ['context', 'role', 'response', 'learning', 'outcome'],
    hint: 'What it was about, what you did to make it worse and then better, and what came of it. Nothing has to have failed.',
  },
  {
    id: 'disappointed',
    text: 'Tell me about a time you disappointed somebody.',
    expects: ARC,
    hint: WHOLE,
  },
  {
    id: 'regret',
    text: 'Tell me about a decision that you regret.',
    expects: ['context', 'failure', 'role', 'learning'],
    hint: 'What you decided and why, what it led to, and what you would do now. It need not have been put right.',
  },
  {
    id: 'surprise',
    text: 'Tell me about something at work that took you by surprise.',
    expects: ['context', 'response', 'learning', 'outcome'],
    hint: 'What you did not see coming, what you did about it, and what came of it. It need not be your doing.',
  },
] as const satisfies readonly Prompt[]

export const DEFAULT_PROMPT: Prompt = PROMPTS[0]

/** A question of the user's own. Nobody knows what it asks for, but that the speaker has a part in the answer. */
export const toOwnPrompt = (text: string): Prompt => ({
  id: `own ${text}`,
  text,
  expects: ['role'],
  hint: 'Your own question: only your part in it, specifics and length are looked at.',
})

/** All questions that can be asked, the user's own last. */
export const toPrompts = (own: readonly string[]): readonly Prompt[] => [...PROMPTS, ...own.map(toOwnPrompt)]

/** The prompt that is chosen, or the default one where nothing has its id any more. */
export const toPrompt = ({ prompt, ownPrompts }: { prompt: string; ownPrompts: readonly string[] }): Prompt =>
  toPrompts(ownPrompts).find(({ id }) => id === prompt) ?? DEFAULT_PROMPT

/** The parts that a question expects, as it was asked. */
export const toExpected = (text: string): readonly ArcPart[] =>
  (PROMPTS.find((prompt) => prompt.text === text) ?? toOwnPrompt(text)).expects

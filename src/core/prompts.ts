/** A question that the interviewer asks. */
export interface Prompt {
  id: string
  text: string
}

export const PROMPTS = [
  { id: 'failure', text: 'Tell me about a time you failed.' },
  { id: 'mistake', text: 'Tell me about a mistake you made.' },
  { id: 'deadline', text: 'Tell me about a time you missed a deadline.' },
  { id: 'conflict', text: 'Tell me about a conflict at work that you handled badly.' },
  { id: 'surprise', text: 'Tell me about something at work that took you by surprise.' },
] as const satisfies readonly Prompt[]

export const DEFAULT_PROMPT: Prompt = PROMPTS[0]

/** The prompt of that id, or the default one where nothing has that id any more. */
export const toPrompt = (id: string): Prompt => PROMPTS.find((prompt) => prompt.id === id) ?? DEFAULT_PROMPT

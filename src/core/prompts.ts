import { ARC, type ArcPart } from './arc.ts'

/** A question that the interviewer asks. */
export interface Prompt {
  id: string
  text: string
  /** Other ways to ask for the same. */
  phrasings: readonly string[]
  /** The parts that it expects. Others are never asked for. */
  expects: readonly ArcPart[]
  /** The same in plain words. */
  hint: string
}

const WHOLE = 'The whole story: what happened, your part in it, what you did, and what came of it.'

export const PROMPTS = [
  {
    id: 'failure',
    text: 'Tell me about a time you failed.',
    phrasings: [
      'What is a failure of yours that you still think about?',
      'Walk me through something that you worked on and that did not succeed.',
      'We all fail at something. What was it for you, most recently?',
    ],
    expects: ARC,
    hint: WHOLE,
  },
  {
    id: 'mistake',
    text: 'Tell me about a mistake you made.',
    phrasings: [
      'What is the biggest mistake that you made in your last job?',
      'Can you think of something that you got wrong, and that had consequences?',
      'Which mistake taught you the most?',
    ],
    expects: ARC,
    hint: WHOLE,
  },
  {
    id: 'deadline',
    text: 'Tell me about a time you missed a deadline.',
    phrasings: [
      'Have you ever promised a date and not kept it? What happened?',
      'When did something of yours last come too late?',
      'Describe a project that slipped while it was in your hands.',
    ],
    expects: ARC,
    hint: WHOLE,
  },
  {
    id: 'conflict',
    text: 'Tell me about a conflict at work that you handled badly.',
    phrasings: [
      'When did a disagreement with a colleague go worse than it had to, because of you?',
      'Whom did you fall out with at work, and what was your share in it?',
      'Describe an argument at work that you would have another way today.',
    ],
    expects: ['context', 'role', 'response', 'learning', 'outcome'],
    hint: 'What it was about, what you did to make it worse and then better, and what came of it. Nothing has to have failed.',
  },
  {
    id: 'disappointed',
    text: 'Tell me about a time you disappointed somebody.',
    phrasings: [
      'Who at work counted on you, and you let them down?',
      'When did somebody expect more of you than they got?',
      'Can you tell me of a colleague or customer whom you left disappointed?',
    ],
    expects: ARC,
    hint: WHOLE,
  },
  {
    id: 'regret',
    text: 'Tell me about a decision that you regret.',
    phrasings: [
      'Which decision would you take back if you could?',
      'What did you decide that you would decide another way today?',
      'Is there a call of yours that you wish you had not made?',
    ],
    expects: ['context', 'failure', 'role', 'learning'],
    hint: 'What you decided and why, what it led to, and what you would do now. It need not have been put right.',
  },
  {
    id: 'surprise',
    text: 'Tell me about something at work that took you by surprise.',
    phrasings: [
      'When did something at work turn out quite unlike what you had expected?',
      'What did you not see coming, and how did you deal with it?',
      'Describe a moment at work that you had no plan for.',
    ],
    expects: ['context', 'response', 'learning', 'outcome'],
    hint: 'What you did not see coming, what you did about it, and what came of it. It need not be your doing.',
  },
] as const satisfies readonly Prompt[]

export const DEFAULT_PROMPT: Prompt = PROMPTS[0]

/** A question of the user's own. Nobody knows what it asks for, but that the speaker has a part in the answer. */
export const toOwnPrompt = (text: string): Prompt => ({
  id: `own ${text}`,
  text,
  phrasings: [],
  expects: ['role'],
  hint: 'Your own question: only your part in it, specifics and length are looked at.',
})

/** All questions that can be asked, the user's own last. */
export const toPrompts = (own: readonly string[]): readonly Prompt[] => [...PROMPTS, ...own.map(toOwnPrompt)]

/** The prompt that is chosen, or the default one where nothing has its id any more. */
export const toPrompt = ({ prompt, ownPrompts }: { prompt: string; ownPrompts: readonly string[] }): Prompt =>
  toPrompts(ownPrompts).find(({ id }) => id === prompt) ?? DEFAULT_PROMPT

/** The prompt that a question is, in whichever words it was asked; one of the user's own where no other is asked so. */
export const findPrompt = (asked: string): Prompt =>
  PROMPTS.find(({ text, phrasings }: Prompt) => text === asked || phrasings.includes(asked)) ??
  toOwnPrompt(asked)

import type { ArcPart, ToneKind } from './arc.ts'

/** How an interviewer may hear each kind of tone, and the question that lets the speaker find the better sentence. */
export const TONE_WORDS: Record<ToneKind, { reading: string; question: string }> = {
  blame: {
    reading: 'putting it on others',
    question: 'Was there a moment when you could have found out?',
  },
  minimize: {
    reading: 'making it smaller than it was',
    question: 'Who noticed, and what did it cost them?',
  },
  excuse: {
    reading: 'saying that it could not be helped',
    question: 'What did you decide?',
  },
  denial: {
    reading: 'saying that there was no failure',
    question: 'What would you do differently?',
  },
  distance: {
    reading: 'leaving out who did it',
    question: 'Who did that?',
  },
  resent: {
    reading: 'still being angry about it',
    question: 'What happened, without how it felt?',
  },
}

interface PartWords {
  /** Completes "I didn't hear …". */
  what: string
  question: string
  /** Why a line of this part is worth keeping. */
  reason: string
  worth: number
  /** The parts that it belongs after, the best first. */
  follows: readonly (readonly ArcPart[])[]
}

/** What is said of each part, in the words of the screens. */
export const PART_WORDS: Record<ArcPart, PartWords> = {
  context: {
    what: 'what was at stake before it went wrong',
    question: 'what were you working on, and whom did it matter to?',
    reason: 'It lets the listener see what was at stake.',
    worth: 0.4,
    follows: [],
  },
  failure: {
    what: 'what went wrong',
    question: 'what happened, and what did it cost?',
    reason: 'It says plainly what went wrong.',
    worth: 0.6,
    follows: [['context']],
  },
  role: {
    what: 'which part of it was yours',
    question: 'what did you decide, or not see?',
    reason: 'It says what your own part was.',
    worth: 1,
    follows: [['failure'], ['context']],
  },
  response: {
    what: 'what you did once it was clear',
    question: 'what was the first thing that you did?',
    reason: 'It says what you did about it.',
    worth: 0.75,
    follows: [['failure', 'role'], ['context']],
  },
  learning: {
    what: 'what changed in how you work',
    question: 'what do you do differently now, that others could see?',
    reason: 'It says what changed in how you work.',
    worth: 0.9,
    follows: [['response'], ['failure', 'role']],
  },
  outcome: {
    what: 'what came of it afterwards',
    question: 'when did it come up again, and how did it go?',
    reason: 'It says what came of it.',
    worth: 0.8,
    follows: [['learning'], ['response'], ['failure', 'role']],
  },
}

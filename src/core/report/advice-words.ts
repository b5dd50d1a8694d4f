import type { ArcPart, ToneKind } from '../arc.ts'

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
  /** The same question in other words, for those who hear it again. */
  others: readonly [string, string]
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
    others: [
      'who would have noticed first if it had gone well?',
      'what did you want to have in your hands at the end?',
    ],
    reason: 'It lets the listener see what was at stake.',
    worth: 0.4,
    follows: [],
  },
  failure: {
    what: 'what went wrong',
    question: 'what happened, and what did it cost?',
    others: ['what did somebody see on the day it went wrong?', 'who had to clean up, and for how long?'],
    reason: 'It says plainly what went wrong.',
    worth: 0.6,
    follows: [['context']],
  },
  role: {
    what: 'which part of it was yours',
    question: 'what did you decide, or not see?',
    others: [
      'at which moment could you have turned left instead of right?',
      'what did you take for granted?',
    ],
    reason: 'It says what your own part was.',
    worth: 1,
    follows: [['failure'], ['context']],
  },
  response: {
    what: 'what you did once it was clear',
    question: 'what was the first thing that you did?',
    others: [
      'whom did you tell first, and what did you say?',
      'what did you do in the next hour, and the next day?',
    ],
    reason: 'It says what you did about it.',
    worth: 0.75,
    follows: [['failure', 'role'], ['context']],
  },
  learning: {
    what: 'what changed in how you work',
    question: 'what do you do differently now, that others could see?',
    others: [
      'if a colleague watched you on the next project, what would they see?',
      'which check, rule or question is there now that was not there before?',
    ],
    reason: 'It says what changed in how you work.',
    worth: 0.9,
    follows: [['response'], ['failure', 'role']],
  },
  outcome: {
    what: 'what came of it afterwards',
    question: 'when did it come up again, and how did it go?',
    others: ['where is it today?', 'when did you last use what you took from it?'],
    reason: 'It says what came of it.',
    worth: 0.8,
    follows: [['learning'], ['response'], ['failure', 'role']],
  },
}

import type { ArcPart, Part, Presence, ToneKind } from '../core/arc.ts'

/** What the screens call the parts. */
export const PART_NAMES: Record<Part, string> = {
  context: 'Context',
  failure: 'Failure',
  role: 'Your role',
  response: 'Response',
  learning: 'Learning',
  outcome: 'Outcome',
  none: 'Aside',
}

/** What each part answers, for a listener. */
export const PART_QUESTIONS: Record<ArcPart, string> = {
  context: 'What was the project, and what was at stake?',
  failure: 'What went wrong, and what did it cost?',
  role: 'Where did your own decisions come into it?',
  response: 'What did you do once it was clear?',
  learning: 'What changed in how you work?',
  outcome: 'How has it gone since?',
}

/** Asked where a part was not heard: never a verdict. */
export const PART_UNHEARD: Record<ArcPart, string> = {
  context: 'I didn’t hear what the project was or what was at stake. Did you say it?',
  failure: 'I didn’t hear what went wrong. Did you say it?',
  role: 'I didn’t hear your own part in it. Did you say it?',
  response: 'I didn’t hear what you did about it. Did you say it?',
  learning: 'I didn’t hear what changed in how you work. Did you say it?',
  outcome: 'I didn’t hear what happened afterwards. Did you say it?',
}

export const PRESENCE_NAMES: Record<Presence | 'on-purpose', string> = {
  told: 'Told',
  thin: 'Briefly',
  'not-heard': 'Not heard',
  'not-sure': 'Not sure',
  'on-purpose': 'Left out on purpose',
}

/** Short and kind: how an interviewer may hear a phrase. */
export const TONE_NAMES: Record<ToneKind, string> = {
  blame: 'may sound like blaming',
  minimize: 'may sound like playing it down',
  excuse: 'may sound like an excuse',
  denial: 'may sound like avoiding it',
  distance: 'may sound at a distance',
  resent: 'may sound resentful',
}

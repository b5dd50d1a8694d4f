import type { Part, ToneKind } from '../core/arc.ts'
import type { ArcEntry } from '../core/report/report.ts'

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

export const PRESENCE_NAMES: Record<ArcEntry['presence'], string> = {
  told: 'Told',
  thin: 'Briefly',
  'not-heard': 'Not heard',
  'not-sure': 'Not sure',
  'on-purpose': 'Left out on purpose',
  'not-expected': 'Not asked for here',
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

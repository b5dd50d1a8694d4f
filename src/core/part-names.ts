import type { Part } from './arc.ts'
import type { ArcEntry } from './report/report.ts'

/** What people read for a part. */
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

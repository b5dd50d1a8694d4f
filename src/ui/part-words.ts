import type { ToneKind } from '../core/arc.ts'

/** Short and kind: how an interviewer may hear a phrase. */
export const TONE_NAMES: Record<ToneKind, string> = {
  blame: 'may sound like blaming',
  minimize: 'may sound like playing it down',
  excuse: 'may sound like an excuse',
  denial: 'may sound like avoiding it',
  distance: 'may sound at a distance',
  resent: 'may sound resentful',
}

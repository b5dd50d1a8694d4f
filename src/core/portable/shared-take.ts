import type { Part } from '../arc.ts'

/** A take as a peer gets it, in one page: nothing but what its speaker chose. All of it stands in the page as JSON. */
export interface SharedTake {
  format: 'candor-shared-take'
  version: 1
  takeId: string
  title: string
  /** The question as it was asked. */
  prompt: string
  /** Milliseconds since 1970. */
  createdAtMs: number
  /** Seconds; null where there is no sound in it. */
  duration: number | null
  /** The loudest sample of each of equal stretches, 0 to 1; none where there is no sound in it. */
  peaks: readonly number[]
  audio: { mimeType: string; base64: string } | null
  sentences: readonly SharedSentence[]
  /** What the program says first; null where its judgement is left out. */
  judgement: { keep: string | null; next: string } | null
}

export interface SharedSentence {
  text: string
  /** Seconds of the sound; null where it has no times, or there is no sound. */
  start: number | null
  end: number | null
  /** What was asked back before it; null where nothing was. */
  asked: string | null
  /** The part that it was read as; null where the program's judgement is left out. */
  part: Part | null
}

/** Whether a peer would trust the speaker with a messy project more than before, less, or the same. */
export const TRUST = ['more', 'same', 'less'] as const
export type Trust = (typeof TRUST)[number]

/** What comes back from a peer, as a small JSON file. */
export interface Feedback {
  format: 'candor-feedback'
  version: 1
  /** Of one page that was opened: what is saved from it twice is one feedback, and the later one counts. */
  id: string
  takeId: string
  /** The peer's name; empty where they gave none. */
  from: string
  /** Milliseconds since 1970. */
  savedAtMs: number
  trust: Trust | null
  /** What stays with the peer, in their words. */
  remembers: string
  comments: readonly FeedbackComment[]
}

export interface FeedbackComment {
  /** Seconds of the sound; null where there is none. */
  at: number | null
  /** The sentence that it is about, counted from 0; null where it is about none. */
  sentence: number | null
  text: string
}

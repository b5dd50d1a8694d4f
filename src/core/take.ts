import type { FollowUp } from './interview/follow-up.ts'
import type { Revision } from './portable/revision.ts'
import type { Feedback } from './portable/shared-take.ts'
import type { Again } from './report/again.ts'
import type { ArcPart, Judgement, Part, ToneKind } from './arc.ts'
import type { Sounding } from './sound/sounding.ts'
import { SAMPLE_RATE_HZ, toPeaks } from './sound/samples.ts'
import type { Sentence } from './words.ts'

/** What was said, or that nobody has written it down yet. */
export type Transcript =
  | { name: 'none' }
  /** With what was heard beside the words; unknown of a typed answer, and some of it of takes of earlier versions. */
  | ({ name: 'written'; sentences: Sentence[]; judgement: Judgement } & {
      [Fact in keyof Sounding]?: Sounding[Fact] | undefined
    })

/** What of a report can be dismissed: a mark, a quotation among the specifics, a line to write down, the line to keep. */
export type Dismissible = ToneKind | 'specific' | 'note' | 'keep'

/** The user's word against the judge's. Sentences are counted from 0. A later one overrules an earlier one. */
export type Correction =
  | { name: 'part'; sentence: number; part: Part }
  | { name: 'dismiss'; sentence: number; kind: Dismissible; quote: string }
  /** The user hears the sentence so. */
  | { name: 'mark'; sentence: number; kind: ToneKind }
  | { name: 'answer'; part: ArcPart; answer: 'no' | 'on-purpose' }
  /** The sentence that shows one of the company's values. */
  | { name: 'value'; value: string; sentence: number }

type TakeSource = 'spoken' | 'typed' | 'sample' | 'imported'

/** A question that was asked back. Seconds of the recording: when it was begun to be asked, and from when it was answered. */
export type AskedBack = Pick<FollowUp, 'part' | 'question'> & {
  asked: number
  start: number
  /** "I'd rather not say." */
  isDeclined: boolean
}

/** One stored answer. Its audio is kept beside it, under the same id. */
export interface Take {
  id: string
  title: string
  /** Milliseconds since 1970. */
  createdAtMs: number
  source: TakeSource
  /** The question as it was asked. */
  prompt: string
  /** Seconds that the speaker meant to keep to. */
  limit: number
  /** Seconds, from the samples; null for a typed answer. */
  duration: number | null
  peaks: number[]
  transcript: Transcript
  corrections: Correction[]
  /** How the speaker thought that it went, before they saw the report; empty where they did not say. */
  reflection?: string | undefined
  /** What the interviewer asked back, in order. */
  followUps?: AskedBack[] | undefined
  /** The story that it tells. */
  storyId?: string | undefined
  /** Which earlier take it was made after, and what for. */
  again?: Again | undefined
  /** Which question of a session of several it answers. */
  session?: SessionPlace | undefined
  /** What people said of it whom it was shared with. */
  feedback?: Feedback[] | undefined
  revision?: Revision | undefined
}

/** A place in a session of several questions; `index` from 0 on. A question that was told again has its place twice. */
interface SessionPlace {
  id: string
  index: number
  count: number
}

/** What is known of a take when its recording begins. */
export type BegunTake = Pick<
  Take,
  'id' | 'title' | 'createdAtMs' | 'source' | 'prompt' | 'limit' | 'storyId' | 'again' | 'session'
>

/** Peaks that a take keeps: enough for a wide screen, a few kilobytes. */
const PEAKS = 1200

/** The take of a recording that nobody has written down yet. */
export const toRecordedTake = (begun: BegunTake, samples: Float32Array): Take => ({
  ...begun,
  duration: samples.length / SAMPLE_RATE_HZ,
  peaks: toPeaks(samples, PEAKS),
  transcript: { name: 'none' },
  corrections: [],
})

/** Puts a correction in the place of the one that it overrules. */
export function correct(corrections: readonly Correction[], correction: Correction): Correction[] {
  return [...corrections.filter((earlier) => !overrules(correction, earlier)), correction]
}

function overrules(later: Correction, earlier: Correction): boolean {
  if (later.name === 'part') return earlier.name === 'part' && earlier.sentence === later.sentence
  if (later.name === 'answer') return earlier.name === 'answer' && earlier.part === later.part
  if (later.name === 'value') return earlier.name === 'value' && earlier.value === later.value
  const isOfSameKind = 'kind' in earlier && earlier.sentence === later.sentence && earlier.kind === later.kind
  if (earlier.name === 'dismiss' && later.name === 'dismiss')
    return isOfSameKind && earlier.quote === later.quote
  return isOfSameKind
}

/** Words of an answer and the sentence that they stand in, counted from 0. */
export interface Quoted {
  sentence: number
  quote: string
}

/** Whether the user dismissed these words as something of that kind. */
export const isDismissed = (
  corrections: readonly Correction[],
  kind: Dismissible,
  { sentence, quote }: Quoted,
): boolean =>
  corrections.some(
    (it) =>
      it.name === 'dismiss' &&
      it.kind === kind &&
      it.sentence === sentence &&
      // A whole line stays dismissed when a word of it is put right.
      (it.quote === quote || kind === 'keep' || kind === 'note'),
  )

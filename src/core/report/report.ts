import { type Advice, type Keep, toAdvice, toKeep } from './advice.ts'
import { ARC, type ArcPart, type Judgement, type Part, type Presence, type Tone } from '../arc.ts'
import { type Claims, toMarkClaim, toStanding, withoutUnearned } from './claims.ts'
import { findPrompt } from '../prompts.ts'
import { type Sound, toSound } from './sound.ts'
import { findSpecifics, type Quotation, type Specifics } from './specifics.ts'
import { type AskedBack, type Correction, isDismissed, type Take } from '../take.ts'
import type { Sentence, Word } from '../words.ts'

/** Below this probability a part is shown as "not sure". Measured by `npm run evaluate`: see models/arc/README.md. */
const SURE = 0.5

/** A phrase that may sound defensive, to the judge or to the user. */
export type Mark = Tone & { byUser?: true }

export interface ReportSentence {
  index: number
  text: string
  words: Word[]
  /** Seconds of the recording; null in a typed answer. */
  start: number | null
  end: number | null
  part: Part
  sure: boolean
  /** The user said which part this is. */
  byUser: boolean
  marks: Mark[]
  /** The user wrote its words. */
  edited: boolean
  /** The question that was asked back before it, if any. */
  asked: string | null
}

export interface ArcEntry {
  part: ArcPart
  /** `on-purpose`: the user left it out knowingly; `not-expected`: it was not heard, and the prompt does not ask for it. */
  presence: Presence | 'on-purpose' | 'not-expected'
  byUser: boolean
  /** It was told only after somebody had asked back. */
  whenAsked: boolean
  /** Seconds spent on it; null in a typed answer. */
  seconds: number | null
  sentences: number[]
}

/** A stretch of the recording that belongs to one part, in seconds. */
export interface Region {
  part: ArcPart
  start: number
  end: number
  /** The sentence that it begins with. */
  sentence: number
}

/** All that is said about a take, computed afresh from the take whenever it changes. */
export interface Report {
  sentences: ReportSentence[]
  arc: ArcEntry[]
  /** The marks of these sentences are shown at first sight, two at most: their kinds have proved right. The rest is on demand. */
  shown: number[]
  regions: Region[]
  /** How it came out; null for a typed answer. */
  sound: Sound | null
  /** Seconds of the answer itself, without what was asked back; null in a typed answer. */
  answered: number | null
  /** Seconds over the limit, 0 where there are none; null in a typed answer. */
  overtime: number | null
  specifics: Specifics
  keep: Keep
  advice: Advice
}

/** The report on a take that has been written down; null while it has not. */
export function toReport(take: Take, claims: Claims = {}): Report | null {
  if (take.transcript.name === 'none') return null
  const { judgement } = take.transcript
  const sentences = toReportSentences(take, take.transcript.sentences, judgement)
  const arc = ARC.map((part) => toArcEntry(part, sentences, judgement, take))
  const regions = toRegions(sentences)
  const answered = toAnswered(take)
  const corrected = toCorrected(judgement, sentences, arc)
  return {
    sentences,
    arc,
    shown: toShown(sentences, claims),
    regions,
    sound: take.duration === null ? null : toSound(take.transcript, sentences, regions, take.followUps),
    answered,
    overtime: answered === null ? null : Math.max(0, answered - take.limit),
    specifics: toSpecifics(sentences, take.corrections),
    keep: toKeep(corrected, (line) => isDismissed(take.corrections, 'keep', line)),
    advice: toAdvice(withoutUnearned(corrected, claims), {
      expects: toExpectedOf(take),
      unsaid: toUnsaid(arc, take),
      duration: answered,
      limit: take.limit,
      round: take.again?.round ?? 0,
    }),
  }
}

/** Whether the user may be asked if they told a part: the judge did not hear it for sure, and they have not answered yet. */
export const isOpen = ({ presence, byUser }: ArcEntry): boolean =>
  !byUser && (presence === 'not-heard' || presence === 'not-sure')

/** The parts that were heard, in however few words. */
export const toHeard = ({ arc }: Pick<Report, 'arc'>): ArcPart[] =>
  ARC.filter((part) =>
    arc.some((entry) => entry.part === part && (entry.presence === 'told' || entry.presence === 'thin')),
  )

/** Seconds that the answer to the prompt itself took, without what was asked back; null where it was typed. */
export const toAnswered = ({ followUps, duration }: Pick<Take, 'followUps' | 'duration'>): number | null =>
  duration === null ? null : (followUps?.[0]?.asked ?? duration)

/** The parts that its question asks for; a question by itself asks for one. */
function toExpectedOf({ prompt, again }: Take): readonly ArcPart[] {
  if (again?.name !== 'drill') return findPrompt(prompt).expects
  return again.part ? [again.part] : []
}

/** Word times are good to about 0.3 s (models/whisper/README.md). */
const BLUR = 0.3

const toAsked = (followUps: readonly AskedBack[], first: Word | undefined): string | null =>
  (first && followUps.findLast(({ start }) => first.start >= start - BLUR)?.question) ?? null

/** The parts that by the user's word are not in the answer: asked, or since its last sentence got another part. */
const toUnsaid = (arc: readonly ArcEntry[], { corrections }: Take): ArcPart[] =>
  arc
    .filter(({ part, presence, byUser, sentences }) => {
      const isAnswered = corrections.some((it) => it.name === 'answer' && it.part === part)
      return presence === 'not-heard' && byUser && (isAnswered || sentences.length === 0)
    })
    .map(({ part }) => part)

/** The judgement with the user's corrections in it: what advice is chosen from. */
function toCorrected(
  judgement: Judgement,
  sentences: readonly ReportSentence[],
  arc: readonly ArcEntry[],
): Judgement {
  const presence = { ...judgement.presence }
  // What is left out on purpose is not asked for again; what the prompt does not ask for, advice knows.
  for (const { part, presence: own } of arc)
    if (own !== 'not-expected') presence[part] = own === 'on-purpose' ? 'told' : own
  return {
    ...judgement,
    presence,
    annotations: sentences.map(({ text, part, sure, byUser, marks, index }) => ({
      text,
      part,
      confidence: byUser ? 1 : sure ? (judgement.annotations[index]?.confidence ?? 0) : 0,
      toneChance: judgement.annotations[index]?.toneChance,
      tone: marks,
    })),
  }
}

function toReportSentences(
  { corrections, followUps = [] }: Take,
  sentences: readonly Sentence[],
  judgement: Judgement,
): ReportSentence[] {
  return sentences.map(({ text, words, edited }, index) => {
    const annotation = judgement.annotations[index]
    const own = corrections.find((it) => it.name === 'part' && it.sentence === index)
    const isDoubtful = words.some((word) => word.doubtful)
    const marked = corrections.flatMap((it) => (it.name === 'mark' && it.sentence === index ? [it.kind] : []))
    return {
      index,
      text,
      words,
      start: words[0]?.start ?? null,
      end: words.at(-1)?.end ?? null,
      part: own?.name === 'part' ? own.part : (annotation?.part ?? 'none'),
      sure: own !== undefined || ((annotation?.confidence ?? 0) >= SURE && !isDoubtful),
      byUser: own !== undefined,
      // Nothing rests on words that the recogniser was unsure of.
      marks: [
        ...(isDoubtful ? [] : (annotation?.tone ?? [])).filter(
          ({ kind, quote }) =>
            !marked.includes(kind) && !isDismissed(corrections, kind, { sentence: index, quote }),
        ),
        ...marked.map((kind) => ({ kind, quote: text, byUser: true as const })),
      ],
      edited: edited === true,
      asked: toAsked(followUps, words[0]),
    }
  })
}

function toArcEntry(
  part: ArcPart,
  sentences: readonly ReportSentence[],
  judgement: Judgement,
  take: Take,
): ArcEntry {
  const own = sentences.filter((sentence) => sentence.part === part)
  const answer = take.corrections.find((it) => it.name === 'answer' && it.part === part)
  const isRelabelled = take.corrections.some(
    (it) => it.name === 'part' && (it.part === part || judgement.annotations[it.sentence]?.part === part),
  )
  return {
    part,
    presence: toPresence(
      part,
      own,
      judgement,
      isRelabelled,
      answer?.name === 'answer' ? answer.answer : null,
      toExpectedOf(take).includes(part),
    ),
    byUser: isRelabelled || answer !== undefined,
    whenAsked: own.length > 0 && own.every(({ asked }) => asked !== null),
    seconds:
      take.duration === null ? null : own.reduce((sum, it) => sum + ((it.end ?? 0) - (it.start ?? 0)), 0),
    sentences: own.map((sentence) => sentence.index),
  }
}

/** The user's word first: an answer to "Did you say it?", then the labels set by hand, then the judge. */
function toPresence(
  part: ArcPart,
  own: readonly ReportSentence[],
  judgement: Judgement,
  isRelabelled: boolean,
  answer: 'no' | 'on-purpose' | null,
  isExpected: boolean,
): ArcEntry['presence'] {
  if (own.some((sentence) => sentence.byUser)) return 'told'
  if (answer === 'on-purpose') return 'on-purpose'
  if (answer === 'no' || (isRelabelled && own.length === 0)) return 'not-heard'
  const heard = judgement.presence[part]
  return isExpected || heard === 'told' || heard === 'thin' ? heard : 'not-expected'
}

/** So many lines are marked before the reader asks. */
const AT_FIRST_SIGHT = 2

function toShown(sentences: readonly ReportSentence[], claims: Claims): number[] {
  const certaintyOf = ({ marks }: ReportSentence): number =>
    Math.max(0, ...marks.map(({ certainty = 0 }) => certainty))
  return sentences
    .filter(({ marks }) =>
      marks.some((mark) => !mark.byUser && toStanding(claims, toMarkClaim(mark)) !== 'silence'),
    )
    .toSorted((a, b) => certaintyOf(b) - certaintyOf(a))
    .slice(0, AT_FIRST_SIGHT)
    .map(({ index }) => index)
}

function toSpecifics(sentences: readonly ReportSentence[], corrections: readonly Correction[]): Specifics {
  const stands = (quotation: Quotation): boolean => !isDismissed(corrections, 'specific', quotation)
  const found = findSpecifics(sentences)
  return {
    numbers: found.numbers.filter(stands),
    moments: found.moments.filter(stands),
    alternatives: found.alternatives.filter(stands),
    generic: found.generic.filter(stands),
    names: found.names.filter(stands),
  }
}

/** Neighbouring sentences of one part become one region; sentences of no part leave a gap. */
function toRegions(sentences: readonly ReportSentence[]): Region[] {
  const regions: Region[] = []
  let previous: Part = 'none'
  for (const { index, part, start, end } of sentences) {
    const last = regions.at(-1)
    if (start === null || end === null) continue
    if (part !== 'none' && part === previous && last) last.end = end
    else if (part !== 'none') regions.push({ part, start, end, sentence: index })
    previous = part
  }
  return regions
}

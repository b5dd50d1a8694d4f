import { ARC, type Judgement, PARTS, type Part } from '../../core/arc.ts'
import { STORY_FIELDS } from '../../core/judge/story.ts'
import type { LabelledAnswer } from '../training/corpus.ts'

/** An answer as it was labelled, and as a judge saw it. */
export interface Judged {
  gold: LabelledAnswer
  found: Judgement
}

/** Precision, recall and their harmonic mean; `support` is how many there are in truth. */
export interface Score {
  precision: number
  recall: number
  f1: number
  support: number
}

export interface Measures {
  answers: number
  sentences: number
  parts: Record<Part, Score>
  macroF1: number
  accuracy: number
  /** `confusion[true part][part found]`, in the order of `PARTS`. */
  confusion: number[][]
  missing: Score
  /** Answers and parts of which the judge said "not sure". */
  unsure: number
  anyTone: Score
  /** Marks from each certainty on: how many, and how many of them are in a sentence that carries a tone. */
  marks: { certainty: number; count: number; right: number }[]
  /** Of sentences that carry a tone and were marked: one of their kinds was named. */
  kind: number
  /** Of these: the share of letters in quote or found span that is in both. */
  overlap: number
  story: Record<string, number>
  denial: { misses: number; alarms: number }
  tooSoft: Score
  /** Sentences by confidence, in tenths: how many, mean confidence, share that was right. */
  calibration: { count: number; confidence: number; right: number }[]
}

const CERTAINTIES = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]

/** All figures of a judge on labelled answers. */
export function measure(judged: readonly Judged[]): Measures {
  const pairs = judged.flatMap(({ gold, found }) =>
    gold.sentences.map((sentence, index) => ({ sentence, annotation: found.annotations[index]! })),
  )
  const confusion = PARTS.map((part) =>
    PARTS.map(
      (other) =>
        pairs.filter(({ sentence, annotation }) => sentence.part === part && annotation.part === other)
          .length,
    ),
  )
  const parts = Object.fromEntries(
    PARTS.map((part) => [
      part,
      score(
        pairs,
        (it) => it.sentence.part === part,
        (it) => it.annotation.part === part,
      ),
    ]),
  ) as Record<Part, Score>
  const claims = judged.flatMap(({ gold, found }) =>
    ARC.map((part) => ({
      absent: !gold.sentences.some((it) => it.part === part),
      presence: found.presence[part],
    })),
  )
  const both = pairs.filter(
    ({ sentence, annotation }) => sentence.tone.length > 0 && annotation.tone.length > 0,
  )
  const right = pairs.filter(({ sentence, annotation }) => sentence.part === annotation.part).length
  return {
    answers: judged.length,
    sentences: pairs.length,
    parts,
    macroF1: mean(PARTS.map((part) => parts[part].f1)),
    accuracy: right / Math.max(pairs.length, 1),
    confusion,
    missing: score(
      claims,
      (it) => it.absent,
      (it) => it.presence === 'not-heard',
    ),
    unsure: claims.filter((it) => it.presence === 'not-sure').length / Math.max(claims.length, 1),
    anyTone: score(
      pairs,
      (it) => it.sentence.tone.length > 0,
      (it) => it.annotation.tone.length > 0,
    ),
    marks: CERTAINTIES.map((certainty) => {
      const sure = pairs.filter(({ annotation }) =>
        annotation.tone.some((it) => (it.certainty ?? 1) >= certainty),
      )
      return {
        certainty,
        count: sure.length,
        right: sure.filter(({ sentence }) => sentence.tone.length > 0).length,
      }
    }),
    kind: mean(
      both.map(({ sentence, annotation }) =>
        Number(annotation.tone.some(({ kind }) => sentence.tone.some((it) => it.kind === kind))),
      ),
    ),
    overlap: mean(
      both.map(({ sentence, annotation }) =>
        toOverlap(sentence.text, sentence.tone[0]!.quote, annotation.tone[0]!.quote),
      ),
    ),
    story: Object.fromEntries(
      STORY_FIELDS.map((field) => [
        field,
        mean(judged.map(({ gold, found }) => Number(gold.story[field] === found.story[field]))),
      ]),
    ),
    denial: {
      misses: judged.filter(({ gold, found }) => gold.story.denial && !found.story.denial).length,
      alarms: judged.filter(({ gold, found }) => !gold.story.denial && found.story.denial).length,
    },
    tooSoft: score(
      judged,
      (it) => it.gold.story.severity === 'too-soft',
      (it) => it.found.story.severity === 'too-soft',
    ),
    calibration: toCalibration(
      pairs.map(({ sentence, annotation }) => [annotation.confidence, sentence.part === annotation.part]),
    ),
  }
}

function score<T>(items: readonly T[], isTrue: (item: T) => boolean, isFound: (item: T) => boolean): Score {
  const support = items.filter(isTrue).length
  const found = items.filter(isFound)
  const hits = found.filter(isTrue).length
  return {
    precision: hits / Math.max(found.length, 1),
    recall: hits / Math.max(support, 1),
    f1: (2 * hits) / Math.max(found.length + support, 1),
    support,
  }
}

function toOverlap(text: string, left: string, right: string): number {
  const [a, b] = [text.indexOf(left), text.indexOf(right)]
  const shared = Math.min(a + left.length, b + right.length) - Math.max(a, b)
  return Math.max(shared, 0) / (left.length + right.length - Math.max(shared, 0))
}

function toCalibration(pairs: readonly (readonly [number, boolean])[]): Measures['calibration'] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const own = pairs.filter(([confidence]) => Math.min(Math.floor(confidence * 10), 9) === tenth)
    return {
      count: own.length,
      confidence: mean(own.map(([confidence]) => confidence)),
      right: mean(own.map(([, right]) => Number(right))),
    }
  })
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

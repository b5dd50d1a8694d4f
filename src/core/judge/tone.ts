import { TONES, type Tone } from '../arc.ts'
import { trim } from './clauses.ts'
import type { Features } from './features.ts'
import type { Lexicon } from './lexicon.ts'
import { type Linear, toBest, toLogit, toProbabilities } from './linear.ts'
import { isProtected } from './protected-remark.ts'
import type { Reading } from './reader.ts'
import { type SpokenClause, toClauseFeatures, toSpokenClauses, toToneFeatures } from './tone-features.ts'

/**
 * `sentence` and `clause` find the kinds of tone of sentences and of clauses in sequence (label 0 is none); `mark` weighs what
 * both say of a sentence and of those around it (label 1 is any tone).
 */
export interface ToneWeights {
  sentence: Linear
  clause: Linear
  mark: Linear
  /** A sentence is marked from this certainty on. */
  threshold: number
}

/** What the models of sentences and of clauses say of an answer: for each item, the probabilities of none and of each kind. */
export interface ToneReading {
  clauses: readonly SpokenClause[]
  bySentence: readonly (readonly number[])[]
  byClause: readonly (readonly number[])[]
}

export function readTone(
  sentences: readonly string[],
  parts: readonly (readonly number[])[],
  lexicon: Lexicon,
  { sentence, clause }: Pick<ToneWeights, 'sentence' | 'clause'>,
): ToneReading {
  const clauses = toSpokenClauses(sentences)
  return {
    clauses,
    bySentence: toProbabilities(toToneFeatures(sentences, parts, lexicon, sentence.size), sentence),
    byClause: toProbabilities(toClauseFeatures(sentences, clauses, parts, lexicon, clause.size), clause),
  }
}

export const MARK_SIZE = 11
/** With what the encoder says. */
export const MIXED_MARK_SIZE = 16

/** Opinions of tone are never surer than this. */
const EDGE = 1e-3

/** What the certainty of a mark is read from: how probable any tone is here, before, after, and in the rest of the answer. */
export function toMarkFeatures(
  { clauses, bySentence, byClause }: ToneReading,
  encoded?: Reading['tones'],
): Features[] {
  const whole = bySentence.map(([none = 1]) => 1 - none)
  const pieces = bySentence.map(() => 1)
  clauses.forEach(({ sentence }, index) => {
    pieces[sentence] = (pieces[sentence] ?? 1) * (byClause[index]?.[0] ?? 1)
  })
  const readings = [
    whole,
    pieces.map((none) => 1 - none),
    ...(encoded ? [encoded.map((kinds) => 1 - kinds.reduce((none, it) => none * (1 - it), 1))] : []),
  ]
  const size = encoded ? MIXED_MARK_SIZE : MARK_SIZE
  return bySentence.map((_, index) => {
    const measures = readings.flatMap((own) => {
      const others = own.toSpliced(index, 1)
      const sum = others.reduce((total, value) => total + value, 0)
      return [
        toLogit(own[index] ?? 0, EDGE),
        toLogit(own[index - 1] ?? 0, EDGE),
        toLogit(own[index + 1] ?? 0, EDGE),
        (4 * sum) / Math.max(others.length, 1),
        2 * Math.max(0, ...others),
      ]
    })
    return {
      buckets: Int32Array.from({ length: size }, (_none, at) => at),
      values: Float32Array.from([1, ...measures], (value) => value / 2),
    }
  })
}

/** Of a sentence the spans that may sound defensive, and how likely there are any. */
export interface Spans {
  tone: Tone[]
  toneChance: number
}

/** How likely any tone is in each sentence; `encoded` is what the encoder says of it, if anything. */
const toToneChances = (reading: ToneReading, mark: Linear, encoded?: Reading['tones']): number[] =>
  toMarkFeatures(reading, encoded).map((feature) => toProbabilities([feature], mark)[0]?.[1] ?? 0)

/** The spans of each sentence; `encoded` is what the encoder says of its tone, if anything. */
export function toTones(
  sentences: readonly string[],
  reading: ToneReading,
  weights: Pick<ToneWeights, 'mark' | 'threshold'>,
  encoded?: Reading['tones'],
): Spans[] {
  const chances = toToneChances(reading, weights.mark, encoded)
  return sentences.map((text, index) => {
    const certainty = chances[index] ?? 0
    const nearby = sentences.slice(Math.max(0, index - 1), index + 2)
    if (nearby.some(isProtected)) return { tone: [], toneChance: 0 }
    if (certainty < weights.threshold) return { tone: [], toneChance: certainty }
    const kind = toKind(reading, index, encoded?.[index])
    const quote = toQuote(text, reading, index)
    return { tone: quote === '' ? [] : [{ kind, quote, certainty }], toneChance: certainty }
  })
}

/** The kind that is likeliest to all models together. */
function toKind(
  { clauses, bySentence, byClause }: ToneReading,
  sentence: number,
  encoded?: readonly number[],
): (typeof TONES)[number] {
  const worth = TONES.map((_, kind) => {
    const pieces = clauses.reduce(
      (sum, clause, index) => (clause.sentence === sentence ? sum + (byClause[index]?.[kind + 1] ?? 0) : sum),
      0,
    )
    const own = Math.log(pieces + 0.01) + Math.log((bySentence[sentence]?.[kind + 1] ?? 0) + 0.01)
    return own + (encoded ? 2 * Math.log((encoded[kind] ?? 0) + 0.01) : 0)
  })
  return TONES[toBest(worth)] ?? TONES[0]
}

/** A clause belongs to the quote with its neighbour if it is this likely to carry a tone, as a share of the likeliest one. */
const SPREAD = 0.3

/** The clause most likely to carry the tone, with its neighbours as far as they are likely to. */
function toQuote(text: string, { clauses, byClause }: ToneReading, sentence: number): string {
  const own = clauses.flatMap((clause, index) =>
    clause.sentence === sentence ? [{ clause, carried: 1 - (byClause[index]?.[0] ?? 1) }] : [],
  )
  const best = toBest(own.map(({ carried }) => carried))
  const least = (own[best]?.carried ?? 0) * SPREAD
  let from = best
  let to = best
  while ((own[from - 1]?.carried ?? -1) >= least) from -= 1
  while ((own[to + 1]?.carried ?? -1) >= least) to += 1
  const first = own[from]
  const last = own[to]
  if (!first || !last) return ''
  const span = trim(text, { start: first.clause.start, end: last.clause.end })
  return text.slice(span.start, span.end)
}

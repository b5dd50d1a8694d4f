import { ARC, type ArcPart, PARTS, type Presence } from '../arc.ts'
import { createCollector, type Features } from './features.ts'
import { type Linear, toBest, toLogit, toProbabilities } from './linear.ts'
import { isWord, toTokens } from './tokens.ts'

/** One model for all parts: its label 1 is "the part was told". Below `absent` it was not heard, from `present` on it was. */
export interface PresenceWeights {
  model: Linear
  absent: number
  present: number
}

export const PRESENCE_SIZE = 256

/** Fewer words than these, weighed by how likely they are to be of the part, are little of it. */
const LITTLE = 10

/** Evidence of a part is never surer than this. */
const EDGE = 1e-4

/** What the presence of each part, in the order of `ARC`, is read from: the probabilities of all sentences, and the encoder's opinion. */
export function toPresenceFeatures(
  sentences: readonly string[],
  parts: readonly (readonly number[])[],
  told?: readonly number[],
): Features[] {
  const lengths = sentences.map(countWords)
  return ARC.map((part, label) => {
    const own = parts.map((probabilities) => probabilities[PARTS.indexOf(part)] ?? 0)
    const sorted = own.toSorted((left, right) => right - left)
    const collector = createCollector(PRESENCE_SIZE)
    const measures = [
      1,
      sorted[0] ?? 0,
      toLogit(sorted[0] ?? 0, EDGE),
      toLogit(sorted[1] ?? 0, EDGE),
      toLogit(1 - own.reduce((none, probability) => none * (1 - probability), 1), EDGE),
      Math.log1p(own.reduce((sum, probability) => sum + probability, 0)),
      Math.log1p(own.reduce((sum, probability, i) => sum + probability * (lengths[i] ?? 0), 0)),
      Math.log1p(sentences.length),
      Math.log1p(parts.filter((it, i) => Math.max(...it) === own[i]).length),
      ...(told ? [toLogit(told[label] ?? 0, EDGE)] : []),
    ]
    // Once for all parts together, once for each: what is common is learned from six times the answers.
    measures.forEach((measure, index) => {
      collector.addMeasure(0, index, measure)
      collector.addMeasure(1 + label, index, measure)
    })
    return collector.toFeatures()
  })
}

/** Told, thin, not heard or not sure, for each part; `encoded` is the encoder's opinion, if any. Of an empty answer nothing was heard. */
export function toPresence(
  sentences: readonly string[],
  parts: readonly (readonly number[])[],
  { model, absent, present }: PresenceWeights,
  encoded?: readonly number[],
): Record<ArcPart, Presence> {
  const features = toPresenceFeatures(sentences, parts, encoded)
  const lengths = sentences.map(countWords)
  // What a sentence is labelled with was heard in a way.
  const labels = new Set(parts.map(toBest))
  const entries = ARC.map((part, index): [ArcPart, Presence] => {
    const feature = features[index]
    if (sentences.length === 0 || !feature) return [part, 'not-heard']
    const told = toProbabilities([feature], model)[0]?.[1] ?? 0
    const label = PARTS.indexOf(part)
    if (told < absent && !labels.has(label)) return [part, 'not-heard']
    if (told < present) return [part, 'not-sure']
    const words = parts.reduce(
      (sum, probabilities, i) => sum + (probabilities[label] ?? 0) * (lengths[i] ?? 0),
      0,
    )
    return [part, words < LITTLE ? 'thin' : 'told']
  })
  return Object.fromEntries(entries) as Record<ArcPart, Presence>
}

const countWords = (sentence: string): number => toTokens(sentence).filter(isWord).length

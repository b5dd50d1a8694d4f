import { toProbabilities } from './linear.ts'
import { mixParts, type MixtureWeights } from './mixture.ts'
import { toPartFeatures } from './part-features.ts'
import type { Read, Reading } from './reader.ts'
import { readTone, type ToneReading } from './tone.ts'
import type { ArcWeights } from './weights.ts'

/** For each sentence the probabilities of the parts, in the order of `PARTS`. */
export type PartRows = readonly (readonly number[])[]

/** What the judge sees in sentences before it decides anything. */
export interface View {
  sentences: readonly string[]
  /** The parts as the linear models see them, and as these do together with the encoder. */
  own: PartRows
  parts: PartRows
  toned: ToneReading
  /** What the encoder says; missing without one, and where it failed. */
  encoded: { reading: Reading; mixture: MixtureWeights } | undefined
}

/** The parts of sentences as the linear models see them. */
export const toOwnParts = (sentences: readonly string[], { lexicon, parts }: ArcWeights): PartRows =>
  toProbabilities(toPartFeatures(sentences, lexicon, parts.size), parts)

/** What is seen in sentences: with the encoder, unless there is none or it fails. */
export async function look(
  sentences: readonly string[],
  weights: ArcWeights,
  read: Read | null,
): Promise<View> {
  const { lexicon, tone, mixture } = weights
  const own = toOwnParts(sentences, weights)
  const toned = readTone(sentences, own, lexicon, tone)
  const reading = read && mixture && sentences.length > 0 ? await read(sentences).catch(() => null) : null
  if (!reading || !mixture) return { sentences, own, parts: own, toned, encoded: undefined }
  return {
    sentences,
    own,
    parts: mixParts(own, reading.parts, mixture),
    toned,
    encoded: { reading, mixture },
  }
}

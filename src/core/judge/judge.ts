import { type Annotation, type Judge, PARTS } from '../arc.ts'
import { toBest, toProbabilities } from './linear.ts'
import { mixParts } from './mixture.ts'
import { toPartFeatures } from './part-features.ts'
import { toPresence } from './presence.ts'
import type { Read } from './reader.ts'
import { EMPTY_STORY, toStory, toStoryFeatures } from './story.ts'
import { readTone, toTones } from './tone.ts'
import type { ArcWeights } from './weights.ts'

/**
 * The judge: linear models over hashed n-grams, neighbours and order, a few milliseconds an answer, mixed with what the
 * encoder reads. Without an encoder, or where it fails, the linear models judge alone.
 */
export function createJudge(weights: ArcWeights, read: Read | null = null): Judge {
  const { lexicon, tone, mixture } = weights
  return async (sentences) => {
    const spoken = sentences.filter((sentence) => sentence.trim() !== '')
    const own = toProbabilities(toPartFeatures(spoken, lexicon, weights.parts.size), weights.parts)
    const toned = readTone(spoken, own, lexicon, tone)
    const features = toStoryFeatures(spoken, own, toned.bySentence, lexicon, weights.story.category.size)
    const reading = read && mixture && spoken.length > 0 ? await read(spoken).catch(() => null) : null
    const encoded = reading && mixture ? { reading, mixture } : undefined

    const parts = encoded ? mixParts(own, encoded.reading.parts, encoded.mixture) : own
    const spans = toTones(spoken, toned, encoded?.mixture ?? tone, encoded?.reading.tones)
    let next = 0
    const annotations = sentences.map((text): Annotation => {
      if (text.trim() === '') return { text, part: 'none', confidence: 1, tone: [] }
      const at = next++
      const best = toBest(parts[at] ?? [])
      return {
        text,
        part: PARTS[best] ?? 'none',
        confidence: parts[at]?.[best] ?? 0,
        ...(spans[at] ?? { tone: [] }),
      }
    })
    return {
      annotations,
      presence: toPresence(
        spoken,
        parts,
        encoded?.mixture.presence ?? weights.presence,
        encoded?.reading.told,
      ),
      story: spoken.length === 0 ? EMPTY_STORY : toStory(features, weights.story, encoded),
    }
  }
}

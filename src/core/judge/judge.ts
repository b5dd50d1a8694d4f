import { type Annotation, type Judge, PARTS } from '../arc.ts'
import { toBest, toProbabilities } from './linear.ts'
import { toPartFeatures } from './part-features.ts'
import { toPresence } from './presence.ts'
import { EMPTY_STORY, toStory, toStoryFeatures } from './story.ts'
import { readTone, toTones } from './tone.ts'
import type { ArcWeights } from './weights.ts'

/** The judge that needs no runtime: linear models over hashed n-grams, neighbours and order, a few milliseconds an answer. */
export function createJudge(weights: ArcWeights): Judge {
  const { lexicon, tone } = weights
  return (sentences) => {
    const spoken = sentences.filter((sentence) => sentence.trim() !== '')
    const parts = toProbabilities(toPartFeatures(spoken, lexicon, weights.parts.size), weights.parts)
    const reading = readTone(spoken, parts, lexicon, tone)
    const spans = toTones(spoken, reading, tone)
    const size = weights.story.category.size
    let next = 0
    const annotations = sentences.map((text): Annotation => {
      if (text.trim() === '') return { text, part: 'none', confidence: 1, tone: [] }
      const at = next++
      const best = toBest(parts[at] ?? [])
      return { text, part: PARTS[best] ?? 'none', confidence: parts[at]?.[best] ?? 0, tone: spans[at] ?? [] }
    })
    return {
      annotations,
      presence: toPresence(spoken, parts, weights.presence),
      story:
        spoken.length === 0
          ? EMPTY_STORY
          : toStory(toStoryFeatures(spoken, parts, reading.bySentence, lexicon, size), weights.story),
    }
  }
}

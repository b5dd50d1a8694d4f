import { type Annotation, type ArcPart, type Judge, PARTS, type Presence } from '../arc.ts'
import { toBest } from './linear.ts'
import { RATHER_TOLD, toLikeliest, toOtherSentences, toSurerPresence, toSurerSpans } from './misheard.ts'
import { type PresenceWeights, toPresence } from './presence.ts'
import type { Read } from './reader.ts'
import { EMPTY_STORY, toStory, toStoryFeatures } from './story.ts'
import { type Spans, toTones } from './tone.ts'
import { look, type View } from './view.ts'
import type { ArcWeights } from './weights.ts'

/**
 * The judge: linear models over hashed n-grams, neighbours and order, a few milliseconds an answer, mixed with what the
 * encoder reads. Without an encoder, or where it fails, the linear models judge alone. What is marked or said not to be heard
 * is judged again with the negations flipped that this may rest on: they are what a recogniser mishears first.
 */
export function createJudge(weights: ArcWeights, read: Read | null = null): Judge {
  const { lexicon, tone } = weights

  const toSpans = ({ sentences, toned, encoded }: View): Spans[] =>
    toTones(sentences, toned, encoded?.mixture ?? tone, encoded?.reading.tones)

  const toPresenceOf = (
    { sentences, parts, encoded }: View,
    decided: Partial<PresenceWeights> = {},
  ): Record<ArcPart, Presence> => {
    const own = encoded?.mixture.presence ?? weights.presence
    return toPresence(sentences, parts, { ...own, ...decided }, encoded?.reading.told)
  }

  return async (sentences) => {
    const spoken = sentences.filter((sentence) => sentence.trim() !== '')
    const heard = await look(spoken, weights, read)
    const { own, toned, parts, encoded } = heard
    const said = toSpans(heard)
    const found = toPresenceOf(heard)

    const others = toOtherSentences(heard, said, found, weights)
    const isDoubted = others.some((other, index) => other !== spoken[index])
    const other = isDoubted ? await look(others, weights, read) : null
    let [spans, presence] = [said, found]
    // Without the encoder it would be another judge's doubt.
    if (other && Boolean(other.encoded) === Boolean(encoded)) {
      spans = toSurerSpans(said, toSpans(other))
      presence = toSurerPresence(found, toPresenceOf(toLikeliest(heard, other), { present: RATHER_TOLD }))
    }

    const features = toStoryFeatures(spoken, own, toned.bySentence, lexicon, weights.story.category.size)
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
      presence,
      story: spoken.length === 0 ? EMPTY_STORY : toStory(features, weights.story, encoded),
    }
  }
}

import { ARC, PARTS, TONES } from '../../core/arc.ts'
import { toClauses } from '../../core/judge/clauses.ts'
import type { Features } from '../../core/judge/features.ts'
import type { Lexicon } from '../../core/judge/lexicon.ts'
import { type Linear, toProbabilities } from '../../core/judge/linear.ts'
import { toPartFeatures } from '../../core/judge/part-features.ts'
import { PRESENCE_SIZE, toPresenceFeatures } from '../../core/judge/presence.ts'
import { STORY_FIELDS, STORY_VALUES, type StoryWeights, toStoryFeatures } from '../../core/judge/story.ts'
import { toClauseFeatures, toToneFeatures } from '../../core/judge/tone-features.ts'
import type { ArcWeights } from '../../core/judge/weights.ts'
import { chooseAbsent, chooseTemperature, chooseThreshold } from './calibration.ts'
import { type LabelledAnswer, toFold } from './corpus.ts'
import { type Example, fit, type FitSettings } from './fit.ts'

const PART_FIT: FitSettings = { size: 2 ** 17, count: PARTS.length, passes: 8, rate: 0.05, pull: 0.6 }
const TONE_FIT: FitSettings = { size: 2 ** 16, count: TONES.length + 1, passes: 8, rate: 0.05, pull: 2 }
const CLAUSE_FIT: FitSettings = { size: 2 ** 13, count: 2, passes: 8, rate: 0.05, pull: 0.3 }
const STORY_FIT = { size: 2 ** 13, passes: 20, rate: 0.05, pull: 1 }
const PRESENCE_FIT: FitSettings = { size: PRESENCE_SIZE, count: 2, passes: 30, rate: 0.05, pull: 1 }

const texts = (answer: LabelledAnswer): string[] => answer.sentences.map((sentence) => sentence.text)
const partLabels = (answer: LabelledAnswer): number[] =>
  answer.sentences.map(({ part }) => PARTS.indexOf(part))
const toneLabels = (answer: LabelledAnswer): number[] =>
  answer.sentences.map(({ tone: [first] }) => (first ? TONES.indexOf(first.kind) + 1 : 0))

/**
 * Trains the whole judge. What is read from the parts' probabilities (tone, presence, story) is trained on probabilities
 * that were given to answers the model had not seen: it would otherwise learn to trust them too much.
 */
export function trainJudge(
  answers: readonly LabelledAnswer[],
  lexicon: Lexicon,
  report: (step: string) => void = () => {},
): ArcWeights {
  const folds = answers.map((answer) => toFold(`inner ${answer.id}`) % 3)

  report('parts')
  const partExamples = answers.map((answer) => ({
    features: toPartFeatures(texts(answer), lexicon, PART_FIT.size),
    labels: partLabels(answer),
  }))
  const parts = fit(partExamples, PART_FIT)
  const unseen = toUnseen(partExamples, folds, PART_FIT)
  parts.temperature = chooseTemperature(unseen, partExamples)
  const probabilities = toUnseen(partExamples, folds, PART_FIT, parts.temperature)

  report('tone')
  const toneExamples = answers.map((answer, index) => ({
    features: toToneFeatures(texts(answer), probabilities[index]!, lexicon, TONE_FIT.size),
    labels: toneLabels(answer),
  }))
  const sentence = fit(toneExamples, TONE_FIT)
  const tones = toUnseen(toneExamples, folds, TONE_FIT)
  const clause = fit(answers.flatMap(toClauseExamples), CLAUSE_FIT)

  report('presence')
  const presenceExamples = answers.flatMap((answer, index) => {
    const told = ARC.map((part) => Number(answer.sentences.some((it) => it.part === part)))
    const features = toPresenceFeatures(texts(answer), probabilities[index]!)
    return features.map((feature, part) => ({ features: [feature], labels: [told[part]!] }))
  })
  const presenceFolds = folds.flatMap((fold) => ARC.map(() => fold))
  const presence = toUnseen(presenceExamples, presenceFolds, PRESENCE_FIT)

  report('story')
  const storyFeatures = answers.map((answer, index) =>
    toStoryFeatures(texts(answer), probabilities[index]!, tones[index]!, lexicon, STORY_FIT.size),
  )
  return {
    lexicon,
    parts,
    tone: { sentence, clause, threshold: chooseThreshold(tones, toneExamples) },
    presence: { model: fit(presenceExamples, PRESENCE_FIT), ...chooseAbsent(presence, presenceExamples) },
    story: trainStory(answers, storyFeatures),
  }
}

/** The probabilities that each sequence gets from a model trained without its fold. */
function toUnseen(
  examples: readonly Example[],
  folds: readonly number[],
  settings: FitSettings,
  temperature = 1,
): number[][][] {
  const unseen: number[][][] = []
  for (const fold of new Set(folds)) {
    const model: Linear = {
      ...fit(
        examples.filter((_, index) => folds[index] !== fold),
        settings,
      ),
      temperature,
    }
    examples.forEach(({ features }, index) => {
      if (folds[index] === fold) unseen[index] = toProbabilities(features, model)
    })
  }
  return unseen
}

/** The clauses of sentences that have a tone: those that lie mostly in its quote, against the rest. */
function toClauseExamples(answer: LabelledAnswer): Example[] {
  return answer.sentences
    .filter(({ tone }) => tone.length > 0)
    .flatMap(({ text, tone }) => {
      const clauses = toClauses(text)
      const spans = tone.map(({ quote }) => ({
        start: text.indexOf(quote),
        end: text.indexOf(quote) + quote.length,
      }))
      return toClauseFeatures(text, clauses, CLAUSE_FIT.size).map((feature, index) => {
        const { start, end } = clauses[index]!
        const shared = spans.map((span) => Math.min(span.end, end) - Math.max(span.start, start))
        return { features: [feature], labels: [Number(Math.max(...shared) > (end - start) / 2)] }
      })
    })
}

function trainStory(answers: readonly LabelledAnswer[], features: readonly Features[]): StoryWeights {
  const models = STORY_FIELDS.map((field) => {
    const values: readonly unknown[] = STORY_VALUES[field]
    const examples = answers.map((answer, index) => ({
      features: [features[index]!],
      labels: [values.indexOf(answer.story[field])],
    }))
    return [field, fit(examples, { ...STORY_FIT, count: values.length })]
  })
  return Object.fromEntries(models) as StoryWeights
}

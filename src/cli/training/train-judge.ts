import { ARC, PARTS, TONES } from '../../core/arc.ts'
import type { Features } from '../../core/judge/features.ts'
import type { Lexicon } from '../../core/judge/lexicon.ts'
import { flatten, type Linear, toProbabilities } from '../../core/judge/linear.ts'
import { toPartFeatures } from '../../core/judge/part-features.ts'
import { PRESENCE_SIZE, toPresenceFeatures } from '../../core/judge/presence.ts'
import { STORY_FIELDS, STORY_VALUES, type StoryWeights, toStoryFeatures } from '../../core/judge/story.ts'
import { MARK_SIZE, toMarkFeatures } from '../../core/judge/tone.ts'
import { toClauseFeatures, toSpokenClauses, toToneFeatures } from '../../core/judge/tone-features.ts'
import type { ArcWeights } from '../../core/judge/weights.ts'
import { chooseAbsent, chooseFewestErrors, chooseTemperature, chooseThreshold } from './calibration.ts'
import { type LabelledAnswer, toHand } from './corpus.ts'
import { type Example, fit, type FitSettings } from './fit.ts'

const PART_FIT: FitSettings = {
  size: 2 ** 17,
  count: PARTS.length,
  passes: 8,
  rate: 0.05,
  pull: 0.6,
  least: 0.092,
}
const TONE_FIT: FitSettings = {
  size: 2 ** 16,
  count: TONES.length + 1,
  passes: 8,
  rate: 0.05,
  pull: 2,
  least: 0.065,
}
const CLAUSE_FIT: FitSettings = {
  size: 2 ** 17,
  count: TONES.length + 1,
  passes: 8,
  rate: 0.05,
  pull: 2,
  least: 0.07,
}
const MARK_FIT: FitSettings = { size: MARK_SIZE, count: 2, passes: 8, rate: 0.1, pull: 1 }
const STORY_FIT = { size: 2 ** 14, passes: 20, rate: 0.05, pull: 1, least: 0.1 }
const PRESENCE_FIT: FitSettings = { size: PRESENCE_SIZE, count: 2, passes: 30, rate: 0.05, pull: 1 }

const texts = (answer: LabelledAnswer): string[] => answer.sentences.map((sentence) => sentence.text)
const partLabels = (answer: LabelledAnswer): number[] =>
  answer.sentences.map(({ part }) => PARTS.indexOf(part))
const toneLabels = (answer: LabelledAnswer): number[] =>
  answer.sentences.map(({ tone: [first] }) => (first ? TONES.indexOf(first.kind) + 1 : 0))

/**
 * Trains the whole judge. What is read from the parts' probabilities (tone, presence, story) is trained on probabilities
 * that were given to answers by a model that had not seen them, nor any by the same hand: it would otherwise learn to trust
 * them too much.
 */
export function trainJudge(
  answers: readonly LabelledAnswer[],
  lexicon: Lexicon,
  report: (step: string) => void = () => {},
): ArcWeights {
  const hands = [...new Set(answers.map(({ id }) => toHand(id)))].toSorted()
  const folds = answers.map(({ id }) => hands.indexOf(toHand(id)) % 3)

  report('parts')
  const partExamples = answers.map((answer) => ({
    features: toPartFeatures(texts(answer), lexicon, PART_FIT.size),
    labels: partLabels(answer),
  }))
  const parts = fit(partExamples, PART_FIT)
  const unseen = toUnseen(partExamples, folds, PART_FIT)
  parts.temperature = chooseTemperature(unseen, partExamples)
  const probabilities = unseen.map((rows) => rows.map((row) => flatten(row, parts.temperature)))

  report('tone')
  const toneExamples = answers.map((answer, index) => ({
    features: toToneFeatures(texts(answer), probabilities[index]!, lexicon, TONE_FIT.size),
    labels: toneLabels(answer),
  }))
  const sentence = fit(toneExamples, TONE_FIT)
  const tones = toUnseen(toneExamples, folds, TONE_FIT)
  const clauseExamples = answers.map((answer, index) =>
    toClauseExample(answer, probabilities[index]!, lexicon),
  )
  const clause = fit(clauseExamples, CLAUSE_FIT)
  const clauses = toUnseen(clauseExamples, folds, CLAUSE_FIT)
  const markExamples = answers.map((answer, index) =>
    toMarkFeatures({
      clauses: toSpokenClauses(texts(answer)),
      bySentence: tones[index]!,
      byClause: clauses[index]!,
    }).map((feature, at) => ({
      features: [feature],
      labels: [Number(toneExamples[index]!.labels[at]! > 0)],
    })),
  )
  const mark = fit(markExamples.flat(), MARK_FIT)
  const markFolds = folds.flatMap((fold, index) => markExamples[index]!.map(() => fold))
  const certainties = toUnseen(markExamples.flat(), markFolds, MARK_FIT).map((rows) => rows[0]![1]!)
  const threshold = chooseThreshold(
    certainties,
    markExamples.flat().map(({ labels }) => labels[0] === 1),
  )

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
    tone: { sentence, clause, mark, threshold },
    presence: { model: fit(presenceExamples, PRESENCE_FIT), ...chooseAbsent(presence, presenceExamples) },
    story: trainStory(answers, storyFeatures, folds),
  }
}

/** The probabilities that each sequence gets from a model trained without its fold. */
function toUnseen(
  examples: readonly Example[],
  folds: readonly number[],
  settings: FitSettings,
): number[][][] {
  const unseen: number[][][] = []
  for (const fold of new Set(folds)) {
    const model: Linear = fit(
      examples.filter((_, index) => folds[index] !== fold),
      settings,
    )
    examples.forEach(({ features }, index) => {
      if (folds[index] === fold) unseen[index] = toProbabilities(features, model)
    })
  }
  return unseen
}

/** The clauses of an answer with their tone: those that lie mostly in a quote, or else the one that has most of it. */
function toClauseExample(
  answer: LabelledAnswer,
  parts: readonly (readonly number[])[],
  lexicon: Lexicon,
): Example {
  const sentences = texts(answer)
  const clauses = toSpokenClauses(sentences)
  const labels = clauses.map(() => 0)
  answer.sentences.forEach(({ text, tone }, sentence) => {
    for (const { kind, quote } of tone) {
      const from = text.indexOf(quote)
      const shares = clauses.map(({ start, end, sentence: own }) =>
        own === sentence
          ? (Math.min(from + quote.length, end) - Math.max(from, start)) / Math.max(end - start, 1)
          : 0,
      )
      const most = Math.max(...shares)
      shares.forEach((share, index) => {
        if ((share > 0.5 || share === most) && share > 0 && labels[index] === 0)
          labels[index] = TONES.indexOf(kind) + 1
      })
    }
  })
  return { features: toClauseFeatures(sentences, clauses, parts, lexicon, CLAUSE_FIT.size), labels }
}

function trainStory(
  answers: readonly LabelledAnswer[],
  features: readonly Features[],
  folds: readonly number[],
): StoryWeights {
  const models = STORY_FIELDS.map((field) => {
    const values: readonly unknown[] = STORY_VALUES[field]
    const examples = answers.map((answer, index) => ({
      features: [features[index]!],
      labels: [values.indexOf(answer.story[field])],
    }))
    const settings = { ...STORY_FIT, count: values.length }
    const model = fit(examples, settings)
    if (field === 'denial') {
      const unseen = toUnseen(examples, folds, settings).map((rows) => rows[0]![1]!)
      const threshold = chooseFewestErrors(
        unseen,
        answers.map(({ story }) => story.denial),
      )
      // The label's own weight moves, so that one half becomes the threshold.
      model.chain.first[1]! -= Math.log(threshold / (1 - threshold))
    }
    return [field, model]
  })
  return Object.fromEntries(models) as StoryWeights
}

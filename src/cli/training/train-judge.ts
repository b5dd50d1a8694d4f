import { ARC, PARTS, TONES } from '../../core/arc.ts'
import type { Features } from '../../core/judge/features.ts'
import type { Lexicon } from '../../core/judge/lexicon.ts'
import { flatten, type Linear, toBest, toProbabilities } from '../../core/judge/linear.ts'
import { mix, type MixtureWeights } from '../../core/judge/mixture.ts'
import { toPartFeatures } from '../../core/judge/part-features.ts'
import { PRESENCE_SIZE, type PresenceWeights, toPresenceFeatures } from '../../core/judge/presence.ts'
import type { Reading } from '../../core/judge/reader.ts'
import { correct, toStackInputs } from '../../core/judge/stack.ts'
import {
  STORY_FIELDS,
  STORY_VALUES,
  type StoryField,
  type StoryWeights,
  toStoryFeatures,
} from '../../core/judge/story.ts'
import { MARK_SIZE, MIXED_MARK_SIZE, toMarkFeatures, type ToneReading } from '../../core/judge/tone.ts'
import { toClauseFeatures, toSpokenClauses, toToneFeatures } from '../../core/judge/tone-features.ts'
import type { ArcWeights } from '../../core/judge/weights.ts'
import {
  chooseAbsent,
  chooseFewestErrors,
  chooseTemperature,
  chooseThreshold,
  toLoss,
  toOddsAtHalf,
} from './calibration.ts'
import { type LabelledAnswer, toHand, toTimes } from './corpus.ts'
import { type Example, fit, type FitSettings } from './fit.ts'
import { fitStack } from './fit-stack.ts'
import type { Readings } from './readings.ts'

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
 * them too much. The mixture with the encoder is learned from the answers whose readings were made so too; without any there is none.
 * `passages` are no answers to the question: what may be said not to be heard, and how the story is weighed, follows from
 * answers alone.
 */
export function trainJudge(
  asked: readonly LabelledAnswer[],
  lexicon: Lexicon,
  readings: Readings | null = null,
  passages: readonly LabelledAnswer[] = [],
  report: (step: string) => void = () => {},
): ArcWeights {
  const answers = [...asked, ...passages]
  const hands = [...new Set(answers.map(({ id }) => toHand(id)))].toSorted()
  const folds = answers.map(({ id }) => hands.indexOf(toHand(id)) % 3)

  report('parts')
  const partExamples = answers.map((answer) => ({
    features: toPartFeatures(texts(answer), lexicon, PART_FIT.size),
    labels: partLabels(answer),
    times: toTimes(answer.id),
  }))
  const parts = fit(partExamples, PART_FIT)
  const unseen = toUnseen(partExamples, folds, PART_FIT)
  parts.temperature = chooseTemperature(unseen, partExamples)
  const probabilities = unseen.map((rows) => rows.map((row) => flatten(row, parts.temperature)))

  report('tone')
  const toneExamples = answers.map((answer, index) => ({
    features: toToneFeatures(texts(answer), probabilities[index]!, lexicon, TONE_FIT.size),
    labels: toneLabels(answer),
    times: toTimes(answer.id),
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
  const markFolds = folds.flatMap((fold, index) => markExamples[index]!.map(() => fold))
  const { model: mark, threshold } = fitMark(markExamples.flat(), markFolds, MARK_FIT)

  report('presence')
  const presence = fitPresence(answers, folds, asked.length, (index) =>
    toPresenceFeatures(texts(answers[index]!), probabilities[index]!),
  )

  report('story')
  const storyFeatures = answers.map((answer, index) =>
    toStoryFeatures(texts(answer), probabilities[index]!, tones[index]!, lexicon, STORY_FIT.size),
  )
  const story = trainStory(answers, storyFeatures, folds, asked.length)
  report('mixture')
  const read = answers.flatMap((answer, index) => {
    const reading = readings?.get(answer.id)
    return reading ? [{ answer, index, reading }] : []
  })
  const pick = <Item>(items: readonly Item[]): Item[] => read.map(({ index }) => items[index]!)
  const mixture =
    read.length === 0
      ? null
      : trainMixture({
          answers: pick(answers),
          asked: read.filter(({ index }) => index < asked.length).length,
          folds: pick(folds),
          readings: read.map(({ reading }) => reading),
          labels: pick(partExamples),
          probabilities: pick(probabilities),
          marks: read.map(({ answer, index }) => ({
            reading: {
              clauses: toSpokenClauses(texts(answer)),
              bySentence: tones[index]!,
              byClause: clauses[index]!,
            },
            labels: toneExamples[index]!.labels.map((label) => Number(label > 0)),
          })),
          story: Object.fromEntries(
            STORY_FIELDS.map((field) => [field, pick(story.unseen[field])]),
          ) as Record<StoryField, number[][]>,
        })
  return {
    lexicon,
    parts,
    tone: { sentence, clause, mark, threshold },
    presence,
    story: story.weights,
    mixture,
  }
}

interface Mixed {
  answers: readonly LabelledAnswer[]
  /** So many of them, the first ones, answer the question. */
  asked: number
  folds: readonly number[]
  readings: readonly Reading[]
  labels: readonly Example[]
  /** What the linear models say of answers that they had not seen. */
  probabilities: readonly (readonly (readonly number[])[])[]
  marks: readonly { reading: ToneReading; labels: number[] }[]
  story: Record<StoryField, number[][]>
}

/** How far the linear models and the encoder are to be believed, each where it had not seen the answer. */
function trainMixture(of: Mixed): MixtureWeights {
  const { answers, folds, readings, labels } = of
  const shares = Array.from({ length: 19 }, (_, step) => 0.05 + step * 0.05)
  const mixBy = (share: number): number[][][] =>
    of.probabilities.map((own, index) => own.map((row, at) => mix(row, readings[index]!.parts[at]!, share)))
  const tried = shares.map((share) => {
    const rows = mixBy(share)
    return { share, loss: toLoss(rows, labels, chooseTemperature(rows, labels)) }
  })
  const { share } = tried.toSorted((a, b) => a.loss - b.loss)[0]!
  const stackExamples = mixBy(share).map((rows, index) => {
    const inputs = toStackInputs(of.probabilities[index]!, readings[index]!.parts)
    return rows.map((mixed, at) => ({ inputs: inputs[at]!, mixed, label: labels[index]!.labels[at]! }))
  })
  const stack = fitStack(stackExamples.flat())
  const stacked = withoutFold(
    stackExamples,
    folds,
    (others) => fitStack(others.flat()),
    (own, without) => own.map(({ inputs, mixed }) => correct(mixed, inputs, without)),
  )
  const temperature = chooseTemperature(stacked, labels)
  const parts = stacked.map((own) => own.map((row) => flatten(row, temperature)))
  const markExamples = of.marks.map(({ reading, labels: marked }, index) =>
    toMarkFeatures(reading, readings[index]!.tones).map((feature, at) => ({
      features: [feature],
      labels: [marked[at]!],
    })),
  )
  const markFolds = folds.flatMap((fold, index) => markExamples[index]!.map(() => fold))
  const { model: mark, threshold } = fitMark(markExamples.flat(), markFolds, {
    ...MARK_FIT,
    size: MIXED_MARK_SIZE,
  })
  const presence = fitPresence(answers, folds, of.asked, (index) =>
    toPresenceFeatures(texts(answers[index]!), parts[index]!, readings[index]!.told),
  )
  const asked = answers.slice(0, of.asked)
  const right = (field: StoryField, own: number): number =>
    asked.filter((answer, index) => {
      const both = mix(of.story[field][index]!, readings[index]!.story[field], own)
      return (STORY_VALUES[field] as readonly unknown[])[toBest(both)] === answer.story[field]
    }).length
  // One half first: of equals the even one is taken.
  const candidates = [0.5, ...shares]
  // How far to believe whom about a denial, and from where on, is one question: stories that deny are rare.
  const denial = candidates
    .map((own) => ({
      own,
      ...chooseFewestErrors(
        asked.map((_, index) => mix(of.story.denial[index]!, readings[index]!.story.denial, own)[1]!),
        asked.map((answer) => answer.story.denial),
      ),
    }))
    .toSorted((a, b) => a.errors - b.errors)[0]!
  const story = Object.fromEntries(
    STORY_FIELDS.map((field) => [
      field,
      field === 'denial' ? denial.own : candidates.toSorted((a, b) => right(field, b) - right(field, a))[0]!,
    ]),
  ) as MixtureWeights['story']
  return { share, stack, temperature, mark, threshold, presence, story, denial: denial.threshold }
}

function fitMark(
  examples: readonly Example[],
  folds: readonly number[],
  settings: FitSettings,
): { model: Linear; threshold: number } {
  const certainties = toUnseen(examples, folds, settings).map((rows) => rows[0]![1]!)
  const threshold = chooseThreshold(
    certainties,
    examples.map(({ labels }) => labels[0] === 1),
  )
  return { model: fit(examples, settings), threshold }
}

function fitPresence(
  answers: readonly LabelledAnswer[],
  folds: readonly number[],
  asked: number,
  toFeatures: (index: number) => Features[],
): PresenceWeights {
  const examples = answers.flatMap((answer, index) => {
    const told = ARC.map((part) => Number(answer.sentences.some((it) => it.part === part)))
    return toFeatures(index).map((feature, part) => ({ features: [feature], labels: [told[part]!] }))
  })
  const unseen = toUnseen(
    examples,
    folds.flatMap((fold) => ARC.map(() => fold)),
    PRESENCE_FIT,
  )
  return {
    model: fit(examples, PRESENCE_FIT),
    ...chooseAbsent(unseen.slice(0, asked * ARC.length), examples),
  }
}

/** What is read from each item by a model that was learned without its fold. */
function withoutFold<Item, Model, Result>(
  items: readonly Item[],
  folds: readonly number[],
  learn: (others: Item[]) => Model,
  read: (item: Item, model: Model) => Result,
): Result[] {
  const found: Result[] = []
  for (const fold of new Set(folds)) {
    const model = learn(items.filter((_, index) => folds[index] !== fold))
    items.forEach((item, index) => {
      if (folds[index] === fold) found[index] = read(item, model)
    })
  }
  return found
}

/** The probabilities that each sequence gets from a model trained without its fold. */
const toUnseen = (
  examples: readonly Example[],
  folds: readonly number[],
  settings: FitSettings,
): number[][][] =>
  withoutFold(
    examples,
    folds,
    (others) => fit(others, settings),
    ({ features }, model) => toProbabilities(features, model),
  )

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
  return {
    features: toClauseFeatures(sentences, clauses, parts, lexicon, CLAUSE_FIT.size),
    labels,
    times: toTimes(answer.id),
  }
}

function trainStory(
  answers: readonly LabelledAnswer[],
  features: readonly Features[],
  folds: readonly number[],
  asked: number,
): { weights: StoryWeights; unseen: Record<StoryField, number[][]> } {
  const unseenOf: [StoryField, number[][]][] = []
  const models = STORY_FIELDS.map((field) => {
    const values: readonly unknown[] = STORY_VALUES[field]
    const examples = answers.map((answer, index) => ({
      features: [features[index]!],
      labels: [values.indexOf(answer.story[field])],
    }))
    const settings = { ...STORY_FIT, count: values.length }
    const model = fit(examples, settings)
    const unseen = toUnseen(examples, folds, settings).map((rows) => rows[0]!)
    if (field !== 'denial') {
      unseenOf.push([field, unseen])
      return [field, model]
    }
    const { threshold } = chooseFewestErrors(
      unseen.slice(0, asked).map((row) => row[1]!),
      answers.slice(0, asked).map(({ story }) => story.denial),
    )
    // The label's own weight moves, so that one half becomes the threshold: in what is mixed with the encoder as well.
    const odds = toOddsAtHalf(threshold)
    model.chain.first[1]! += Math.log(odds)
    unseenOf.push([field, unseen.map(([no = 0, yes = 0]) => flatten([no, yes * odds], 1))])
    return [field, model]
  })
  return {
    weights: Object.fromEntries(models) as StoryWeights,
    unseen: Object.fromEntries(unseenOf) as Record<StoryField, number[][]>,
  }
}

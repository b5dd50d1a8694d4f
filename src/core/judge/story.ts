import {
  CATEGORIES,
  type Degree,
  IMPROVEMENTS,
  type Part,
  PARTS,
  SEVERITIES,
  type Story,
  TONES,
} from '../arc.ts'
import { type Collector, createCollector, type Features } from './features.ts'
import { hashText, mixHashes } from './hash.ts'
import { type Lexicon, toClusters } from './lexicon.ts'
import { type Linear, toBest, toLogit, toProbabilities } from './linear.ts'
import { mix, type MixtureWeights } from './mixture.ts'
import type { Reading } from './reader.ts'
import { toTokens } from './tokens.ts'

const DEGREES = [0, 1, 2] as const satisfies readonly Degree[]

/** The values of each field of a story, in the order in which the models count them. */
export const STORY_VALUES = {
  category: CATEGORIES,
  severity: SEVERITIES,
  denial: [false, true],
  stakes: [false, true],
  improvement: IMPROVEMENTS,
  accountability: DEGREES,
  judgment: DEGREES,
  resilience: DEGREES,
  learning: DEGREES,
} as const satisfies { [Field in keyof Story]: readonly Story[Field][] }

export type StoryField = keyof Story
export const STORY_FIELDS = Object.keys(STORY_VALUES) as StoryField[]
export type StoryWeights = Record<StoryField, Linear>

/** Sentences that are probably of these parts are read together: why and what went wrong, what was done, what came of it. */
const GROUPS: readonly (readonly Part[])[] = [
  ['context'],
  ['failure', 'role'],
  ['role'],
  ['response'],
  ['learning'],
  ['outcome'],
  ['learning', 'outcome'],
]

/** A sentence is read with a group from this probability on. */
const LIKELY = 0.4

/**
 * What a story's fields are read from: the words of the answer, those of its groups of parts, of its beginning and its end, and
 * how much there is of each part and tone.
 */
export function toStoryFeatures(
  sentences: readonly string[],
  parts: readonly (readonly number[])[],
  tones: readonly (readonly number[])[],
  lexicon: Lexicon,
  size: number,
): Features {
  const collector = createCollector(size)
  const tokens = sentences.map(toTokens)
  const words = tokens.map((own) => own.map(hashText))
  const pairs = words.map(toPairs)
  const stems = tokens.map((own) => own.map((token) => hashText(token.slice(0, 5))))
  const clusters = tokens.map((own) => toClusters(own, lexicon))
  // Each counts once: that a word was said says more than how often.
  const addAll = (space: number, found: readonly number[][]): void => {
    for (const hash of new Set(found.flat())) collector.add(space, hash)
  }
  addAll(1, words)
  addAll(2, pairs)
  collector.close(1)
  addAll(3, stems)
  collector.close(1.5)
  addAll(4, clusters)
  addAll(5, clusters.map(toPairs))
  collector.close(1.5)
  GROUPS.forEach((group, index) => {
    const isOfGroup = (_: unknown, at: number): boolean =>
      group.reduce((sum, part) => sum + (parts[at]?.[PARTS.indexOf(part)] ?? 0), 0) > LIKELY
    const space = 100 + 5 * index
    addAll(space, words.filter(isOfGroup))
    addAll(space + 1, pairs.filter(isOfGroup))
    addAll(space + 2, stems.filter(isOfGroup))
    addAll(space + 3, clusters.filter(isOfGroup))
    collector.close(1)
  })
  addAll(51, words.slice(-3))
  addAll(52, stems.slice(-3))
  collector.close(1)
  addAll(55, words.slice(0, 3))
  addAll(56, stems.slice(0, 3))
  collector.close(0.7)
  addMeasures(
    collector,
    parts,
    tones,
    words.map((own) => own.length),
  )
  return collector.toFeatures()
}

/** How much there is of each part and of each tone, and where denials stand. */
function addMeasures(
  collector: Collector,
  parts: readonly (readonly number[])[],
  tones: readonly (readonly number[])[],
  lengths: readonly number[],
): void {
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const measure = (space: number, rows: readonly (readonly number[])[], label: number): void => {
    const own = rows.map((row) => row[label] ?? 0)
    const sum = own.reduce((all, value) => all + value, 0)
    const share = own.reduce((all, value, i) => all + value * (lengths[i] ?? 0), 0) / Math.max(total, 1)
    collector.addMeasure(space, label, Math.max(0, ...own))
    collector.addMeasure(space + 1, label, Math.min(sum / 4, 2))
    collector.addMeasure(space + 2, label, share * 2)
    collector.addMeasure(space + 3, label, 0.3 * toLogit(Math.max(0, ...own), 1e-3))
    collector.addMeasure(space + 4, label, Math.log1p(sum))
  }
  PARTS.forEach((_, label) => measure(21, parts, label))
  // Label 0 is "no tone".
  TONES.forEach((_, kind) => measure(31, tones, kind + 1))
  // Outside the arc a denial answers the question itself.
  const denied = tones.map((row) => row[TONES.indexOf('denial') + 1] ?? 0)
  const outside = denied.map((value, i) => value * (parts[i]?.[PARTS.indexOf('none')] ?? 0))
  collector.addMeasure(42, 0, 2 * Math.max(0, ...outside))
  collector.addMeasure(
    42,
    1,
    Math.min(
      outside.reduce((all, value) => all + value, 0),
      3,
    ),
  )
  collector.addMeasure(42, 2, 2 * (denied[0] ?? 0))
  collector.addMeasure(42, 3, 2 * (denied[1] ?? 0))
  collector.addMeasure(41, 0, Math.log1p(total) / 5)
  collector.addMeasure(41, 1, 1)
}

const toPairs = (hashes: readonly number[]): number[] =>
  hashes.slice(1).map((hash, index) => mixHashes(hashes[index] ?? 0, hash))

/** The probabilities of a field's values to its own linear model. */
const toFieldProbabilities = (features: Features, model: Linear): number[] =>
  toProbabilities([features], model)[0] ?? []

/** The story's fields, each by its own linear model and, where there is one, the encoder's opinion. */
export function toStory(
  features: Features,
  weights: StoryWeights,
  encoded?: { reading: Reading; mixture: MixtureWeights },
): Story {
  const read = <Value>(field: StoryField, values: readonly [Value, ...Value[]]): Value => {
    const own = toFieldProbabilities(features, weights[field])
    if (!encoded) return values[toBest(own)] ?? values[0]
    const { reading, mixture } = encoded
    const both = mix(own, reading.story[field], mixture.story[field])
    if (field === 'denial') return values[Number((both[1] ?? 0) >= mixture.denial)] ?? values[0]
    return values[toBest(both)] ?? values[0]
  }
  const values = STORY_VALUES
  return {
    category: read('category', values.category),
    severity: read('severity', values.severity),
    denial: read<boolean>('denial', values.denial),
    stakes: read<boolean>('stakes', values.stakes),
    improvement: read('improvement', values.improvement),
    accountability: read<Degree>('accountability', values.accountability),
    judgment: read<Degree>('judgment', values.judgment),
    resilience: read<Degree>('resilience', values.resilience),
    learning: read<Degree>('learning', values.learning),
  }
}

/** The story of an empty answer: nothing is claimed of it. */
export const EMPTY_STORY: Story = {
  category: 'other',
  severity: 'sweet-spot',
  denial: false,
  stakes: false,
  improvement: 'none',
  accountability: 0,
  judgment: 0,
  resilience: 0,
  learning: 0,
}

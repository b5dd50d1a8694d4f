import { CATEGORIES, type Degree, IMPROVEMENTS, PARTS, SEVERITIES, type Story } from '../arc.ts'
import { createCollector, type Features } from './features.ts'
import { hashText, mixHashes } from './hash.ts'
import { type Lexicon, toClusters } from './lexicon.ts'
import { type Linear, toBest, toProbabilities } from './linear.ts'
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

/** What a story's fields are read from: the words of the answer, those of each part, and how much there is of each part and tone. */
export function toStoryFeatures(
  sentences: readonly string[],
  parts: readonly (readonly number[])[],
  tones: readonly (readonly number[])[],
  lexicon: Lexicon,
  size: number,
): Features {
  const collector = createCollector(size)
  const tokens = sentences.map(toTokens)
  const hashes = tokens.map((own) => own.map(hashText))
  const clusters = tokens.map((own) => toClusters(own, lexicon))
  // Each counts once: that a word was said says more than how often.
  const addAll = (space: number, found: readonly number[]): void => {
    for (const hash of new Set(found)) collector.add(space, hash)
  }
  addAll(1, hashes.flat())
  addAll(2, hashes.flatMap(toPairs))
  collector.close(1)
  addAll(
    3,
    tokens.flatMap((own) => own.map((token) => hashText(token.slice(0, 5)))),
  )
  collector.close(1.5)
  addAll(4, clusters.flat())
  addAll(5, clusters.flatMap(toPairs))
  collector.close(1.5)
  const partOf = parts.map(toBest)
  addAll(
    11,
    hashes.flatMap((own, index) => own.map((hash) => mixHashes(partOf[index] ?? 0, hash))),
  )
  collector.close(1)
  const words = hashes.reduce((sum, own) => sum + own.length, 0)
  const measure = (space: number, rows: readonly (readonly number[])[], label: number): void => {
    const own = rows.map((row) => row[label] ?? 0)
    const sum = own.reduce((total, value) => total + value, 0)
    const share =
      own.reduce((total, value, i) => total + value * (hashes[i]?.length ?? 0), 0) / Math.max(words, 1)
    collector.addMeasure(space, label, Math.max(0, ...own))
    collector.addMeasure(space + 1, label, Math.min(sum / 4, 2))
    collector.addMeasure(space + 2, label, share * 2)
  }
  PARTS.forEach((_, label) => measure(21, parts, label))
  // Label 0 is "no tone".
  for (let label = 1; label < 7; label++) measure(31, tones, label)
  collector.addMeasure(41, 0, Math.log1p(words) / 5)
  collector.addMeasure(41, 1, 1)
  return collector.toFeatures()
}

const toPairs = (hashes: readonly number[]): number[] =>
  hashes.slice(1).map((hash, index) => mixHashes(hashes[index] ?? 0, hash))

/** The story's fields, each by its own model. */
export function toStory(features: Features, weights: StoryWeights): Story {
  const read = <Value>(field: StoryField, values: readonly [Value, ...Value[]]): Value =>
    values[toBest(toProbabilities([features], weights[field])[0] ?? [])] ?? values[0]
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

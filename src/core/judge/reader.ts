import { PARTS, TONES } from '../arc.ts'
import { joinSamples } from '../sound/samples.ts'
import { type Chain, toPosterior } from './chain.ts'
import { toPieces, toVocabulary, type Vocabulary } from './pieces.ts'
import { STORY_FIELDS, STORY_VALUES, type StoryField } from './story.ts'

/** What the encoder makes of an answer. */
export interface Reading {
  /** For each sentence the probabilities of the parts, in the order of `PARTS`. */
  parts: readonly (readonly number[])[]
  /** For each sentence the probability of each kind of tone, in the order of `TONES`. */
  tones: readonly (readonly number[])[]
  /** The probability that each part was told, in the order of `ARC`. */
  told: readonly number[]
  /** The probabilities of each field's values, in the order of `STORY_VALUES`. */
  story: Readonly<Record<StoryField, readonly number[]>>
}

/** Reads the sentences of one answer, none of them empty. */
export type Read = (sentences: readonly string[]) => Promise<Reading>

/** The two halves of the encoder, in whatever runs them. */
export interface ReaderModel {
  /** Pieces of `count` sentences, `length` each, padded with 0, row by row; returns a gist a sentence, row by row. */
  encode: (ids: BigInt64Array, count: number, length: number) => Promise<Float32Array>
  /** The gists of an answer and the places of its sentences, row by row. */
  read: (gists: Float32Array, places: Float32Array, count: number) => Promise<ReaderScores>
}

interface ReaderScores {
  /** Scores of the parts before the chain, row by row. */
  parts: Float32Array
  tones: Float32Array
  told: Float32Array
  /** The logarithms of the probabilities of all fields' values, one field after the other. */
  story: Float32Array
}

/** What a reader needs beside its model: `models/arc/pieces.json`. */
export interface ReaderFacts {
  vocabulary: Vocabulary
  /** The order of the parts. */
  chain: Chain
}

/** Sentences of like length go together: padding costs as much as words. */
const TOGETHER = 8
/** Gists that are kept: a sentence that was read once is not read again while the answer grows or is corrected. */
const KEPT = 2000

/** The facts from parsed JSON. Throws an `Error` that says what is wrong with them. */
export function parseReaderFacts(value: unknown): ReaderFacts {
  const { pieces, chain } = (value ?? {}) as { pieces?: unknown; chain?: Record<string, unknown> }
  if (!isWords(pieces)) throw new Error('pieces is no list of words')
  const count = PARTS.length
  const numbers = (name: string, length: number): Float32Array => {
    const list = [chain?.[name]].flat(2)
    if (list.length !== length || !list.every((it) => typeof it === 'number'))
      throw new Error(`chain.${name} is no list of ${length} numbers`)
    return Float32Array.from(list)
  }
  return {
    vocabulary: toVocabulary(pieces),
    chain: {
      count,
      steps: numbers('step', count * count),
      first: numbers('first', count),
      last: numbers('last', count),
    },
  }
}

const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((it) => typeof it === 'string')

/** A reader of answers. Sentences that it has read before cost nothing but their place. */
export function createReader(model: ReaderModel, { vocabulary, chain }: ReaderFacts): Read {
  const gists = new Map<string, Float32Array>()

  async function encode(sentences: readonly string[]): Promise<void> {
    const fresh = [...new Set(sentences)].filter((sentence) => !gists.has(sentence))
    if (gists.size + fresh.length > KEPT) gists.clear()
    const waiting = (gists.size === 0 ? [...new Set(sentences)] : fresh)
      .map((sentence) => ({ sentence, ids: toPieces(sentence, vocabulary) }))
      .toSorted((a, b) => a.ids.length - b.ids.length)
    for (let from = 0; from < waiting.length; from += TOGETHER) {
      const batch = waiting.slice(from, from + TOGETHER)
      const length = Math.max(...batch.map(({ ids }) => ids.length))
      const ids = new BigInt64Array(batch.length * length)
      batch.forEach((it, row) => ids.set(it.ids.map(BigInt), row * length))
      const made = await model.encode(ids, batch.length, length)
      const width = made.length / batch.length
      batch.forEach(({ sentence }, row) => gists.set(sentence, made.slice(row * width, (row + 1) * width)))
    }
  }

  return async (sentences) => {
    await encode(sentences)
    const rows = sentences.map((sentence) => gists.get(sentence) ?? new Float32Array(0))
    const scores = await model.read(joinSamples(rows), joinSamples(sentences.map(toPlace)), sentences.length)
    const { labels } = toPosterior(Float64Array.from(scores.parts), chain)
    return {
      parts: toRows([...labels], PARTS.length),
      tones: toRows([...scores.tones], TONES.length),
      told: [...scores.told],
      story: toStoryProbabilities(scores.story),
    }
  }
}

/** Where a sentence stands in its answer. */
function toPlace(_sentence: string, index: number, { length }: readonly string[]): Float32Array {
  const at = index / Math.max(1, length - 1)
  const is = (place: number): number => Number(index === place)
  return Float32Array.of(at, at * at, is(0), is(1), is(length - 1), is(length - 2), length / 30, 1)
}

const toRows = (values: readonly number[], width: number): number[][] =>
  Array.from({ length: values.length / width }, (_, row) => values.slice(row * width, (row + 1) * width))

function toStoryProbabilities(logs: Float32Array): Reading['story'] {
  let at = 0
  const fields = STORY_FIELDS.map((field) => {
    const own = logs.subarray(at, at + STORY_VALUES[field].length)
    at += own.length
    return [field, [...own].map(Math.exp)]
  })
  return Object.fromEntries(fields) as Reading['story']
}

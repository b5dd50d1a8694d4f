import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Part, PARTS, type Story, type Tone, TONES } from '../../core/arc.ts'
import { hashText } from '../../core/judge/hash.ts'
import { type Lexicon, toLexicon } from '../../core/judge/lexicon.ts'
import { STORY_FIELDS, STORY_VALUES } from '../../core/judge/story.ts'

export interface LabelledSentence {
  text: string
  part: Part
  tone: Tone[]
}

/** An answer as an annotator labelled it: see `models/arc/corpus/GUIDELINES.md`. */
export interface LabelledAnswer {
  id: string
  sentences: LabelledSentence[]
  story: Story
}

const CORPUS = fileURLToPath(new URL('../../../models/arc/corpus', import.meta.url))
const CLUSTERS = fileURLToPath(new URL('../../../models/arc/lexicon/clusters.txt', import.meta.url))

/** The words' clusters, as `models/arc/lexicon` made them. */
export const readLexicon = (): Lexicon => toLexicon(readFileSync(CLUSTERS, 'utf8').trimEnd().split('\n'))

export const FOLDS = 5

/** The fold of an answer in cross-validation. It follows from the id alone, so that it never changes. */
export const toFold = (id: string): number => (hashText(id) >>> 0) % FOLDS

/** The hand that wrote an answer, as far as one can tell: the file that it stands in. */
export const toHand = (id: string): string => id.split('-')[0] ?? id

/** How often an answer is learned: those in the words of real people (`r1` and on) are nearest to what will be judged. */
export const toTimes = (id: string): number => (/^r\d/u.test(id) ? 3 : 1)

/** All labelled answers of a folder, file by file in the order of their names. */
export function readCorpus(folder: string = CORPUS): LabelledAnswer[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
    .flatMap((name) => readAnswers(join(folder, name)))
}

/** Throws an `Error` with file and line at a line that is no labelled answer. */
export function readAnswers(file: string): LabelledAnswer[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return []
      try {
        return [parseAnswer(JSON.parse(line))]
      } catch (error) {
        throw new Error(`${file}:${index + 1}: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        })
      }
    })
}

function parseAnswer(value: unknown): LabelledAnswer {
  const { id, sentences, story } = value as LabelledAnswer
  if (typeof id !== 'string' || !Array.isArray(sentences)) throw new Error('no id or no sentences')
  for (const { text, part, tone } of sentences) {
    if (typeof text !== 'string' || !PARTS.includes(part)) throw new Error(`unknown part ${part}`)
    for (const { kind, quote } of tone)
      if (!TONES.includes(kind) || !text.includes(quote))
        throw new Error(`no such tone in its sentence: ${quote}`)
  }
  for (const field of STORY_FIELDS)
    if (!(STORY_VALUES[field] as readonly unknown[]).includes(story[field]))
      throw new Error(`no story.${field}`)
  return { id, sentences, story }
}

import { writeFileSync } from 'node:fs'
import { packWeights } from '../core/judge/weights.ts'
import { readAnswers, readCorpus, readLexicon } from './training/corpus.ts'
import { checkReadings, readReadings } from './training/readings.ts'
import { trainJudge } from './training/train-judge.ts'
import { LEAST, WEIGHTS } from './weights-file.ts'

/**
 * Trains the judge on the whole corpus, and on labelled passages in files that are given beside it, and writes its weights; the same
 * answers give the same file, byte for byte.
 */
export function run(files: readonly string[]): number {
  const answers = readCorpus()
  const passages = files.flatMap(readAnswers)
  console.error(`${answers.length} answers, ${passages.length} passages`)
  const readings = readReadings()
  if (readings) checkReadings(readings, [...answers, ...passages])
  const weights = trainJudge(answers, readLexicon(), readings, passages, (step) => console.error(step))
  if (!weights.mixture) console.error('no answer has a reading of the encoder: no mixture')
  const text = `${JSON.stringify(packWeights(weights, LEAST))}\n`
  writeFileSync(WEIGHTS, text)
  console.error(`${WEIGHTS}: ${Math.round(text.length / 1000)} kB`)
  return 0
}

import { writeFileSync } from 'node:fs'
import { packWeights } from '../core/judge/weights.ts'
import { readCorpus } from './training/corpus.ts'
import { trainJudge } from './training/train-judge.ts'
import { WEIGHTS } from './weights-file.ts'

/** Weights smaller than this are dropped from the file. What that costs stands in models/arc/README.md. */
const LEAST = 0.05

/** Trains the judge on the whole corpus and writes its weights; the same corpus gives the same file, byte for byte. */
export function run(): number {
  const answers = readCorpus()
  console.error(`${answers.length} answers`)
  const weights = trainJudge(answers, (step) => console.error(step))
  const text = `${JSON.stringify(packWeights(weights, LEAST))}\n`
  writeFileSync(WEIGHTS, text)
  console.error(`${WEIGHTS}: ${Math.round(text.length / 1000)} kB`)
  return 0
}

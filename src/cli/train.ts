import { writeFileSync } from 'node:fs'
import { packWeights } from '../core/judge/weights.ts'
import { readCorpus, readLexicon } from './training/corpus.ts'
import { trainJudge } from './training/train-judge.ts'
import { LEAST, WEIGHTS } from './weights-file.ts'

/** Trains the judge on the whole corpus and writes its weights; the same corpus gives the same file, byte for byte. */
export function run(): number {
  const answers = readCorpus()
  console.error(`${answers.length} answers`)
  const weights = trainJudge(answers, readLexicon(), (step) => console.error(step))
  const text = `${JSON.stringify(packWeights(weights, LEAST))}\n`
  writeFileSync(WEIGHTS, text)
  console.error(`${WEIGHTS}: ${Math.round(text.length / 1000)} kB`)
  return 0
}

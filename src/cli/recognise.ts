import { toRecognised } from './evaluation/recogniser.ts'
import { readAnswers, readCorpus } from './training/corpus.ts'

/** Prints the corpus, and labelled files that are given beside it, as a recogniser might have written them. */
export function run(files: readonly string[]): number {
  for (const answer of [...readCorpus(), ...files.flatMap(readAnswers)])
    console.log(JSON.stringify({ prompt: '', ...toRecognised(answer) }))
  return 0
}

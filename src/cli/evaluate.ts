import type { Judge } from '../core/arc.ts'
import { createJudge } from '../core/judge/judge.ts'
import { packWeights, parseWeights } from '../core/judge/weights.ts'
import { measure, type Judged } from './evaluation/measures.ts'
import { toRecognised } from './evaluation/recogniser.ts'
import { toLine, toTables, toWorst } from './evaluation/tables.ts'
import { judgeByKeywords, judgeByMajority } from './evaluation/yardsticks.ts'
import {
  FOLDS,
  type LabelledAnswer,
  readAnswers,
  readCorpus,
  readLexicon,
  toFold,
  toHand,
} from './training/corpus.ts'
import { trainJudge } from './training/train-judge.ts'
import { LEAST, readWeights } from './weights-file.ts'

const WORST = 20

/**
 * Prints how well the judge does: on given files with the weights that the app loads (`--no-cross` for these alone), and on
 * the corpus in cross-validation, each answer judged by a judge that has not seen it, nor with `--hands` any other of its file.
 * The yardsticks stand beside it.
 */
export function run(args: readonly string[]): number {
  const files = args.filter((argument) => !argument.startsWith('--'))
  const lines: string[] = []
  for (const file of files) evaluateFile(file, readAnswers(file), lines)
  if (!args.includes('--no-cross')) evaluateCorpus(readCorpus(), args.includes('--hands'), lines)
  console.log(`\n${lines.join('\n')}`)
  return 0
}

function evaluateFile(file: string, answers: readonly LabelledAnswer[], lines: string[]): void {
  const judged = judgeAll(answers, createJudge(readWeights()))
  console.log(`## ${file}, by the trained weights\n\n${toTables(measure(judged))}\n`)
  console.log(`### The worst answers\n\n${toWorst(judged, WORST)}\n`)
  lines.push(toLine(file.slice(-34), measure(judged)))
  addRivals(answers, lines)
  const heard = answers.map((answer) => toRecognised(answer))
  lines.push(toLine('  as a recogniser writes it', measure(judgeAll(heard, createJudge(readWeights())))))
}

function evaluateCorpus(answers: readonly LabelledAnswer[], byHand: boolean, lines: string[]): void {
  const hands = [...new Set(answers.map(({ id }) => toHand(id)))].toSorted()
  const foldOf = ({ id }: LabelledAnswer): number => (byHand ? hands.indexOf(toHand(id)) % FOLDS : toFold(id))
  const lexicon = readLexicon()
  const clean: Judged[] = []
  const heard: Judged[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    console.error(`fold ${fold + 1} of ${FOLDS}`)
    const weights = trainJudge(
      answers.filter((answer) => foldOf(answer) !== fold),
      lexicon,
    )
    // Packed and unpacked, as the app loads them.
    const judge = createJudge(parseWeights(packWeights(weights, LEAST)))
    const held = answers.filter((answer) => foldOf(answer) === fold)
    clean.push(...judgeAll(held, judge))
    heard.push(
      ...judgeAll(
        held.map((answer) => toRecognised(answer)),
        judge,
      ),
    )
  }
  console.log(`## The corpus, in cross-validation\n\n${toTables(measure(clean))}\n`)
  console.log(`### The worst answers\n\n${toWorst(clean, WORST)}`)
  lines.push(toLine(byHand ? 'corpus, hands left out' : 'corpus, cross-validated', measure(clean)))
  addRivals(answers, lines)
  lines.push(toLine('  as a recogniser writes it', measure(heard)))
}

function addRivals(answers: readonly LabelledAnswer[], lines: string[]): void {
  lines.push(toLine('  always the commonest label', measure(judgeAll(answers, judgeByMajority))))
  lines.push(toLine('  by a table of keywords', measure(judgeAll(answers, judgeByKeywords))))
}

const judgeAll = (answers: readonly LabelledAnswer[], judge: Judge): Judged[] =>
  answers.map((gold) => ({ gold, found: judge(gold.sentences.map(({ text }) => text)) }))

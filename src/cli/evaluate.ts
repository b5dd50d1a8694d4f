import { writeFileSync } from 'node:fs'
import type { Judge } from '../core/arc.ts'
import { toStanding } from '../core/report/claims.ts'
import { createJudge } from '../core/judge/judge.ts'
import { packWeights, parseWeights } from '../core/judge/weights.ts'
import { countClaims, toClaimLines } from './evaluation/claims.ts'
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
import { checkReadings, readReadings, toRecordedRead } from './training/readings.ts'
import { trainJudge } from './training/train-judge.ts'
import { CLAIMS } from './claims-file.ts'
import { openReader } from './reader-files.ts'
import { LEAST, readWeights } from './weights-file.ts'

const WORST = 20

/** The first three files are tidier than anybody speaks. */
const isNatural = ({ gold }: Judged): boolean => !/^t[1-3]$/.test(toHand(gold.id))

/**
 * Prints how well the judge does: on given files with the weights that the app loads (`--no-cross` for these alone), and on
 * the corpus in cross-validation, each answer judged by a judge that has not seen it, nor with `--hands` any other of its file.
 * `--few` makes one of the five folds. The yardsticks stand beside it. `--claims` writes how often each kind of claim was
 * right, on the files and on natural answers of the corpus, for the app to go by.
 */
export async function run(args: readonly string[]): Promise<number> {
  const files = args.filter((argument) => !argument.startsWith('--'))
  const lines: string[] = []
  const judged: Judged[] = []
  for (const file of files) judged.push(...(await evaluateFile(file, readAnswers(file), lines)))
  if (!args.includes('--no-cross'))
    judged.push(...(await evaluateCorpus(readCorpus(), args, lines)).filter(isNatural))
  if (args.includes('--claims')) {
    const claims = countClaims(judged)
    writeFileSync(CLAIMS, `${JSON.stringify(claims, null, 1)}\n`)
    console.log(`\n${toClaimLines(claims, toStanding)}`)
  }
  console.log(`\n${lines.join('\n')}`)
  return 0
}

async function evaluateFile(
  file: string,
  answers: readonly LabelledAnswer[],
  lines: string[],
): Promise<Judged[]> {
  const judge = createJudge(readWeights(), await openReader())
  const judged = await judgeAll(answers, judge)
  console.log(`## ${file}, by the trained weights\n\n${toTables(measure(judged))}\n`)
  console.log(`### The worst answers\n\n${toWorst(judged, WORST)}\n`)
  lines.push(toLine(file.slice(-34), measure(judged)))
  lines.push(toLine('  without the encoder', measure(await judgeAll(answers, createJudge(readWeights())))))
  await addRivals(answers, lines)
  const heard = answers.map((answer) => toRecognised(answer))
  lines.push(toLine('  as a recogniser writes it', measure(await judgeAll(heard, judge))))
  return judged
}

/**
 * The encoder's readings of the corpus were made by encoders that had seen no answer of the same hand; folds by hand or by id
 * are those of the linear models alone. Answers without a reading are left out.
 */
async function evaluateCorpus(
  answers: readonly LabelledAnswer[],
  args: readonly string[],
  lines: string[],
): Promise<Judged[]> {
  const byHand = args.includes('--hands')
  const few = args.includes('--few') ? 1 : FOLDS
  const hands = [...new Set(answers.map(({ id }) => toHand(id)))].toSorted()
  const foldOf = ({ id }: LabelledAnswer): number => (byHand ? hands.indexOf(toHand(id)) % FOLDS : toFold(id))
  const lexicon = readLexicon()
  const readings = readReadings()
  if (readings) checkReadings(readings, [...answers, ...answers.map((answer) => toRecognised(answer))])
  const clean: Judged[] = []
  const alone: Judged[] = []
  const heard: Judged[] = []
  for (let fold = 0; fold < few; fold++) {
    console.error(`fold ${fold + 1} of ${few}`)
    const weights = trainJudge(
      answers.filter((answer) => foldOf(answer) !== fold),
      lexicon,
      readings,
    )
    // Packed and unpacked, as the app loads them.
    const loaded = parseWeights(packWeights(weights, LEAST))
    const wasRead = ({ id }: LabelledAnswer): boolean => !readings || readings.has(id)
    const held = answers.filter((answer) => foldOf(answer) === fold && wasRead(answer))
    const recognised = held.map((answer) => toRecognised(answer)).filter(wasRead)
    const read = readings && toRecordedRead(held, readings)
    const readHeard = readings && toRecordedRead(recognised, readings)
    clean.push(...(await judgeAll(held, createJudge(loaded, read))))
    alone.push(...(await judgeAll(held, createJudge(loaded))))
    heard.push(...(await judgeAll(recognised, createJudge(loaded, readHeard))))
  }
  console.log(`## The corpus, in cross-validation\n\n${toTables(measure(clean))}\n`)
  console.log(`### The worst answers\n\n${toWorst(clean, WORST)}`)
  lines.push(toLine(byHand ? 'corpus, hands left out' : 'corpus, cross-validated', measure(clean)))
  lines.push(toLine('  without the encoder', measure(alone)))
  await addRivals(
    clean.map(({ gold }) => gold),
    lines,
  )
  lines.push(toLine('  as a recogniser writes it', measure(heard)))
  return clean
}

async function addRivals(answers: readonly LabelledAnswer[], lines: string[]): Promise<void> {
  lines.push(toLine('  always the commonest label', measure(await judgeAll(answers, judgeByMajority))))
  lines.push(toLine('  by a table of keywords', measure(await judgeAll(answers, judgeByKeywords))))
}

async function judgeAll(answers: readonly LabelledAnswer[], judge: Judge): Promise<Judged[]> {
  const judged: Judged[] = []
  for (const gold of answers)
    judged.push({ gold, found: await judge(gold.sentences.map(({ text }) => text)) })
  return judged
}

import { parseArgs } from 'node:util'
import { ARC, type Judgement } from '../core/arc.ts'
import { createJudge } from '../core/judge/judge.ts'
import { toAdvice, toKeep } from '../core/report/advice.ts'
import { type Answer, readAnswers } from './analysis/answer-files.ts'
import { toReadable } from './analysis/readable-report.ts'
import { readClaims } from './claims-file.ts'
import { openReader } from './reader-files.ts'
import { readWeights } from './weights-file.ts'

const USAGE = `Usage: analyze FILE.jsonl
A line is {"id": …, "sentences": [{"text": …}]} or {"id": …, "text": …}.

   or: analyze [--pretty] FILE…
A .txt, .md, .vtt, .srt or .json (Whisper's) file is one answer, any other has one a line.
--pretty prints what can be read instead of JSON.`

/** Judges the answers of files, and prints of each a JSON object on a line, or its report to be read. */
export async function run(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (!options) {
    console.error(USAGE)
    return 2
  }
  // A write that fails is told to whoever waits for it; the stream would end the process.
  process.stdout.on('error', () => undefined)
  const judge = createJudge(readWeights(), await openReader())
  const toText = options.isPretty ? createReports() : toJsonLine
  let status = 0
  for (const file of options.files)
    try {
      for await (const found of readAnswers(file))
        if ('answer' in found) {
          const judgement = await judge(found.answer.sentences.map(({ text }) => text))
          await write(toText(found.answer, judgement))
        } else {
          // A single file of lines needs no name.
          const of = found.line !== null && options.files.length === 1 ? '' : `${file}: `
          console.error(`${of}${found.line === null ? '' : `line ${found.line}: `}${found.problem}`)
          status = 1
        }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error
      // The reader of the pipe has gone: what it wanted it has.
      if (error.code === 'EPIPE') return status
      console.error(`${file}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`)
      status = 1
    }
  return status
}

/** The files and how they are printed; null where there are none, or an option is not known. */
function readOptions(args: readonly string[]): { files: string[]; isPretty: boolean } | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { pretty: { type: 'boolean', default: false } },
    })
    return positionals.length === 0 ? null : { files: positionals, isPretty: values.pretty }
  } catch {
    return null
  }
}

/** Reports with an empty line between them. */
function createReports(): (answer: Answer, judgement: Judgement) => string {
  const claims = readClaims()
  let gap = ''
  return (answer, judgement) => {
    const text = gap + toReadable(answer, judgement, claims)
    gap = '\n'
    return text
  }
}

function toJsonLine({ id }: Answer, judgement: Judgement): string {
  const keep = toKeep(judgement)
  const line = {
    id,
    sentences: judgement.annotations.map(({ text, part, confidence, tone }) => ({
      text,
      part,
      confidence: Number(confidence.toFixed(4)),
      tone: tone.map(({ kind, quote }) => ({ kind, quote })),
    })),
    missing: ARC.filter((part) => judgement.presence[part] === 'not-heard'),
    story: judgement.story,
    keep: keep === null ? '' : `“${keep.quote}” ${keep.reason}`,
    advice: toAdvice(judgement).text,
  }
  return `${JSON.stringify(line)}\n`
}

/** Resolves when the text is with the system, so that a slow reader of a pipe loses nothing. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

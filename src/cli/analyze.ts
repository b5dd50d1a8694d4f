import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { toAdvice, toKeep } from '../core/report/advice.ts'
import { ARC, type Judge } from '../core/arc.ts'
import { createJudge } from '../core/judge/judge.ts'
import { splitText } from '../core/sentences.ts'
import { openReader } from './reader-files.ts'
import { readWeights } from './weights-file.ts'

const USAGE =
  'Usage: analyze FILE.jsonl\nA line is {"id": …, "sentences": [{"text": …}]} or {"id": …, "text": …}.'

/** Judges the answers of a file, one JSON object a line in and out; what else a line holds is not looked at. */
export async function run([file, ...rest]: readonly string[]): Promise<number> {
  if (file === undefined || rest.length > 0) {
    console.error(USAGE)
    return 2
  }
  // A write that fails is told to whoever waits for it; the stream would end the process.
  process.stdout.on('error', () => undefined)
  const judge = createJudge(readWeights(), await openReader())
  let status = 0
  let number = 0
  try {
    for await (const line of createInterface({
      input: createReadStream(file, 'utf8'),
      crlfDelay: Infinity,
    })) {
      number += 1
      if (line.trim() === '') continue
      try {
        await write(`${JSON.stringify(await analyze(parseAnswer(line), judge))}\n`)
      } catch (error) {
        if (!(error instanceof BadLine)) throw error
        console.error(`line ${number}: ${error.message}`)
        status = 1
      }
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    // The reader of the pipe has gone: what it wanted it has.
    if (error.code === 'EPIPE') return status
    console.error(`${file}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`)
    return 1
  }
  return status
}

interface Answer {
  id: string | number
  sentences: string[]
}

class BadLine extends Error {}

async function analyze({ id, sentences }: Answer, judge: Judge): Promise<unknown> {
  const judgement = await judge(sentences)
  const keep = toKeep(judgement)
  return {
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
}

function parseAnswer(line: string): Answer {
  let value: unknown
  try {
    // A byte order mark is no part of JSON.
    value = JSON.parse(line.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new BadLine(`not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadLine('no object')
  const { id, sentences, text } = value as { id?: unknown; sentences?: unknown; text?: unknown }
  if (typeof id !== 'string' && typeof id !== 'number') throw new BadLine('no id')
  if (sentences === undefined) {
    if (typeof text !== 'string') throw new BadLine('neither sentences nor text')
    return { id, sentences: splitText(text) }
  }
  if (!Array.isArray(sentences)) throw new BadLine('sentences is no list')
  return { id, sentences: sentences.map(parseSentence) }
}

function parseSentence(value: unknown, index: number): string {
  const text = typeof value === 'object' && value !== null ? (value as { text?: unknown }).text : undefined
  if (typeof text !== 'string') throw new BadLine(`sentence ${index + 1} has no text`)
  return text
}

/** Resolves when the text is with the system, so that a slow reader of a pipe loses nothing. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { parse } from 'node:path'
import { createInterface } from 'node:readline'
import { parseTranscript } from '../../core/portable/transcript-files.ts'
import { splitText } from '../../core/sentences.ts'
import type { Sentence } from '../../core/words.ts'

export interface Answer {
  id: string | number
  sentences: Sentence[]
}

/** What a file, or a line of one (counted from 1), holds: an answer, or why it is none, in words. */
type Found = { answer: Answer } | { problem: string; line: number | null }

/**
 * The answers of a file, going by the end of its name: a transcript (.vtt, .srt, .json) or a text (.txt, .md) is one, any
 * other has one a line. Throws what the system says of a file that cannot be read.
 */
export async function* readAnswers(file: string): AsyncGenerator<Found> {
  const { name, ext } = parse(file)
  switch (ext.toLowerCase()) {
    case '.vtt':
    case '.srt':
    case '.json': {
      const sentences = parseTranscript(file, await readFile(file, 'utf8'))
      yield sentences ? { answer: { id: name, sentences } } : { problem: toNoTranscript(ext), line: null }
      return
    }
    case '.txt':
    case '.md': {
      const sentences = splitText(await readFile(file, 'utf8')).map(toSentence)
      yield { answer: { id: name, sentences } }
      return
    }
    default:
      yield* readLines(file)
  }
}

const toNoTranscript = (ext: string): string =>
  ext.toLowerCase() === '.json'
    ? 'no transcript that I know: Whisper writes "segments", "transcription", "chunks" or "text"; a file with an answer a line is a .jsonl'
    : 'no transcript: I found no captions in it'

async function* readLines(file: string): AsyncGenerator<Found> {
  let number = 0
  for await (const line of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Infinity,
  })) {
    number += 1
    if (line.trim() === '') continue
    try {
      yield { answer: parseAnswer(line) }
    } catch (error) {
      if (!(error instanceof BadLine)) throw error
      yield { problem: error.message, line: number }
    }
  }
}

class BadLine extends Error {}

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
    return { id, sentences: splitText(text).map(toSentence) }
  }
  if (!Array.isArray(sentences)) throw new BadLine('sentences is no list')
  return { id, sentences: sentences.map(parseSentence) }
}

function parseSentence(value: unknown, index: number): Sentence {
  const text = typeof value === 'object' && value !== null ? (value as { text?: unknown }).text : undefined
  if (typeof text !== 'string') throw new BadLine(`sentence ${index + 1} has no text`)
  return toSentence(text)
}

const toSentence = (text: string): Sentence => ({ text, words: [] })

import { type TimedText, toSeconds } from './timed-text.ts'

type Fields = Readonly<Record<string, unknown>>

/** One entry of a list, and the words or tokens that it is made of, where it has them. */
type Entry = TimedText & { parts: readonly TimedText[] }

/** A list that a program writes: how its entries are read, and what parts one from the next. */
interface List {
  key: string
  read: (entry: Fields) => Entry | null
  /** Null where the entries hold their own white space, so that a word may go on in the next. */
  gap: string | null
}

const OWN: List = { key: 'sentences', read: readSegment, gap: '\n\n' }
const LISTS: readonly List[] = [
  // OpenAI's whisper, faster-whisper and what is made of them.
  { key: 'segments', read: readSegment, gap: ' ' },
  // whisper.cpp
  { key: 'transcription', read: readTranscription, gap: null },
  // transformers.js
  { key: 'chunks', read: readChunk, gap: null },
]

/**
 * What a transcript in Whisper's JSON, as the programs above write it, or in our own says, in pieces; their times are null where
 * it has none. Null where it is no such transcript, or a damaged one.
 */
export function readTranscriptJson(value: unknown): TimedText[] | null {
  if (!isFields(value)) return null
  if (value['format'] === 'candor-transcript') return readList(value, OWN)
  const { text } = value
  const list = LISTS.find(({ key }) => isList(value[key]))
  // An empty list may stand beside a text.
  if (list && !(isEmpty(value[list.key]) && typeof text === 'string')) return readList(value, list)
  return typeof text === 'string' ? [{ text, start: null, end: null }] : null
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isEmpty = (value: unknown): boolean => isList(value) && value.length === 0

/** The pieces of all entries; null where there is no list, or one of its entries is none. */
function readList(value: Fields, { key, read, gap }: List): TimedText[] | null {
  const list = value[key]
  if (!isList(list)) return null
  const entries = list.flatMap((it) => (isFields(it) ? (read(it) ?? []) : []))
  if (entries.length < list.length) return null
  const between = gap ?? (isSpaced(entries) ? '' : ' ')
  return entries.flatMap((entry) => {
    const [first, ...rest] = toOwn(entry)
    return first ? [{ ...first, text: between + first.text }, ...rest] : []
  })
}

/** The parts of an entry with white space between their words; the entry itself where they do not spell it. */
function toOwn({ parts, ...whole }: Entry): TimedText[] {
  // Half a letter, or words without punctuation.
  if (toLetters(parts.map(({ text }) => text).join('')) !== toLetters(whole.text)) return [whole]
  const between = isSpaced(parts) ? '' : ' '
  return parts.map(({ text, start, end }, index) => ({
    text: between + text,
    start: start ?? (index === 0 ? whole.start : null),
    end: end ?? (index === parts.length - 1 ? whole.end : null),
  }))
}

/** Where white space stands in the pieces themselves, one that begins without it goes on with the word before. */
const isSpaced = (pieces: readonly TimedText[]): boolean =>
  pieces.some(({ text }, index) => index > 0 && text !== text.trim())

const toLetters = (text: string): string => text.replaceAll(/\s+/g, '')

function readSegment({ text, words, ...times }: Fields): Entry | null {
  if (typeof text !== 'string') return null
  return { text, ...readSpan(times), parts: readParts(words, readSpan) }
}

function readTranscription({ text, tokens, offsets }: Fields): Entry | null {
  if (typeof text !== 'string') return null
  // Its marks for the beginning, the end and times are tokens too.
  const parts = readParts(tokens, (token) => readOffsets(token['offsets'])).filter(
    (part) => !part.text.startsWith('[_') && !part.text.startsWith('<|'),
  )
  return { text, ...readOffsets(offsets), parts }
}

function readChunk({ text, timestamp }: Fields): Entry | null {
  if (typeof text !== 'string') return null
  const [start, end] = isList(timestamp) ? timestamp : []
  return { text, start: toSeconds(start), end: toSeconds(end), parts: [] }
}

type Span = Pick<TimedText, 'start' | 'end'>

function readParts(list: unknown, readTimes: (part: Fields) => Span): TimedText[] {
  return (isList(list) ? list : []).flatMap((part) => {
    if (!isFields(part)) return []
    const text = part['word'] ?? part['text']
    return typeof text === 'string' ? [{ text, ...readTimes(part) }] : []
  })
}

const readSpan = ({ start, end }: Fields): Span => ({ start: toSeconds(start), end: toSeconds(end) })

/** whisper.cpp counts milliseconds. */
function readOffsets(offsets: unknown): Span {
  const { from, to } = isFields(offsets) ? offsets : {}
  const read = (value: unknown): number | null => toSeconds(typeof value === 'number' ? value / 1000 : null)
  return { start: read(from), end: read(to) }
}

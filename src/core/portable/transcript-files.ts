import { splitText, toSentences } from '../sentences.ts'
import type { Sentence } from '../words.ts'
import { toPieces } from './transcript/cue-text.ts'
import { isWebVtt, readCues } from './transcript/cues.ts'
import { type TimedText, toWords } from './transcript/timed-text.ts'
import { readTranscriptJson } from './transcript/whisper-json.ts'

/** Nobody says a word of so many characters, and to count the syllables of one takes long. */
const NO_WORD = /\S{500}/

/**
 * The sentences of a transcript that was made elsewhere: WebVTT (.vtt), SubRip (.srt), Whisper's JSON or our own (.json), going
 * by the end of its name. Their words have times where the file says any, in order and none reaching into the next; else they
 * have no words, as those of a typed answer. Null where it is no such file; it never throws.
 */
export function parseTranscript(name: string, text: string): Sentence[] | null {
  const bare = text.replace(/^\uFEFF/, '')
  const pieces = /\.json$/i.test(name)
    ? readTranscriptJson(parseJson(bare))
    : /\.(?:vtt|srt)$/i.test(name)
      ? readCaptions(bare)
      : null
  if (!pieces) return null
  const said = pieces.map((piece) => piece.text).join('')
  if (NO_WORD.test(said)) return null
  if (pieces.every(({ start, end }) => start === null && end === null))
    return splitText(said).map((sentence) => ({ text: sentence, words: [] }))
  return toSentences(toWords(pieces))
}

function readCaptions(text: string): TimedText[] | null {
  const cues = readCues(text)
  return cues.length === 0 && !isWebVtt(text) ? null : toPieces(cues)
}

/** Undefined where it is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

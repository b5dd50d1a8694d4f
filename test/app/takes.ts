import type { Judgement, Part, Presence, Tone } from '../../src/core/arc.ts'
import type { Take } from '../../src/core/take.ts'
import type { Word } from '../../src/core/words.ts'
import { judgementOf } from './fakes.ts'

/** A spoken take that nobody has written down, with changes. */
export const takeOf = (changes: Partial<Take> = {}): Take => ({
  id: 'a',
  title: '',
  createdAtMs: 1_000_000,
  source: 'spoken',
  prompt: 'Tell me about a time you failed.',
  limit: 180,
  duration: 60,
  peaks: [0.5],
  transcript: { name: 'none' },
  corrections: [],
  ...changes,
})

/** What a test says of one sentence; `confidence` is 0.9 unless told, and one word a second from `start`. */
interface Said {
  text: string
  part: Part
  confidence?: number
  tone?: Tone[]
  start?: number
}

/** A take of these sentences, judged so; a sentence has times only where its start is given. */
export function writtenTake(
  said: readonly Said[],
  presence: Partial<Judgement['presence']> = {},
  changes: Partial<Take> = {},
): Take {
  const heard = Object.fromEntries(said.map(({ part }) => [part, 'told' satisfies Presence]))
  const base = judgementOf([])
  return takeOf({
    transcript: {
      name: 'written',
      sentences: said.map(({ text, start }) => ({
        text,
        words: start === undefined ? [] : speak(text, start),
      })),
      judgement: {
        ...base,
        annotations: said.map(({ text, part, confidence = 0.9, tone = [] }) => ({
          text,
          part,
          confidence,
          tone,
        })),
        presence: { ...base.presence, failure: 'not-heard', ...heard, ...presence },
      },
    },
    ...changes,
  })
}

/** One word a second, each half a second long. */
export const speak = (text: string, start: number): Word[] =>
  text.split(' ').map((word, place) => ({ text: word, start: start + place, end: start + place + 0.5 }))

export const textsOf = (take: Take | undefined): string[] =>
  take?.transcript.name === 'written' ? take.transcript.sentences.map((sentence) => sentence.text) : []

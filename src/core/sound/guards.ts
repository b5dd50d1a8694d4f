import { SAMPLE_RATE_HZ, toLevel } from './samples.ts'
import type { SpeechWindow, Stretch } from './segmenter.ts'
import type { Word } from '../words.ts'

/**
 * What recognisers invent, and what the library lets pass (OpenAI's whisper/transcribe.py guards against the same by
 * compression ratio and log probability, which the library does not give):
 * a phrase that goes round and round, more words than a mouth can say, and speech at the end that got no words.
 */
export type Suspicion = 'loop' | 'too-fast' | 'stops-early'

/** The same phrase so many times in a row is a loop, by its length in words. People do say "no, no, no, no". */
const ROUNDS = [6, 4, 3, 3, 3, 3, 3, 3]

/** Words a second over a window, and over any five seconds: auctioneers reach 5. */
const FASTEST = 6

/** Seconds of speech at the end of a window without a word. A pause that the segmenter kept is shorter. */
const UNHEARD = 2.5

/** What is wrong with the words of a window, or null. Words are in seconds of the recording. */
export function findSuspicion(words: readonly Word[], stretches: readonly Stretch[]): Suspicion | null {
  const last = stretches.at(-1)
  if (!last) return null
  if (findLoop(words)) return 'loop'
  if (isTooFast(words, stretches)) return 'too-fast'
  const end = last.start + last.duration
  const heardTo = words.at(-1)?.end ?? stretches[0]?.start ?? end
  const unheard = stretches.reduce(
    (sum, { start, duration }) => sum + Math.max(0, start + duration - Math.max(start, heardTo)),
    0,
  )
  return unheard > UNHEARD ? 'stops-early' : null
}

/** The words that go round, as a range of places, `to` excluded. */
function findLoop(words: readonly Word[]): { from: number; to: number } | null {
  const plain = words.map(({ text }) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
  for (let length = 1; length <= ROUNDS.length; length++) {
    const rounds = ROUNDS[length - 1] ?? 3
    let same = 0
    for (let i = length; i < plain.length; i++) {
      same = plain[i] === plain[i - length] ? same + 1 : 0
      if (same >= length * (rounds - 1)) return { from: i + 1 - length * rounds, to: i + 1 }
    }
  }
  return null
}

function isTooFast(words: readonly Word[], stretches: readonly Stretch[]): boolean {
  const speech = stretches.reduce((sum, { duration }) => sum + duration, 0)
  if (words.length > Math.max(4, FASTEST * speech)) return true
  const many = FASTEST * 5
  return words.some((word, i) => {
    const later = words[i + many]
    return later !== undefined && later.start - word.start < 5
  })
}

/** Marks what cannot be relied on: the words that go round, or all of a window whose words cannot be right. */
export function markDoubtful(words: readonly Word[], suspicion: Suspicion): Word[] {
  const loop = suspicion === 'loop' ? findLoop(words) : null
  const { from, to } = loop ?? { from: suspicion === 'stops-early' ? words.length - 1 : 0, to: words.length }
  return words.map((word, i) => (i >= from && i < to ? { ...word, doubtful: true } : word))
}

/** What of a window the recogniser needs. */
export type RecognisedWindow = Pick<SpeechWindow, 'samples' | 'stretches'>

/** Cuts a window in two at the quietest moment near its middle: another cut makes another decoding. */
export function splitWindow({ samples, stretches }: RecognisedWindow): [RecognisedWindow, RecognisedWindow] {
  const step = SAMPLE_RATE_HZ / 50
  let cut = Math.floor(samples.length / 2)
  let least = Infinity
  for (let at = Math.floor(samples.length * 0.35); at + 5 * step < samples.length * 0.65; at += step) {
    const level = toLevel(samples.subarray(at, at + 5 * step))
    if (level < least) {
      least = level
      cut = at + Math.floor(2.5 * step)
    }
  }
  const seconds = cut / SAMPLE_RATE_HZ
  return [
    { samples: samples.slice(0, cut), stretches: stretches.flatMap((it) => clip(it, 0, seconds)) },
    { samples: samples.slice(cut), stretches: stretches.flatMap((it) => clip(it, seconds, Infinity)) },
  ]
}

/** What of a stretch lies between two moments of its window, in seconds of the part that begins at the first. */
function clip({ at, start, duration }: Stretch, from: number, to: number): Stretch[] {
  const first = Math.max(at, from)
  const last = Math.min(at + duration, to)
  if (last <= first) return []
  return [{ at: first - from, start: start + (first - at), duration: last - first }]
}

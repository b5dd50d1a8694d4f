import type { Sentence, Word } from '../../words.ts'

/** What a reader takes in at a glance: two lines, for some seconds. A longer sentence is shown in several cues. */
const LONGEST = { characters: 84, seconds: 7 }
/** A comma is worth as many seconds of silence, and so is a cut in the middle against one at an end. */
const BREATH = 0.25

/**
 * A transcript as WebVTT (https://www.w3.org/TR/webvtt1/): a cue a sentence, with the time of each word in it, so that nothing
 * is lost. Null where there is nothing, or a sentence has no times.
 */
export function toWebVtt(sentences: readonly Pick<Sentence, 'words'>[]): string | null {
  const spoken = sentences.map(({ words }) => words.filter(({ text }) => text.trim() !== ''))
  if (spoken.length === 0 || spoken.some((words) => words.length === 0)) return null
  return `${['WEBVTT', ...spoken.flatMap(toCues).map(toCue)].join('\n\n')}\n`
}

function toCues(words: readonly Word[]): (readonly Word[])[] {
  const seconds = (words.at(-1)?.end ?? 0) - (words[0]?.start ?? 0)
  const characters = words.map(({ text }) => text).join(' ').length
  if (words.length < 2 || (characters <= LONGEST.characters && seconds <= LONGEST.seconds)) return [words]
  const at = toCut(words)
  return [...toCues(words.slice(0, at)), ...toCues(words.slice(at))]
}

/** The place in the middle third of some words where a cut is least felt. */
function toCut(words: readonly Word[]): number {
  let best = Math.ceil(words.length / 3)
  let most = -Infinity
  for (let at = best; at <= (words.length * 2) / 3; at++) {
    const [before, after] = [words[at - 1], words[at]]
    const silence =
      (after?.start ?? 0) - (before?.end ?? 0) + (/[,;:]$/.test(before?.text ?? '') ? BREATH : 0)
    const worth = silence - (Math.abs(at / words.length - 0.5) * BREATH) / 0.5
    if (worth > most) [best, most] = [at, worth]
  }
  return best
}

function toCue(words: readonly Word[]): string {
  const start = toMs(words[0]?.start ?? 0)
  // A cue without a length is none.
  const end = Math.max(toMs(words.at(-1)?.end ?? 0), start + 1)
  let shown = start
  const stamp = (seconds: number): string => {
    const at = toMs(seconds)
    if (at <= shown || at >= end) return ''
    shown = at
    return `<${toTimestamp(at)}>`
  }
  const text = words
    .map((word, index) => {
      const said = stamp(word.start) + escapeCue(word.text)
      return index === words.length - 1 ? said : `${said}${stamp(word.end)} `
    })
    .join('')
  return `${toTimestamp(start)} --> ${toTimestamp(end)}\n${text}`
}

const toMs = (seconds: number): number => Math.round(seconds * 1000)

function toTimestamp(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const clock = [hours, minutes, seconds % 60].map((it) => String(it).padStart(2, '0')).join(':')
  return `${clock}.${String(ms % 1000).padStart(3, '0')}`
}

/** No tag, no entity and no arrow can come of what was said. */
const escapeCue = (text: string): string =>
  text.trim().replace(/\s+/g, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

import { type Cue, parseTime } from './cues.ts'
import type { TimedText } from './timed-text.ts'

/** `<v Ann>`, `<c.loud>`, `</i>`, and a time inside of a cue; "<3" is none. */
const TAG = /<(?:\/?[a-z][^<>]*|\d[\d:.,]*)>/gi
const TIME_TAG = /<(\d[\d:.,]*)>/
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lrm: '',
  rlm: '',
}

/** Who speaks, as programs write it that know no names: "Speaker 1:", "[SPEAKER_00]:", ">>". */
const SPEAKER =
  /^\s*(?:>>+\s*)?(?:[[(]?(?:unknown )?speaker(?:[ _-]?[a-z\d]{1,3})?[\])]?\s*:|[[(]speaker[ _-]?[a-z\d]{1,3}[\])]|(?:interviewer|interviewee|candidate)\s*:)?/i
/** "Ann Lee:" where most cues have such a name, and one comes again; else it may be "Lesson one:" and was said. */
const NAME = /^\s*(?:\p{Lu}[\p{L}.'’-]{1,24}(?: |(?=:))){1,3}:(?=\s)/u

/** So many lines at the end of a caption may be shown again at the beginning of the next. */
const ROLLED = 3
/** Captions that grow on one line do so in so many steps at least: less may be a speaker who repeats a phrase. */
const STEPS = 3

interface Shown {
  pieces: TimedText[]
  /** The words of each line. */
  lines: string[][]
}

/** What cues say, without their markup, who speaks, and what a rolling caption shows again. */
export function toPieces(cues: readonly Cue[]): TimedText[] {
  const shown = cues.map(toShown).filter(({ lines }) => lines.length > 0)
  const said = withoutRepeats(shown)
  const names = said.flatMap(([first]) => NAME.exec(first?.text ?? '')?.[0].trim() ?? [])
  const isNamed = names.length * 2 > said.length && new Set(names).size < names.length
  const label = isNamed ? NAME : SPEAKER
  // What a cue says begins with a word of its own.
  for (const [first] of said) if (first) first.text = `\n${first.text.replace(label, '')}`
  return said.flat()
}

function toShown({ start, end, lines }: Cue): Shown {
  const pieces: TimedText[] = []
  let from = start
  lines
    .join('\n')
    .split(TIME_TAG)
    .forEach((part, index) => {
      if (index % 2 === 0) pieces.push({ text: toPlain(part), start: from, end })
      else from = Math.min(Math.max(from, parseTime(part) ?? from), Math.max(start, end))
    })
  return {
    pieces,
    lines: lines.map((line) => toPlain(line).match(/\S+/g) ?? []).filter((words) => words.length > 0),
  }
}

const toPlain = (text: string): string => text.replaceAll(TAG, '').replaceAll(ENTITY, toCharacter)

function toCharacter(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? entity
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity
}

/** Where most captions begin with what the one before showed, each word is said once. */
function withoutRepeats(shown: readonly Shown[]): TimedText[][] {
  const cues = shown.map(({ pieces, lines }, index) => ({
    pieces,
    lines: lines.length,
    words: lines.flat().length,
    repeated: countRepeated(shown[index - 1]?.lines ?? [], lines.flat()),
  }))
  const repeats = cues.filter(({ repeated }) => repeated > 0)
  const growing = repeats.filter(({ repeated, words }) => repeated < words)
  const isRolling =
    repeats.length * 2 > cues.length - 1 &&
    (growing.some(({ lines }) => lines > 1) || growing.length >= STEPS)
  return cues.map(({ pieces, repeated }) => (isRolling ? dropWords(pieces, repeated) : pieces))
}

/** How many words at the beginning are the last lines of the caption before. */
function countRepeated(before: readonly string[][], words: readonly string[]): number {
  for (let from = Math.max(0, before.length - ROLLED); from < before.length; from++) {
    const last = before.slice(from).flat()
    if (last.every((word, index) => word === words[index])) return last.length
  }
  return 0
}

function dropWords(pieces: readonly TimedText[], count: number): TimedText[] {
  let left = count
  return pieces.map((piece) => ({
    ...piece,
    text: piece.text.replaceAll(/\S+/g, (word) => (left-- > 0 ? '' : word)),
  }))
}

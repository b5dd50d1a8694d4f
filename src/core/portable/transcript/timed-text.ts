import { LATEST, type Word } from '../../words.ts'

/** A piece of what was said, in seconds; null where its file does not say when. */
export interface TimedText {
  text: string
  start: number | null
  end: number | null
}

/** Seconds that a character takes where nothing says when it ends: about 150 words a minute. */
const CHARACTER = 0.08

/** A time as it stands in a file, in seconds; null where it is none: a later one would take all that follow with it. */
export const toSeconds = (value: unknown): number | null =>
  typeof value === 'number' && value <= LATEST ? value : null

/**
 * The words of a text in pieces. White space alone parts words, so that a word may be in several pieces and a piece have many
 * words, which share its time in proportion to their length. The words are in order and none reaches into the next: whatever
 * times come in, they never go back.
 */
export function toWords(pieces: readonly TimedText[]): Word[] {
  const words: Word[] = []
  /** The word that the next piece may go on with. */
  let open: Word | null = null
  for (const { text, runs, length, start, end } of toOrdered(joinUnknown(pieces))) {
    let count = 0
    const toTime = (): number =>
      count === length ? end : Math.min(end, start + ((end - start) * count) / length)
    for (const { 0: run, index: at } of runs) {
      const from = toTime()
      count += run.length
      if (open && at === 0) {
        open.text += run
        open.end = toTime()
      } else words.push((open = { text: run, start: from, end: toTime() }))
      if (at + run.length < text.length) open = null
    }
    if (runs.length === 0 && text !== '') open = null
  }
  return words
}

/** Pieces that follow each other, with their runs of letters and how many letters those have. */
function toOrdered(pieces: readonly TimedText[]) {
  let earliest = 0
  return pieces.map(({ text, ...times }, index) => {
    const runs = [...text.matchAll(/\S+/g)]
    const length = runs.reduce((sum, [run]) => sum + run.length, 0)
    const next = pieces[index + 1]?.start ?? null
    const start = Math.max(earliest, times.start ?? 0)
    const own = Math.max(start, times.end ?? next ?? start + length * CHARACTER)
    const end = next === null ? own : Math.min(own, Math.max(start, next))
    earliest = end
    return { text, runs, length, start, end }
  })
}

/** Neighbours of which nobody says when they were said become one piece: they share what time is between the others. */
function joinUnknown(pieces: readonly TimedText[]): TimedText[] {
  const joined: TimedText[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last && last.start === null && last.end === null && piece.start === null) {
      last.text += piece.text
      last.end = piece.end
    } else joined.push({ ...piece })
  }
  return joined
}

import type { Span, Word } from '../words.ts'

/** What stands in the place of a name, however long it was. */
const BLACK = '█████'

/** Seconds to either side of a name: word times are good to about 0.3 s (models/whisper/README.md). */
const LEAST = 0.4
/** A pause beside a name is covered this far at most, in seconds. */
const MOST = 1

interface Run {
  /** Letters and digits, without case and accents. */
  key: string
  from: number
  to: number
}

/** Stretches of letters and digits; `from` and `to` count the letters of the text. */
const toRuns = (text: string): Run[] =>
  [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: run, index }) => ({
    key: run.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
    from: index,
    to: index + run.length,
  }))

/** From which run to which a name stands, each once. */
function findRuns(runs: readonly Run[], names: readonly string[]): { from: number; to: number }[] {
  const wanted = names.map((name) => toRuns(name).map(({ key }) => key)).filter((keys) => keys.length > 0)
  const found: { from: number; to: number }[] = []
  for (let from = 0; from < runs.length; from++) {
    const longest = wanted
      .filter((keys) => keys.every((key, place) => runs[from + place]?.key === key))
      .reduce((most, keys) => Math.max(most, keys.length), 0)
    if (longest === 0) continue
    found.push({ from, to: from + longest })
    from += longest - 1
  }
  return found
}

/** A text without the names, whatever their case, accents and endings. */
export function blackOut(text: string, names: readonly string[]): string {
  const runs = toRuns(text)
  let rest = 0
  let black = ''
  for (const { from, to } of findRuns(runs, names)) {
    black += text.slice(rest, runs[from]?.from) + BLACK
    rest = runs[to - 1]?.to ?? rest
  }
  return black + text.slice(rest)
}

/**
 * Where names are spoken, in seconds and in order: from the word before to the word after, over at least `LEAST` to either
 * side; what overlaps is one.
 */
export function findSpoken(words: readonly Word[], names: readonly string[]): Span[] {
  const runs = words.flatMap(({ text }, word) => toRuns(text).map((run) => ({ ...run, word })))
  const spans: Span[] = []
  for (const { from, to } of findRuns(runs, names)) {
    const first = runs[from]?.word ?? 0
    const last = runs[to - 1]?.word ?? first
    const start =
      (words[first]?.start ?? 0) - toMargin((words[first]?.start ?? 0) - (words[first - 1]?.end ?? 0))
    const end =
      (words[last]?.end ?? 0) + toMargin((words[last + 1]?.start ?? Infinity) - (words[last]?.end ?? 0))
    const before = spans.at(-1)
    if (before && start <= before.end) before.end = Math.max(before.end, end)
    else spans.push({ start: Math.max(0, start), end })
  }
  return spans
}

const toMargin = (gap: number): number => Math.min(MOST, Math.max(LEAST, gap))

import type { Sentence, Word } from './words.ts'

/** A silence, in seconds, that ends a sentence even where the recogniser wrote no full stop. */
const PAUSE = 1.2
/** More words than this without an end are a run-on: annotators' sentences have a 99th percentile of 45 words. */
const LONGEST = 60
/** A piece cut off without a full stop keeps at least this many words. */
const SHORTEST = 4
/** A piece of a run-on keeps at least this many words. */
const LEAST = SHORTEST * 2
/** A silence, in seconds, at which a run-on may be cut; a comma counts as much as this. */
const BREATH = 0.25

/** What ends a sentence, and what may stand after it. */
const MARKS = new Set('.?!…')
const CLOSING = new Set('"\'”’)]')

/** A full stop after these never ends a sentence. */
const TITLES = new Set('mr mrs ms dr prof st vs e.g i.e eg ie cf approx fig gen sen rep capt sgt'.split(' '))
/** A full stop after these ends a sentence only before a capital. */
const SHORTENED = new Set('a.m p.m am pm etc inc ltd co corp jr sr u.s u.k no dept ph.d b.sc m.sc'.split(' '))
/** After these a single capital is a name of its own ("plan B."), not somebody's initial. */
const LETTERED = new Set(
  'plan option part team type version variant class grade group series point choice round'.split(' '),
)
/** Nobody ends a sentence on these: a pause after them is a search for the next word. */
const HANGING = new Set(
  (
    'a an the this these my your his her its our their to of in on at for with from by about into onto as than and or but ' +
    "so because since if when while that which who where whether although i we he she they i'm we're they're it's " +
    'is was were are am be been had have has do did will would could should can may might must not very really like um uh'
  ).split(' '),
)

/** Words with times to sentences, by punctuation and pauses. Every word lands in exactly one sentence, in order. */
export function toSentences(words: readonly Word[]): Sentence[] {
  const spoken = words.filter((word) => word.text.trim() !== '')
  const runs: Word[][] = []
  let run: Word[] = []
  spoken.forEach((word, index) => {
    run.push(word)
    const next = spoken[index + 1]
    if (!next || isEnd(word.text, next.text, run.at(-2)?.text) || isPauseEnd(run, spoken, index)) {
      runs.push(run)
      run = []
    }
  })
  return runs
    .flatMap(cutRunOn)
    .map((own) => ({ text: own.map((word) => word.text.trim()).join(' '), words: own }))
}

/** Typed text to sentences. Only white space is lost; a blank line or a list's bullet always begins a new sentence. */
export function splitText(text: string): string[] {
  return text
    .split(/\n[ \t]*\n|\r\n[ \t]*\r\n|\n(?=[ \t]*(?:[-*•]|\d+[.)])[ \t])/)
    .flatMap((block) => splitBlock(block.split(/\s+/).filter((token) => token !== '')))
}

function splitBlock(tokens: readonly string[]): string[] {
  const sentences: string[] = []
  let from = 0
  tokens.forEach((token, index) => {
    const next = tokens[index + 1]
    // The number of a list's item belongs to its item.
    const numbering = index === from && /^(?:[-*•]|\d+[.)])$/.test(token)
    if (
      next !== undefined &&
      (numbering || !isEnd(token, next, index > from ? tokens[index - 1] : undefined))
    )
      return
    sentences.push(tokens.slice(from, index + 1).join(' '))
    from = index + 1
  })
  return sentences
}

/** Whether a sentence ends between two words, going by how they are written. */
function isEnd(text: string, nextText: string, before: string | undefined): boolean {
  const word = text.trim()
  const next = nextText.trim()
  const { stem, mark, closing } = toEnding(word)
  if (mark === '' || /[\n\r\u2028\u2029]/.test(stem)) return false
  const capital = /^["'“‘([]*[\p{Lu}\p{N}]/u.test(next)
  if (mark.includes('?') || mark.includes('!')) return capital || closing === ''
  if (mark === '…' || mark.length > 1) return capital
  const bare = stem.toLowerCase().replace(/^["'“‘([]+/u, '')
  if (TITLES.has(bare)) return false
  if (SHORTENED.has(bare)) return bare === 'no' ? !/^\d/.test(next) : capital
  const initial = /^["'“‘([]*\p{Lu}$/u.test(stem) && bare !== 'i'
  if (initial) return LETTERED.has(before?.trim().toLowerCase() ?? '')
  return capital || closing === ''
}

/**
 * What a word ends on. Read from its end, letter by letter: an expression that looks for marks from the front begins anew at
 * each of them.
 */
function toEnding(word: string): { stem: string; mark: string; closing: string } {
  let closed = word.length
  while (CLOSING.has(word.charAt(closed - 1))) closed -= 1
  let marked = closed
  while (MARKS.has(word.charAt(marked - 1))) marked -= 1
  return { stem: word.slice(0, marked), mark: word.slice(marked, closed), closing: word.slice(closed) }
}

function isPauseEnd(run: readonly Word[], words: readonly Word[], index: number): boolean {
  const word = words[index]
  const next = words[index + 1]
  if (!word || !next || next.start - word.end < PAUSE || run.length < SHORTEST) return false
  return !HANGING.has(word.text.trim().toLowerCase()) && wordsToEnd(words, index + 1) >= SHORTEST
}

/** How many words follow from `index` to the next written end, counted up to `SHORTEST`. */
function wordsToEnd(words: readonly Word[], index: number): number {
  let count = 0
  for (let i = index; i < words.length && count < SHORTEST; i++) {
    count += 1
    if (/[.?!…]["'”’)\]]*$/u.test(words[i]?.text.trim() ?? '')) break
  }
  return count
}

/**
 * A run-on is cut at its longest pause, a comma counting as a short one, and so is what is left of it while that is too long;
 * without either it stays whole.
 */
function cutRunOn(run: readonly Word[]): Word[][] {
  if (run.length <= LONGEST) return [[...run]]
  const edges = new Set([0, run.length])
  /** How many words there are from `at` to the next edge, in steps of 1 or -1; counted up to one more than `LONGEST`. */
  const toEdge = (at: number, step: 1 | -1): number => {
    let count = 1
    while (count <= LONGEST && !edges.has(at + count * step)) count += 1
    return count
  }
  for (const { at } of toBreaths(run)) {
    const [before, after] = [toEdge(at, -1), toEdge(at, 1)]
    if (before >= LEAST && after > LEAST && before + after > LONGEST) edges.add(at)
  }
  const cuts = [...edges].toSorted((a, b) => a - b)
  return cuts.slice(1).map((end, index) => run.slice(cuts[index], end))
}

/** The words before which a run-on may be cut, the longest pause first; of two that are alike the first one is. */
function toBreaths(run: readonly Word[]): { at: number; weight: number }[] {
  return run
    .map(({ start }, at) => {
      const before = run[at - 1]
      const comma = /[,;:]$/.test(before?.text.trim() ?? '') ? BREATH : 0
      return { at, weight: start - (before?.end ?? start) + comma }
    })
    .filter(({ weight }) => weight > BREATH)
    .toSorted((a, b) => b.weight - a.weight)
}

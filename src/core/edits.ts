import type { Correction } from './take.ts'
import type { Sentence, Span, Word } from './words.ts'

/** Sentences after an edit, and where each one of before is now. */
export interface Edit {
  sentences: Sentence[]
  moved: (index: number) => number
}

/**
 * Writes a sentence anew; each line becomes a sentence. Words that stay keep their times, the others share the time between
 * them. Null where nothing is left of it, or nothing changes.
 */
export function rewrite(sentences: readonly Sentence[], index: number, text: string): Edit | null {
  const old = sentences[index]
  const lines = text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '')
  if (!old || lines.length === 0 || (lines.length === 1 && lines[0] === old.text)) return null
  const timed = retime(
    old.words,
    lines.flatMap((line) => line.split(' ')),
  )
  let from = 0
  const own = lines.map((line): Sentence => {
    const count = line.split(' ').length
    const words = timed.slice(from, from + count)
    from += count
    return { text: line, words, edited: true }
  })
  return {
    sentences: [...sentences.slice(0, index), ...own, ...sentences.slice(index + 1)],
    moved: (other) => (other > index ? other + own.length - 1 : other),
  }
}

/** Joins a sentence with the next one; null where there is none. */
export function joinNext(sentences: readonly Sentence[], index: number): Edit | null {
  const [first, second] = [sentences[index], sentences[index + 1]]
  if (!first || !second) return null
  const joined: Sentence = {
    text: `${first.text} ${second.text}`,
    words: [...first.words, ...second.words],
    edited: true,
  }
  return {
    sentences: [...sentences.slice(0, index), joined, ...sentences.slice(index + 2)],
    moved: (other) => (other > index ? other - 1 : other),
  }
}

/** Corrections after an edit: those of a sentence go where it goes. */
export const moveCorrections = (corrections: readonly Correction[], { moved }: Edit): Correction[] =>
  corrections.map((it) => ('sentence' in it ? { ...it, sentence: moved(it.sentence) } : it))

const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}']/gu, '')

/** New words in the time of old ones. None where the old ones have no times: a typed answer. */
function retime(old: readonly Word[], texts: readonly string[]): Word[] {
  const [first, last] = [old[0], old.at(-1)]
  if (!first || !last) return []
  const kept = align(
    old.map(({ text }) => fold(text)),
    texts.map(fold),
  )
  const words: (Word | null)[] = texts.map((text, place) => {
    const own = old[kept[place] ?? -1]
    return own ? { text, start: own.start, end: own.end } : null
  })
  return words.map((word, place) => {
    if (word) return word
    const before = words.slice(0, place).findLastIndex((it) => it !== null)
    const found = words.findIndex((it, at) => at > place && it !== null)
    const after = found < 0 ? words.length : found
    const text = texts[place] ?? ''
    // As many words as there were: each stands for the one that it replaces.
    const [lost, next] = [(kept[before] ?? -1) + 1, kept[after] ?? old.length]
    const replaced = next - lost === after - before - 1 ? old[lost + place - before - 1] : undefined
    if (replaced) return { text, start: replaced.start, end: replaced.end }
    const from = words[before]?.end ?? first.start
    const to = Math.max(from, words[after]?.start ?? last.end)
    const edge = (at: number): number => from + ((to - from) / (after - before - 1)) * at
    return { text, start: edge(place - before - 1), end: edge(place - before) }
  })
}

/** For each word of `fresh` its place in `old`, or undefined: the longest common run of both, in order. */
function align(old: readonly string[], fresh: readonly string[]): (number | undefined)[] {
  const longest = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1))
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--)
      longest[i]![j] = old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const places: (number | undefined)[] = fresh.map(() => undefined)
  for (let i = 0, j = 0; i < old.length && j < fresh.length;) {
    if (old[i] === fresh[j]) places[j++] = i++
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return places
}

/** What a term was heard as, and what was meant. */
export interface Term {
  heard: string
  meant: string
}

/** So many words are a term; more are another sentence. */
const LONGEST_TERM = 3

/** The term that an edit put right, where it replaced one run of a few words by another; else null. */
export function findTerm(before: string, after: string): Term | null {
  const [old, fresh] = [before.split(' '), after.split(' ')]
  let head = 0
  while (head < Math.min(old.length, fresh.length) && fold(old[head] ?? '') === fold(fresh[head] ?? ''))
    head += 1
  let tail = 0
  while (
    tail < Math.min(old.length, fresh.length) - head &&
    fold(old.at(-1 - tail) ?? '') === fold(fresh.at(-1 - tail) ?? '')
  )
    tail += 1
  const bare = (words: readonly string[]): string =>
    words.join(' ').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  const heard = old.slice(head, old.length - tail)
  const meant = fresh.slice(head, fresh.length - tail)
  if (Math.max(heard.length, meant.length) > LONGEST_TERM || bare(heard) === '' || bare(meant) === '')
    return null
  return { heard: bare(heard), meant: bare(meant) }
}

/** Sentences with the user's own terms in place of what was heard; the same list where there is nothing to replace. */
export function applyTerms(sentences: readonly Sentence[], terms: readonly Term[]): readonly Sentence[] {
  let isChanged = false
  const replaced = sentences.map((sentence) => {
    let { text } = sentence
    for (const { heard, meant } of terms) {
      const words = heard.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      const found = new RegExp(`(?<![\\p{L}\\p{N}'])${words.join('[\\s,]+')}(?![\\p{L}\\p{N}'])`, 'giu')
      text = text.replace(found, () => meant)
    }
    if (text === sentence.text) return sentence
    isChanged = true
    return { ...sentence, text, words: retime(sentence.words, text.split(' ')) }
  })
  return isChanged ? replaced : sentences
}

const spanOf = ({ words }: Sentence): Span | null => {
  const [first, last] = [words[0], words.at(-1)]
  return first && last ? { start: first.start, end: last.end } : null
}

/** A transcript that was made anew, with the sentences that the user wrote in place of what is heard in their time. */
export function keepEdits(old: readonly Sentence[], fresh: readonly Sentence[]): Sentence[] {
  const own = old.filter((sentence) => sentence.edited && spanOf(sentence))
  const spans = own.flatMap((sentence) => spanOf(sentence) ?? [])
  const isOwn = ({ start, end }: Word): boolean =>
    spans.some((span) => (start + end) / 2 >= span.start && (start + end) / 2 <= span.end)
  const others = fresh.flatMap((sentence) => {
    const words = sentence.words.filter((word) => !isOwn(word))
    if (words.length === sentence.words.length) return [sentence]
    return words.length === 0 ? [] : [{ text: words.map(({ text }) => text).join(' '), words }]
  })
  return [...own, ...others].toSorted((a, b) => (spanOf(a)?.start ?? 0) - (spanOf(b)?.start ?? 0))
}

/** Corrections of a transcript on the one that was made anew: each goes to the sentence that is said at its moment. */
export function rebase(
  corrections: readonly Correction[],
  old: readonly Sentence[],
  fresh: readonly Sentence[],
): Correction[] {
  return corrections.flatMap((correction): Correction[] => {
    if (!('sentence' in correction)) return [correction]
    const span = old[correction.sentence] && spanOf(old[correction.sentence]!)
    if (!span) return []
    const middle = (span.start + span.end) / 2
    const sentence = fresh.findIndex((it) => {
      const own = spanOf(it)
      return own !== null && own.start <= middle && middle <= own.end
    })
    return sentence < 0 ? [] : [{ ...correction, sentence }]
  })
}

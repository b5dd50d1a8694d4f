/** A stretch of a sentence, by letters: `text.slice(start, end)`. */
export interface Clause {
  start: number
  end: number
}

const BREAK =
  /[,;:.?!…]+["'”’)]*\s+|\s+(?:--|–|—|-)\s+|\s+(?=(?:but|and|so|because|although|though|which|while)\s)/giu

/** A sentence's clauses: cut at commas and the like, and before the words that join clauses. None is under three words, if another is there to join. */
export function toClauses(sentence: string): Clause[] {
  const clauses: Clause[] = []
  let start = 0
  const close = (end: number): void => {
    const last = clauses.at(-1)
    if (last && (isShort(sentence, last) || isShort(sentence, { start, end }))) last.end = end
    else if (sentence.slice(start, end).trim() !== '') clauses.push({ start, end })
  }
  for (const match of sentence.matchAll(BREAK)) {
    close(match.index)
    start = match.index + match[0].length
  }
  close(sentence.length)
  return clauses.map((clause) => trim(sentence, clause))
}

const isShort = (sentence: string, { start, end }: Clause): boolean =>
  sentence.slice(start, end).trim().split(/\s+/).length < 3

/** Without white space and marks at its ends, but for closing quotation marks. */
export function trim(sentence: string, { start, end }: Clause): Clause {
  while (start < end && /[\s,;:.…–—-]/u.test(sentence[start] ?? '')) start += 1
  while (end > start && /[\s,;:.?!…–—-]/u.test(sentence[end - 1] ?? '')) end -= 1
  return { start, end }
}

/** A vocabulary of pieces of words; a leading "▁" stands for the space before a word. */
export interface Vocabulary {
  pieces: ReadonlyMap<string, { id: number; score: number }>
  /** Letters of the longest piece. */
  longest: number
}

/** The sentence encoder hears so many pieces of a sentence. */
const MOST = 128
/** Ids below are padding (0), unknown letters (1), and others that no text has. */
const FIRST = 7
const UNKNOWN = 1
/** What an unknown letter costs: more than any piece. */
const UNKNOWN_SCORE = -30

const FOLDED: Record<string, string> = { '’': "'", '‘': "'", '—': '-', '–': '-', '“': '"', '”': '"' }

/** The vocabulary from its list of pieces with their logarithmic probabilities, in the order of their ids. */
export function toVocabulary(list: readonly (readonly [string, number])[]): Vocabulary {
  const pieces = new Map(list.map(([piece, score], index) => [piece, { id: FIRST + index, score }]))
  return { pieces, longest: Math.max(0, ...list.map(([piece]) => piece.length)) }
}

/**
 * The ids of the likeliest pieces of a sentence, word by word (Viterbi over a unigram model: Kudo 2018, doi
 * 10.18653/v1/P18-1007), 128 at most; of an empty sentence one unknown piece.
 */
export function toPieces(text: string, vocabulary: Vocabulary): number[] {
  const ids: number[] = []
  for (const word of text.replace(/[’‘—–“”]/g, (sign) => FOLDED[sign] ?? sign).split(' '))
    for (const id of cutWord(`▁${word.normalize('NFKC')}`, vocabulary))
      if (id !== UNKNOWN || ids.at(-1) !== UNKNOWN) ids.push(id)
  return ids.length === 0 ? [UNKNOWN] : ids.slice(0, MOST)
}

function cutWord(word: string, { pieces, longest }: Vocabulary): number[] {
  const letters = Array.from(word)
  const best = [{ score: 0, start: 0, id: 0 }]
  for (let end = 1; end <= letters.length; end++) {
    let found = { score: -Infinity, start: end - 1, id: UNKNOWN }
    for (let start = Math.max(0, end - longest); start < end; start++) {
      const piece = pieces.get(letters.slice(start, end).join(''))
      const own = piece ?? (end - start === 1 ? { id: UNKNOWN, score: UNKNOWN_SCORE } : null)
      const score = own ? (best[start]?.score ?? -Infinity) + own.score : -Infinity
      if (own && score > found.score) found = { score, start, id: own.id }
    }
    best.push(found)
  }
  const ids: number[] = []
  for (let end = letters.length; end > 0; end = best[end]?.start ?? 0) ids.push(best[end]?.id ?? UNKNOWN)
  return ids.reverse()
}

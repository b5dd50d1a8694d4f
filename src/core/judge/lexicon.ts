import { hashText, mixHashes } from './hash.ts'

/** The cluster of each known word: words that keep the same company share one (`models/arc/lexicon`). */
export type Lexicon = ReadonlyMap<string, number>

const CLUSTER = hashText('<cluster>')
const UNKNOWN = hashText('<unknown>')

/** One cluster a text, its words apart by spaces. */
export function toLexicon(clusters: readonly string[]): Lexicon {
  return new Map(
    clusters.flatMap((words, cluster) =>
      words
        .split(' ')
        .filter(Boolean)
        .map((word): [string, number] => [word, cluster]),
    ),
  )
}

/** The hashes of the clusters of tokens. */
export function toClusters(tokens: readonly string[], lexicon: Lexicon): number[] {
  return tokens.map((token) => {
    const cluster = lexicon.get(token)
    return cluster === undefined ? UNKNOWN : mixHashes(CLUSTER, cluster)
  })
}

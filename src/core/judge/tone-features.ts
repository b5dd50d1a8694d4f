import { type Clause, toClauses } from './clauses.ts'
import { toCues } from './cues.ts'
import { addRuns, type Collector, createCollector, EDGE, type Features } from './features.ts'
import { hashText, mixHashes } from './hash.ts'
import { type Lexicon, toClusters } from './lexicon.ts'
import { isWord, toTokens } from './tokens.ts'

/** How much each group of features weighs before training. Chosen in cross-validation: models/arc/README.md. */
const WEIGHT = { own: 2, stems: 1, clusters: 1, near: 0.8, answer: 1, place: 0.6 }

/**
 * What tone is read from: a sentence's own n-grams, its neighbours' (owning it in the same breath), the parts, and the words of
 * the whole answer: who defends himself once does it again.
 */
export function toToneFeatures(
  sentences: readonly string[],
  parts: readonly (readonly number[])[],
  lexicon: Lexicon,
  size: number,
): Features[] {
  const tokens = sentences.map(toTokens)
  const hashes = tokens.map((own) => own.map(hashText))
  return sentences.map((_, index) => {
    const collector = createCollector(size)
    const own = hashes[index] ?? []
    addRuns(collector, 1, own, 3)
    for (let i = 2; i < own.length; i++) collector.add(14, mixHashes(own[i - 2] ?? 0, own[i] ?? 0))
    collector.close(WEIGHT.own)
    addRuns(collector, 11, tokens[index]?.map((token) => hashText(token.slice(0, 5))) ?? [], 2)
    collector.close(WEIGHT.stems)
    addRuns(collector, 81, toClusters(tokens[index] ?? [], lexicon), 3)
    collector.close(WEIGHT.clusters)
    addRuns(collector, 31, hashes[index - 1] ?? [EDGE], 2)
    collector.close(WEIGHT.near)
    addRuns(collector, 41, hashes[index + 1] ?? [EDGE], 2)
    collector.close(WEIGHT.near)
    hashes.forEach((others, at) => {
      if (at !== index) for (const hash of others) collector.add(55, hash)
    })
    collector.close(WEIGHT.answer)
    collector.add(51, Math.min(Math.floor(Math.log2(own.length + 1) * 1.5), 10))
    collector.add(52, hashText(tokens[index]?.find(isWord) ?? ''))
    collector.add(53, Math.floor((4 * index) / sentences.length))
    collector.add(54, 0)
    collector.close(WEIGHT.place)
    for (const offset of [-1, 0, 1])
      parts[index + offset]?.forEach((probability, part) =>
        collector.addMeasure(61 + offset, part, probability),
      )
    return collector.toFeatures()
  })
}

/** A clause of an answer: `sentence` counts from 0. */
export interface SpokenClause extends Clause {
  sentence: number
}

/** The clauses of all sentences, in order; a sentence without words is one clause. */
export const toSpokenClauses = (sentences: readonly string[]): SpokenClause[] =>
  sentences.flatMap((text, sentence) => {
    const clauses = toClauses(text)
    return (clauses.length > 0 ? clauses : [{ start: 0, end: text.length }]).map((clause) => ({
      ...clause,
      sentence,
    }))
  })

/** How much each group of a clause's features weighs before training. */
const CLAUSE_WEIGHT = {
  own: 2.5,
  stems: 1.5,
  clusters: 1,
  cues: 1,
  near: 0.8,
  sentence: 0.7,
  whole: 0.8,
  place: 0.7,
}

/**
 * What a clause's tone is read from: its own n-grams, who it speaks of, the clauses around it, its sentence and the next ones
 * (owning it later), and the parts. Not the words of the whole answer: a kind is a matter of the clause.
 */
export function toClauseFeatures(
  sentences: readonly string[],
  clauses: readonly SpokenClause[],
  parts: readonly (readonly number[])[],
  lexicon: Lexicon,
  size: number,
): Features[] {
  const tokens = clauses.map(({ sentence, start, end }) =>
    toTokens(sentences[sentence]?.slice(start, end) ?? ''),
  )
  const hashes = tokens.map((own) => own.map(hashText))
  const cues = tokens.map(toCues)
  const whole = sentences.map((text) => toTokens(text).map(hashText))
  const addNeighbour = (collector: Collector, space: number, from: number, to: number): void => {
    const together = clauses[from]?.sentence === clauses[to]?.sentence
    addRuns(collector, together ? space : space + 2, hashes[to] ?? [EDGE], 2)
    for (const cue of cues[to] ?? []) collector.add(space + 4, cue)
    collector.close(CLAUSE_WEIGHT.near)
  }
  return clauses.map(({ sentence }, index) => {
    const collector = createCollector(size)
    const own = hashes[index] ?? []
    addRuns(collector, 1, own, 3)
    for (let i = 2; i < own.length; i++) collector.add(4, mixHashes(own[i - 2] ?? 0, own[i] ?? 0))
    collector.close(CLAUSE_WEIGHT.own)
    addRuns(collector, 11, tokens[index]?.map((token) => hashText(token.slice(0, 5))) ?? [], 2)
    collector.close(CLAUSE_WEIGHT.stems)
    addRuns(collector, 81, toClusters(tokens[index] ?? [], lexicon), 3)
    collector.close(CLAUSE_WEIGHT.clusters)
    for (const cue of cues[index] ?? []) collector.add(21, cue)
    collector.add(22, hashText(tokens[index]?.find(isWord) ?? ''))
    collector.close(CLAUSE_WEIGHT.cues)
    addNeighbour(collector, 31, index, index - 1)
    addNeighbour(collector, 41, index, index + 1)
    addRuns(collector, 51, whole[sentence - 1] ?? [EDGE], 2)
    collector.close(CLAUSE_WEIGHT.sentence)
    addRuns(collector, 53, whole[sentence + 1] ?? [EDGE], 2)
    collector.close(CLAUSE_WEIGHT.sentence)
    addRuns(collector, 55, whole[sentence] ?? [], 2)
    collector.close(CLAUSE_WEIGHT.whole)
    const first = clauses.findIndex((it) => it.sentence === sentence)
    const last = clauses.findLastIndex((it) => it.sentence === sentence)
    collector.add(61, Math.min(index - first, 3))
    collector.add(62, Math.min(last - index, 3))
    collector.add(63, Math.min(Math.floor(Math.log2(own.length + 1) * 1.5), 10))
    collector.add(64, Math.floor((4 * sentence) / sentences.length))
    collector.add(65, 0)
    collector.close(CLAUSE_WEIGHT.place)
    for (const offset of [-1, 0, 1])
      parts[sentence + offset]?.forEach((probability, part) =>
        collector.addMeasure(71 + offset, part, probability),
      )
    return collector.toFeatures()
  })
}

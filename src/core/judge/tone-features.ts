import { addRuns, createCollector, EDGE, type Features } from './features.ts'
import { hashText, mixHashes } from './hash.ts'
import type { Clause } from './clauses.ts'
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

/** What a clause's share in its sentence's tone is read from: its own n-grams, and those around it. */
export function toClauseFeatures(sentence: string, clauses: readonly Clause[], size: number): Features[] {
  const hashes = clauses.map(({ start, end }) => toTokens(sentence.slice(start, end)).map(hashText))
  return hashes.map((own, index) => {
    const collector = createCollector(size)
    addRuns(collector, 1, own, 3)
    collector.close(2)
    addRuns(collector, 11, hashes[index - 1] ?? [EDGE], 2)
    collector.close(0.7)
    addRuns(collector, 21, hashes[index + 1] ?? [EDGE], 2)
    collector.close(0.7)
    collector.add(31, Math.min(index, 3))
    collector.add(32, Math.min(hashes.length - 1 - index, 3))
    collector.add(33, Math.min(hashes.length, 4))
    collector.close(0.7)
    return collector.toFeatures()
  })
}

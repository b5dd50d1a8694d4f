import { addRuns, type Collector, createCollector, EDGE, type Features } from './features.ts'
import { hashText, mixHashes } from './hash.ts'
import { type Lexicon, toClusters } from './lexicon.ts'
import { isWord, toTokens } from './tokens.ts'

/** How much each group of features weighs before training. Chosen in cross-validation: models/arc/README.md. */
const WEIGHT = {
  own: 4,
  stems: 3,
  clusters: 2,
  edges: 0.6,
  near: 1,
  nearClusters: 0.7,
  far: 0.6,
  answer: 0.7,
  place: 1.5,
}

/** What the parts are read from: each sentence's n-grams and stems, its neighbours' and where it stands in the answer. */
export function toPartFeatures(sentences: readonly string[], lexicon: Lexicon, size: number): Features[] {
  const tokens = sentences.map(toTokens)
  const hashes = tokens.map((own) => own.map(hashText))
  const clusters = tokens.map((own) => toClusters(own, lexicon))
  return sentences.map((_, index) => {
    const collector = createCollector(size)
    const own = hashes[index] ?? []
    addRuns(collector, 1, own, 3)
    collector.close(WEIGHT.own)
    // The first five letters stand for the word: "decide", "decided" and "decision" need not be learned one by one.
    addRuns(collector, 11, tokens[index]?.map((token) => hashText(token.slice(0, 5))) ?? [], 2)
    for (let i = 2; i < own.length; i++) collector.add(14, mixHashes(own[i - 2] ?? 0, own[i] ?? 0))
    collector.close(WEIGHT.stems)
    addRuns(collector, 81, clusters[index] ?? [], 3)
    collector.close(WEIGHT.clusters)
    addEdges(collector, tokens[index]?.filter(isWord).map(hashText) ?? [])
    collector.close(WEIGHT.edges)
    addNeighbour(collector, 31, hashes[index - 1], 2, WEIGHT.near)
    addNeighbour(collector, 41, hashes[index + 1], 2, WEIGHT.near)
    addNeighbour(collector, 91, clusters[index - 1], 2, WEIGHT.nearClusters)
    addNeighbour(collector, 95, clusters[index + 1], 2, WEIGHT.nearClusters)
    addNeighbour(collector, 51, hashes[index - 2], 1, WEIGHT.far)
    addNeighbour(collector, 61, hashes[index + 2], 1, WEIGHT.far)
    addAnswer(collector, hashes, index)
    collector.close(WEIGHT.answer)
    addPlace(collector, index, sentences.length, own.length)
    collector.close(WEIGHT.place)
    return collector.toFeatures()
  })
}

/** The three first and the three last words. */
function addEdges(collector: Collector, words: readonly number[]): void {
  for (let i = 0; i < 3; i++) {
    collector.add(21 + i, words[i] ?? EDGE)
    collector.add(25 + i, words.at(-1 - i) ?? EDGE)
  }
  collector.add(28, mixHashes(words[0] ?? EDGE, words[1] ?? EDGE))
}

function addNeighbour(
  collector: Collector,
  space: number,
  hashes: readonly number[] | undefined,
  longest: number,
  weight: number,
): void {
  if (hashes) addRuns(collector, space, hashes, longest)
  else collector.add(space, EDGE)
  collector.close(weight)
}

/** The words further away, before and after: what has been told already, and what is still to come. */
function addAnswer(collector: Collector, hashes: readonly (readonly number[])[], index: number): void {
  hashes.forEach((own, at) => {
    if (Math.abs(at - index) > 2) for (const hash of own) collector.add(at < index ? 65 : 66, hash)
  })
}

/** From the beginning, from the end, the eighth of the answer, and the lengths of sentence and answer. */
function addPlace(collector: Collector, index: number, count: number, length: number): void {
  collector.add(71, Math.min(index, 4))
  collector.add(72, Math.min(count - 1 - index, 4))
  collector.add(73, Math.floor((8 * index) / count))
  collector.add(74, Math.min(Math.floor(Math.log2(length + 1) * 1.5), 10))
  collector.add(75, Math.min(Math.floor(Math.log2(count) * 1.5), 8))
  collector.add(76, 0)
}

import { addRuns, createCollector, EDGE, type Features } from './features.ts'
import { hashText, mixHashes } from './hash.ts'
import type { Clause } from './clauses.ts'
import { isWord, toTokens } from './tokens.ts'

const WEIGHT = { own: 2.2, stems: 1, near: 0.8, place: 0.6, parts: 1 }

/** What tone is read from: a sentence's own n-grams, its neighbours' (owning it in the same breath), and the parts. */
export function toToneFeatures(
  sentences: readonly string[],
  parts: readonly (readonly number[])[],
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
    for (const [space, offset] of [
      [31, -1],
      [41, 1],
    ] as const) {
      const near = hashes[index + offset]
      if (near) addRuns(collector, space, near, 2)
      else collector.add(space, EDGE)
      collector.close(WEIGHT.near)
    }
    const words = tokens[index]?.filter(isWord) ?? []
    collector.add(51, Math.min(Math.floor(Math.log2(own.length + 1) * 1.5), 10))
    collector.add(52, hashText(words[0] ?? ''))
    collector.add(53, Math.floor((4 * index) / sentences.length))
    collector.add(54, 0)
    collector.close(WEIGHT.place)
    for (const offset of [-1, 0, 1])
      parts[index + offset]?.forEach((probability, part) =>
        collector.addMeasure(61 + offset, part, probability * WEIGHT.parts),
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

import { type Chain, toPosterior } from './chain.ts'
import type { Features } from './features.ts'

/** A linear model over hashed features, `rows[bucket * count + label]`, with the order of its labels. */
export interface Linear {
  /** Buckets of the hash. */
  size: number
  /** Labels. */
  count: number
  rows: Float32Array
  chain: Chain
  /** The probabilities are flattened by this power's inverse: 1 leaves them as they are. Measured in cross-validation. */
  temperature: number
}

/** The scores of every label of every item: `scores[i * count + label]`. */
export function toScores(features: readonly Features[], model: Pick<Linear, 'rows' | 'count'>): Float64Array {
  const { rows, count } = model
  const scores = new Float64Array(features.length * count)
  features.forEach(({ buckets, values }, item) => {
    for (let k = 0; k < buckets.length; k++) {
      const row = (buckets[k] ?? 0) * count
      const value = values[k] ?? 0
      for (let label = 0; label < count; label++)
        scores[item * count + label] = (scores[item * count + label] ?? 0) + value * (rows[row + label] ?? 0)
    }
  })
  return scores
}

/** The calibrated probabilities of the labels of each item of a sequence: one list a item. */
export function toProbabilities(features: readonly Features[], model: Linear): number[][] {
  const { labels } = toPosterior(toScores(features, model), model.chain)
  return features.map((_, item) =>
    flatten([...labels.subarray(item * model.count, (item + 1) * model.count)], model.temperature),
  )
}

/** The log-odds of a probability that is kept so far from 0 and 1. */
export function toLogit(probability: number, edge: number): number {
  const inside = Math.min(Math.max(probability, edge), 1 - edge)
  return Math.log(inside / (1 - inside))
}

/** Probabilities to the power of 1 / `temperature`, adding up to one again. */
export function flatten(probabilities: readonly number[], temperature: number): number[] {
  const powers = probabilities.map((probability) => Math.max(probability, 1e-12) ** (1 / temperature))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** The index of the largest value, the first of equals. */
export function toBest(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? -Infinity) ? index : best), 0)
}

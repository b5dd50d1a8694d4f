import { PARTS } from '../arc.ts'
import { logSum } from './chain.ts'

/**
 * A small network that corrects a first mixture of two opinions by what both say of a sentence and of its neighbours (stacked
 * generalization: Wolpert 1992). Each unit and each label has its weights in a row, the last one for itself.
 */
export interface Stack {
  /** `UNITS` rows of `INPUTS` + 1. */
  units: Float32Array
  /** A row of `UNITS` + 1 for each label. */
  labels: Float32Array
}

export const UNITS = 48

/** Sentences on either side whose opinions are read. */
const SPAN = 2
export const LABELS = PARTS.length
/** Two opinions of each, and whether it is there at all. */
const PLACE = 2 * LABELS + 1
export const INPUTS = (2 * SPAN + 1) * PLACE

/** What is less probable counts as this, so that the network can overrule a mixture that holds a label for impossible. */
const LEAST = 1e-4

/** What the network reads of each sentence: `INPUTS` numbers from -1.3 to 1. */
export function toStackInputs(
  own: readonly (readonly number[])[],
  other: readonly (readonly number[])[],
): Float32Array[] {
  const places = own.map((row, index) => [...row, ...(other[index] ?? [])].map(toInput))
  return own.map((_, index) => {
    const inputs = new Float32Array(INPUTS)
    for (let place = 0; place <= 2 * SPAN; place++) {
      const there = places[index + place - SPAN]
      if (there) inputs.set(there, place * PLACE)
      else inputs[(place + 1) * PLACE - 1] = 1
    }
    return inputs
  })
}

const toInput = (probability: number): number => 1 + Math.log(Math.max(probability, LEAST)) / 4

/** What the units say of inputs: zero or more each. */
export function toUnits(inputs: Float32Array, { units }: Stack): Float64Array {
  const said = new Float64Array(UNITS)
  for (let unit = 0; unit < UNITS; unit++) {
    const row = unit * (INPUTS + 1)
    let sum = units[row + INPUTS] ?? 0
    for (let i = 0; i < INPUTS; i++) sum += (units[row + i] ?? 0) * (inputs[i] ?? 0)
    said[unit] = Math.max(sum, 0)
  }
  return said
}

/** The mixture's probabilities of a sentence's labels, corrected; they add up to one. */
export const correct = (mixed: readonly number[], inputs: Float32Array, stack: Stack): number[] =>
  correctBy(toUnits(inputs, stack), mixed, stack)

/** The same, from what the units say. */
export function correctBy(units: Float64Array, mixed: readonly number[], { labels }: Stack): number[] {
  const scores = mixed.map((probability, label) => {
    const row = label * (UNITS + 1)
    let sum = (labels[row + UNITS] ?? 0) + Math.log(Math.max(probability, LEAST))
    for (let unit = 0; unit < UNITS; unit++) sum += (labels[row + unit] ?? 0) * (units[unit] ?? 0)
    return sum
  })
  const all = logSum(scores)
  return scores.map((score) => Math.exp(score - all))
}

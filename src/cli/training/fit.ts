import { toPosterior } from '../../core/judge/chain.ts'
import type { Features } from '../../core/judge/features.ts'
import { type Linear, toScores } from '../../core/judge/linear.ts'
import { createRandom, shuffle } from './random.ts'

/** A sequence of items and the label of each. */
export interface Example {
  features: Features[]
  labels: number[]
  /** How often it is learned in a pass: once, unless it says so. */
  times?: number
}

export interface FitSettings {
  size: number
  count: number
  passes: number
  rate: number
  /** The strength of the pull to zero, over the whole set. */
  pull: number
  /** Weights smaller than this are dropped for good before the last passes, in which the others make up for them. */
  least?: number
  seed?: number
}

/**
 * Fits a linear-chain conditional random field by stochastic gradient steps, one sequence a step, each weight with a rate
 * of its own (AdaGrad: Duchi, Hazan and Singer 2011). The pull to zero of a weight that is rarely seen is made up for when it is.
 */
export function fit(
  examples: readonly Example[],
  { size, count, passes, rate, pull, least = 0, seed = 1 }: FitSettings,
): Linear {
  const rows = new Float32Array(size * count)
  const squares = new Float32Array(size * count).fill(1e-6)
  const touched = new Int32Array(size)
  const chain = {
    count,
    steps: new Float32Array(count * count),
    first: new Float32Array(count),
    last: new Float32Array(count),
  }
  const chainSquares = { steps: ones(count * count), first: ones(count), last: ones(count) }
  const model: Linear = { size, count, rows, chain, temperature: 1 }
  const random = createRandom(seed)
  const order = examples.flatMap(({ times = 1 }, index) => Array.from({ length: times }, () => index))
  const share = pull / Math.max(order.length, 1)
  const error = new Float64Array(count)
  let step = 0

  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random)
    if (pass === passes - LAST_PASSES) drop(rows, squares, least)
    const pace = rate * (1 - (0.9 * pass) / passes)
    const move = (weights: Float32Array, squared: Float32Array, index: number, gradient: number): void => {
      const full = gradient + share * weights[index]!
      squared[index]! += full * full
      weights[index]! -= (pace * full) / Math.sqrt(squared[index]!)
    }
    for (const index of order) {
      const { features, labels } = examples[index]!
      if (labels.length === 0) continue
      step += 1
      const { labels: found, pairs } = toPosterior(toScores(features, model), chain)
      features.forEach(({ buckets, values }, item) => {
        for (let y = 0; y < count; y++) error[y] = found[item * count + y]! - (y === labels[item] ? 1 : 0)
        for (let k = 0; k < buckets.length; k++) {
          const bucket = buckets[k]!
          const value = values[k]!
          const owed = share * Math.min(step - touched[bucket]!, order.length)
          touched[bucket] = step
          for (let y = 0; y < count; y++) {
            const at = bucket * count + y
            const gradient = error[y]! * value + owed * rows[at]!
            squares[at]! += gradient * gradient
            rows[at]! -= (pace * gradient) / Math.sqrt(squares[at]!)
          }
        }
      })
      for (let i = 1; i < labels.length; i++) pairs[labels[i - 1]! * count + labels[i]!]! -= 1
      for (let i = 0; i < pairs.length; i++) move(chain.steps, chainSquares.steps, i, pairs[i]!)
      const end = (labels.length - 1) * count
      for (let y = 0; y < count; y++) {
        move(chain.first, chainSquares.first, y, found[y]! - (y === labels[0] ? 1 : 0))
        move(chain.last, chainSquares.last, y, found[end + y]! - (y === labels.at(-1) ? 1 : 0))
      }
    }
  }
  return model
}

const LAST_PASSES = 3

/** Drops small weights for good: with infinite squares their steps are none. */
function drop(rows: Float32Array, squares: Float32Array, least: number): void {
  rows.forEach((weight, at) => {
    if (Math.abs(weight) >= least) return
    rows[at] = 0
    squares[at] = Infinity
  })
}

const ones = (length: number): Float32Array => new Float32Array(length).fill(1)

import { correctBy, INPUTS, LABELS, type Stack, toUnits, UNITS } from '../../core/judge/stack.ts'
import { createRandom, shuffle } from './random.ts'

/** A sentence as the network reads it, the mixture's probabilities of it, and its label. */
export interface StackExample {
  inputs: Float32Array
  mixed: readonly number[]
  label: number
}

const PASSES = 12
const BATCH = 256
const RATE = 3e-3
/** The share of units that are left out of a step, so that none relies on another (Srivastava et al. 2014). */
const DROPPED = 0.2
/** The pull to zero, apart from the gradient (Loshchilov and Hutter 2019). */
const DECAY = 1e-2
const SEED = 1

/**
 * Fits the network by Adam (Kingma and Ba 2015), the rate falling to nothing. The same examples give the same network; none at all
 * give one that corrects nothing.
 */
export function fitStack(examples: readonly StackExample[]): Stack {
  const random = createRandom(SEED)
  const stack: Stack = {
    units: Float32Array.from({ length: UNITS * (INPUTS + 1) }, () => (2 * random() - 1) / Math.sqrt(INPUTS)),
    labels: new Float32Array(LABELS * (UNITS + 1)),
  }
  const units = createSteps(stack.units)
  const labels = createSteps(stack.labels)
  const order = examples.map((_, index) => index)
  const steps = PASSES * Math.ceil(examples.length / BATCH)
  let step = 0
  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(order, random)
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH)
      for (const index of batch) {
        const { inputs, mixed, label } = examples[index]!
        const said = toUnits(inputs, stack)
        for (let unit = 0; unit < UNITS; unit++) said[unit]! *= random() < DROPPED ? 0 : 1 / (1 - DROPPED)
        const found = correctBy(said, mixed, stack)
        const errors = found.map((probability, own) => (probability - Number(own === label)) / batch.length)
        for (let unit = 0; unit < UNITS; unit++) {
          if (said[unit] === 0) continue
          let error = 0
          for (let own = 0; own < LABELS; own++) {
            const at = own * (UNITS + 1) + unit
            labels.gradient[at]! += errors[own]! * said[unit]!
            error += errors[own]! * stack.labels[at]!
          }
          error /= 1 - DROPPED
          const row = unit * (INPUTS + 1)
          for (let i = 0; i < INPUTS; i++) units.gradient[row + i]! += error * inputs[i]!
          units.gradient[row + INPUTS]! += error
        }
        for (let own = 0; own < LABELS; own++) labels.gradient[own * (UNITS + 1) + UNITS]! += errors[own]!
      }
      step += 1
      const rate = RATE * (1 - (step - 1) / steps)
      units.go(step, rate)
      labels.go(step, rate)
    }
  }
  return stack
}

function createSteps(weights: Float32Array) {
  const gradient = new Float64Array(weights.length)
  const means = new Float64Array(weights.length)
  const squares = new Float64Array(weights.length)
  return {
    gradient,
    /** Moves the weights against the gradient that was summed up, and begins a new one. */
    go(step: number, rate: number): void {
      for (let i = 0; i < weights.length; i++) {
        means[i] = 0.9 * means[i]! + 0.1 * gradient[i]!
        squares[i] = 0.999 * squares[i]! + 0.001 * gradient[i]! ** 2
        const mean = means[i]! / (1 - 0.9 ** step)
        const square = squares[i]! / (1 - 0.999 ** step)
        weights[i]! -= rate * (mean / (Math.sqrt(square) + 1e-8) + DECAY * weights[i]!)
        gradient[i] = 0
      }
    },
  }
}

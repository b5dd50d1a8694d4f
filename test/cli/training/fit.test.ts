import { expect, test } from 'vitest'
import { type Example, fit } from '../../../src/cli/training/fit.ts'
import { toProbabilities } from '../../../src/core/judge/linear.ts'

const SETTINGS = { size: 4, count: 2, passes: 20, rate: 0.1, pull: 0.1 }

/** The same item with the one label or the other. */
const labelled = (label: number, times?: number): Example => ({
  features: [{ buckets: Int32Array.of(1), values: Float32Array.of(1) }],
  labels: [label],
  ...(times === undefined ? {} : { times }),
})

const chanceOfFirst = (examples: Example[]): number =>
  toProbabilities(examples[0]!.features, fit(examples, SETTINGS))[0]![0]!

test('what is learned more often is believed more', () => {
  const once = chanceOfFirst([labelled(0), labelled(1)])
  expect(Math.abs(once - 0.5)).toBeLessThan(0.1)
  expect(chanceOfFirst([labelled(0, 3), labelled(1)])).toBeGreaterThan(0.65)
  expect(chanceOfFirst([labelled(0), labelled(1, 3)])).toBeLessThan(0.35)
})

test('to be learned twice is to be there twice', () => {
  const twice = fit([labelled(0, 2), labelled(1)], SETTINGS)
  const double = fit([labelled(0), labelled(0), labelled(1)], SETTINGS)
  const [one] = toProbabilities(labelled(0).features, twice)
  const [other] = toProbabilities(labelled(0).features, double)
  expect(one![0]!).toBeCloseTo(other![0]!, 1)
})

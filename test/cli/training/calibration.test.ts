import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseFewestErrors, chooseThreshold, toOddsAtHalf } from '../../../src/cli/training/calibration.ts'
import { flatten } from '../../../src/core/judge/linear.ts'

test('the threshold with the fewest misses and false alarms is chosen', () => {
  const truths = [false, false, true, true]
  expect(chooseFewestErrors([0.1, 0.22, 0.27, 0.9], truths)).toMatchObject({ errors: 0 })
  const { threshold } = chooseFewestErrors([0.1, 0.22, 0.27, 0.9], truths)
  expect(threshold).toBeGreaterThan(0.22)
  expect(threshold).toBeLessThanOrEqual(0.27)
})

test('marks begin at the lowest threshold that costs next to nothing', () => {
  const repeat = (times: number, certainty: number): number[] =>
    Array.from({ length: times }, () => certainty)
  const certainties = [...repeat(200, 0.8), 0.5, ...repeat(10, 0.305)]
  // From 0.8 on all are right; one false mark costs little, ten more do not.
  const threshold = chooseThreshold(
    certainties,
    certainties.map((it) => it === 0.8),
  )
  expect(threshold).toBeGreaterThan(0.305)
  expect(threshold).toBeLessThanOrEqual(0.5)
})

test('what reaches a threshold is what reaches one half once the odds are changed by it', () => {
  const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true })
  fc.assert(
    fc.property(probability, probability, (yes, threshold) => {
      fc.pre(Math.abs(yes - threshold) > 1e-9)
      const [, changed = 0] = flatten([1 - yes, yes * toOddsAtHalf(threshold)], 1)
      expect(changed >= 0.5).toBe(yes >= threshold)
    }),
  )
})

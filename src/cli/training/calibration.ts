import { flatten } from '../../core/judge/linear.ts'
import type { Example } from './fit.ts'

type Unseen = readonly (readonly (readonly number[])[])[]

/** The temperature under which unseen answers' labels are likeliest. */
export function chooseTemperature(unseen: Unseen, examples: readonly Example[]): number {
  const loss = (temperature: number): number =>
    unseen.reduce(
      (sum, rows, index) =>
        sum -
        rows.reduce(
          (total, row, item) => total + Math.log(flatten(row, temperature)[examples[index]!.labels[item]!]!),
          0,
        ),
      0,
    )
  const candidates = Array.from({ length: 41 }, (_, step) => 0.5 + step * 0.05)
  return candidates.toSorted((left, right) => loss(left) - loss(right))[0]!
}

/**
 * The threshold on "any tone" (1 - label 0) with the best balance over unseen sentences, recall counting a quarter of
 * precision: real people defend themselves less often than our answers do, and a false mark costs more trust than a true one earns.
 */
export function chooseThreshold(unseen: Unseen, examples: readonly Example[]): number {
  const found = unseen.flatMap((rows) => rows.map((row) => 1 - row[0]!))
  const gold = examples.flatMap(({ labels }) => labels.map((label) => label > 0))
  const total = gold.filter(Boolean).length
  let best = { threshold: 0.5, balance: 0 }
  for (let threshold = 0.1; threshold < 0.9; threshold += 0.02) {
    const marked = gold.filter((_, index) => found[index]! >= threshold)
    const balance = marked.filter(Boolean).length / Math.max(marked.length + total / 4, 1)
    if (balance > best.balance) best = { threshold: Number(threshold.toFixed(2)), balance }
  }
  return best.threshold
}

/** A part is said not to be heard only where that proved right this often on unseen answers. */
const PRECISION = 0.84

/**
 * Below `absent` "not heard" was right in `PRECISION` of the cases; from `present` on "heard" was right as often as above one
 * half. Between them lies "not sure".
 */
export function chooseAbsent(
  unseen: Unseen,
  examples: readonly Example[],
): { absent: number; present: number } {
  const pairs = unseen
    .map((rows, index) => ({ told: rows[0]![1]!, gold: examples[index]!.labels[0] === 1 }))
    .toSorted((left, right) => left.told - right.told)
  let absent = 0.05
  let right = 0
  pairs.forEach(({ told, gold }, index) => {
    if (!gold) right += 1
    if (index >= 20 && right / (index + 1) >= PRECISION) absent = told
  })
  return { absent: Number(absent.toFixed(3)), present: Number(Math.max(absent, 0.6).toFixed(3)) }
}

import { flatten } from '../../core/judge/linear.ts'
import type { Example } from './fit.ts'

type Unseen = readonly (readonly (readonly number[])[])[]

/** The temperature under which unseen answers' labels are likeliest. */
export function chooseTemperature(unseen: Unseen, examples: readonly Example[]): number {
  const tried = Array.from({ length: 41 }, (_, step) => {
    const temperature = 0.5 + step * 0.05
    return { temperature, loss: toLoss(unseen, examples, temperature) }
  })
  return tried.toSorted((left, right) => left.loss - right.loss)[0]!.temperature
}

/** How unlikely unseen answers' labels are, in nats. */
export const toLoss = (unseen: Unseen, examples: readonly Example[], temperature: number): number =>
  unseen.reduce(
    (sum, rows, index) =>
      sum -
      rows.reduce(
        (total, row, item) => total + Math.log(flatten(row, temperature)[examples[index]!.labels[item]!]!),
        0,
      ),
    0,
  )

/** The F1 that is given up for a lower threshold: the curve is flat, and real people's tone is found less surely than that of our answers. */
const SPARED = 0.005

/** The lowest threshold on the certainty of marks whose F1 over unseen sentences is next to the best. */
export function chooseThreshold(certainties: readonly number[], marked: readonly boolean[]): number {
  const total = marked.filter(Boolean).length
  const candidates = Array.from({ length: 81 }, (_, step) => {
    const threshold = 0.1 + step / 100
    const found = marked.filter((_one, index) => certainties[index]! >= threshold)
    return { threshold, f1: (2 * found.filter(Boolean).length) / Math.max(found.length + total, 1) }
  })
  const most = Math.max(...candidates.map(({ f1 }) => f1))
  const first = candidates.find(({ f1 }) => f1 >= most - SPARED)
  return Number((first?.threshold ?? 0.5).toFixed(2))
}

/** The threshold with the fewest misses and false alarms together over unseen answers, the lowest of equals, and how many these are. */
export function chooseFewestErrors(
  probabilities: readonly number[],
  truths: readonly boolean[],
): { threshold: number; errors: number } {
  const candidates = Array.from({ length: 91 }, (_, step) => {
    const threshold = 0.05 + step / 100
    return { threshold, errors: truths.filter((it, i) => it !== probabilities[i]! >= threshold).length }
  })
  return candidates.toSorted((a, b) => a.errors - b.errors)[0]!
}

/** How the odds of a label change where its threshold is moved to one half. */
export const toOddsAtHalf = (threshold: number): number => (1 - threshold) / threshold

/** A part is said not to be heard only where that proved right this often on unseen answers. */
const PRECISION = 0.87

/** From this probability on a part is said to be heard: one misheard word then hardly ever makes it unheard. */
const PRESENT = 0.8

/**
 * Below `absent` "not heard" was right in `PRECISION` of the cases and more; from `present` on a part is said to be heard. Between
 * them lies "not sure".
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
  return { absent: Number(absent.toFixed(3)), present: PRESENT }
}

/** The weights of a linear chain over `count` labels: `steps[from * count + to]`, and for the first and last label. */
export interface Chain {
  count: number
  steps: Float32Array
  first: Float32Array
  last: Float32Array
}

/** What forward and backward passes give: `labels[i * count + y]`, `pairs[from * count + to]` summed over the answer. */
export interface Posterior {
  labels: Float64Array
  pairs: Float64Array
  logTotal: number
}

/**
 * The probability of each label of each item, given the scores of all (`scores[i * count + y]`): the forward-backward
 * algorithm of a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), in logarithms.
 */
export function toPosterior(scores: Float64Array, chain: Chain): Posterior {
  const { count, steps, first, last } = chain
  const length = scores.length / count
  const labels = new Float64Array(scores.length)
  const pairs = new Float64Array(count * count)
  if (length === 0) return { labels, pairs, logTotal: 0 }
  const ahead = new Float64Array(scores.length)
  const back = new Float64Array(scores.length)
  const row = new Float64Array(count)
  for (let y = 0; y < count; y++) {
    ahead[y] = at(scores, y) + at(first, y)
    back[(length - 1) * count + y] = at(last, y)
  }
  for (let i = 1; i < length; i++)
    for (let y = 0; y < count; y++) {
      for (let x = 0; x < count; x++) row[x] = at(ahead, (i - 1) * count + x) + at(steps, x * count + y)
      ahead[i * count + y] = logSum(row) + at(scores, i * count + y)
    }
  for (let i = length - 2; i >= 0; i--)
    for (let x = 0; x < count; x++) {
      for (let y = 0; y < count; y++)
        row[y] = at(steps, x * count + y) + at(scores, (i + 1) * count + y) + at(back, (i + 1) * count + y)
      back[i * count + x] = logSum(row)
    }
  for (let y = 0; y < count; y++) row[y] = at(ahead, (length - 1) * count + y) + at(last, y)
  const logTotal = logSum(row)
  for (let i = 0; i < scores.length; i++) labels[i] = Math.exp(at(ahead, i) + at(back, i) - logTotal)
  for (let i = 1; i < length; i++)
    for (let x = 0; x < count; x++)
      for (let y = 0; y < count; y++) {
        const score = at(ahead, (i - 1) * count + x) + at(steps, x * count + y) + at(scores, i * count + y)
        pairs[x * count + y] = at(pairs, x * count + y) + Math.exp(score + at(back, i * count + y) - logTotal)
      }
  return { labels, pairs, logTotal }
}

const at = (values: Float64Array | Float32Array, index: number): number => values[index] ?? 0

/** The logarithm of the sum of what these are the logarithms of. */
export function logSum(values: Iterable<number>): number {
  let most = -Infinity
  for (const value of values) if (value > most) most = value
  let sum = 0
  for (const value of values) sum += Math.exp(value - most)
  return most + Math.log(sum)
}

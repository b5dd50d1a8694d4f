import { TONES, type Tone } from '../arc.ts'
import { type Clause, toClauses, trim } from './clauses.ts'
import { type Linear, toBest, toProbabilities } from './linear.ts'
import { isProtected } from './protected-remark.ts'
import { toClauseFeatures } from './tone-features.ts'

/** `sentence` finds the tone of sentences in sequence (label 0 is none), `clause` the stretch that carries it (label 1). */
export interface ToneWeights {
  sentence: Linear
  clause: Linear
  /** A sentence is marked from this probability of any tone on. */
  threshold: number
}

/** The spans of each sentence that may sound defensive, from the probabilities that the sentence model gave. */
export function toTones(
  sentences: readonly string[],
  probabilities: readonly (readonly number[])[],
  { clause, threshold }: ToneWeights,
): Tone[][] {
  return sentences.map((sentence, index) => {
    const [none = 1, ...kinds] = probabilities[index] ?? []
    const kind = TONES[toBest(kinds)]
    const nearby = sentences.slice(Math.max(0, index - 1), index + 2)
    if (kind === undefined || 1 - none < threshold || nearby.some(isProtected)) return []
    const quote = toQuote(sentence, clause)
    return quote === '' ? [] : [{ kind, quote }]
  })
}

/** The clause most likely to carry the tone, with its neighbours as far as they are likely to. */
function toQuote(sentence: string, model: Linear): string {
  const clauses = toClauses(sentence)
  const carried = toClauseFeatures(sentence, clauses, model.size).map(
    (features) => toProbabilities([features], model)[0]?.[1] ?? 0,
  )
  const best = toBest(carried)
  let from = best
  let to = best
  while ((carried[from - 1] ?? 0) >= 0.5) from -= 1
  while ((carried[to + 1] ?? 0) >= 0.5) to += 1
  const first = clauses[from]
  const last = clauses[to]
  if (!first || !last) return ''
  const span: Clause = trim(sentence, { start: first.start, end: last.end })
  return sentence.slice(span.start, span.end)
}

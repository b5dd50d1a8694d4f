import { ARC, type ArcPart, PARTS, type Presence } from '../arc.ts'
import { toBest } from './linear.ts'
import type { Spans } from './tone.ts'
import { toOwnParts, type View } from './view.ts'
import type { ArcWeights } from './weights.ts'

const NEGATION = /\b(?:ca|wo)n['’]t\b|\bcannot\b|n['’]t\b|\b(?:not|never)\s/iu
const VERB = /\b(?:did|do|does|was|were|is|are|had|has|have|could|would|should)\b/iu
/** What makes sense of a negation alone, or of what was not done: it tells of one that was lost. */
const POLAR = /\b(?:any(?:more|one|body|thing)?|ever|yet|either|at all|(?:would|could|should) have)\b/iu
const PLAIN_VERB =
  /\b(?:I|we)\s+(?!(?:did|do|was|were|am|are|had|have|can|could|will|would|should|might|may|must|guess|think|mean)\b)(?=\p{L})/iu
const WITHOUT: Readonly<Record<string, string>> = { "can't": 'can', cannot: 'can', "won't": 'will' }

/**
 * A sentence as it was said if its first negation was misheard: without it, or with one where it has none ("never" where other
 * words ask for it before a verb of its own); itself where it can have none.
 */
export function flipNegation(sentence: string): string {
  if (NEGATION.test(sentence))
    return sentence.replace(NEGATION, (found) => WITHOUT[found.toLowerCase().replace('’', "'")] ?? '')
  const plain = POLAR.test(sentence) ? sentence.search(PLAIN_VERB) : -1
  const verb = sentence.search(VERB)
  if (plain >= 0 && (verb < 0 || plain < verb))
    return sentence.replace(PLAIN_VERB, (found) => `${found}never `)
  return sentence.replace(VERB, (found) => `${found}n't`)
}

/** A sentence without a negation is doubted if one makes a part that was not heard likelier by so much. */
const LIKELIER = 0.02

/**
 * The sentences with their negations flipped wherever a claim may rest on them: where there is a mark and, if a part was not
 * heard, where there is a negation or a word that asks for one, where such a part is likeliest, and where it becomes likelier to
 * the linear models.
 */
export function toOtherSentences(
  { sentences, own, parts }: View,
  spans: readonly Spans[],
  presence: Readonly<Record<ArcPart, Presence>>,
  weights: ArcWeights,
): string[] {
  const flipped = sentences.map(flipNegation)
  const absent = ARC.filter((part) => presence[part] === 'not-heard').map((part) => PARTS.indexOf(part))
  const rows = absent.length === 0 ? own : toOwnParts(flipped, weights)
  const likeliest = new Set(absent.map((label) => toBest(parts.map((row) => row[label] ?? 0))))
  const isDoubted = (index: number): boolean =>
    likeliest.has(index) ||
    (spans[index]?.tone.length ?? 0) > 0 ||
    (absent.length > 0 && [NEGATION, POLAR].some((sign) => sign.test(sentences[index] ?? ''))) ||
    absent.some((label) => (rows[index]?.[label] ?? 0) > (own[index]?.[label] ?? 0) + LIKELIER)
  return sentences.map((sentence, index) => (isDoubted(index) ? (flipped[index] ?? sentence) : sentence))
}

/** Two views of an answer as one, in which each part is as likely as in the one where it is likelier. */
export function toLikeliest(heard: View, other: View): View {
  const { encoded } = heard
  const told = other.encoded?.reading.told
  return {
    ...heard,
    parts: heard.parts.map((row, index) => toLarger(row, other.parts[index])),
    encoded: encoded && {
      ...encoded,
      reading: { ...encoded.reading, told: toLarger(encoded.reading.told, told) },
    },
  }
}

/** Marks that are no more certain than the other reading's tone is likely. */
export const toSurerSpans = (heard: readonly Spans[], other: readonly Spans[]): Spans[] =>
  heard.map(({ tone, toneChance }, index) => ({
    tone: tone.map((mark) => ({
      ...mark,
      certainty: Math.min(mark.certainty ?? 1, other[index]?.toneChance ?? 1),
    })),
    toneChance,
  }))

/** From this probability on a part is rather told than not: what is heard is doubted before that is sure. */
export const RATHER_TOLD = 0.6

/** A part that was not heard is not sure if in the likeliest case it would rather be told. */
export const toSurerPresence = (
  heard: Readonly<Record<ArcPart, Presence>>,
  likeliest: Readonly<Record<ArcPart, Presence>>,
): Record<ArcPart, Presence> => {
  const isDoubtful = (part: ArcPart): boolean =>
    heard[part] === 'not-heard' && (likeliest[part] === 'told' || likeliest[part] === 'thin')
  return Object.fromEntries(ARC.map((part) => [part, isDoubtful(part) ? 'not-sure' : heard[part]])) as Record<
    ArcPart,
    Presence
  >
}

const toLarger = (some: readonly number[], others: readonly number[] = []): number[] =>
  some.map((value, index) => Math.max(value, others[index] ?? 0))

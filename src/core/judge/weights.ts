import { type Lexicon, toLexicon } from './lexicon.ts'
import type { Linear } from './linear.ts'
import type { MixtureWeights } from './mixture.ts'
import { type Packed, pack, unpack } from './packing.ts'
import type { PresenceWeights } from './presence.ts'
import { INPUTS, LABELS, UNITS } from './stack.ts'
import { STORY_FIELDS, STORY_VALUES, type StoryWeights } from './story.ts'
import type { ToneWeights } from './tone.ts'

/** All that the judge has learned. */
export interface ArcWeights {
  lexicon: Lexicon
  /** Label i is `PARTS[i]`. */
  parts: Linear
  tone: ToneWeights
  presence: PresenceWeights
  story: StoryWeights
  /** How they are mixed with the encoder; null where none was trained. */
  mixture: MixtureWeights | null
}

/** Grows when features or fields change: weights of another version would judge, and be wrong without a sign. */
const VERSION = 7

/** The weights as JSON holds them; weights below `least` are dropped. */
export function packWeights(weights: ArcWeights, least: number): unknown {
  const { tone, presence } = weights
  return {
    version: VERSION,
    clusters: fromLexicon(weights.lexicon),
    parts: packLinear(weights.parts, least),
    tone: {
      sentence: packLinear(tone.sentence, least),
      clause: packLinear(tone.clause, least),
      mark: packLinear(tone.mark, 0),
      threshold: tone.threshold,
    },
    presence: packPresence(presence),
    story: Object.fromEntries(STORY_FIELDS.map((field) => [field, packLinear(weights.story[field], least)])),
    mixture: weights.mixture && {
      ...weights.mixture,
      stack: { units: round(weights.mixture.stack.units), labels: round(weights.mixture.stack.labels) },
      mark: packLinear(weights.mixture.mark, 0),
      presence: packPresence(weights.mixture.presence),
    },
  }
}

/** The weights from parsed JSON (`models/arc/weights.json`). Throws an `Error` that says what is wrong with them. */
export function parseWeights(value: unknown): ArcWeights {
  const root = toObject(value, 'weights')
  if (root['version'] !== VERSION)
    throw new Error(`weights are of version ${String(root['version'])}, not ${VERSION}`)
  const tone = toObject(root['tone'], 'tone')
  const story = toObject(root['story'], 'story')
  const fields = STORY_FIELDS.map((field) => [
    field,
    parseLinear(story[field], STORY_VALUES[field].length, field),
  ])
  return {
    lexicon: toLexicon(toTexts(root['clusters'], 'clusters')),
    parts: parseLinear(root['parts'], 7, 'parts'),
    tone: {
      sentence: parseLinear(tone['sentence'], 7, 'tone'),
      clause: parseLinear(tone['clause'], 7, 'clause'),
      mark: parseLinear(tone['mark'], 2, 'mark'),
      threshold: toNumber(tone['threshold'], 'threshold'),
    },
    presence: parsePresence(root['presence'], 'presence'),
    story: Object.fromEntries(fields) as StoryWeights,
    mixture: root['mixture'] === null ? null : parseMixture(root['mixture']),
  }
}

const packPresence = ({ model, absent, present }: PresenceWeights): unknown => ({
  model: packLinear(model, 0),
  absent,
  present,
})

function parsePresence(value: unknown, name: string): PresenceWeights {
  const { model, absent, present } = toObject(value, name)
  return {
    model: parseLinear(model, 2, name),
    absent: toNumber(absent, `${name}.absent`),
    present: toNumber(present, `${name}.present`),
  }
}

function parseMixture(value: unknown): MixtureWeights {
  const mixture = toObject(value, 'mixture')
  const stack = toObject(mixture['stack'], 'mixture.stack')
  const story = toObject(mixture['story'], 'mixture.story')
  const shares = STORY_FIELDS.map((field) => [field, toNumber(story[field], `mixture.story.${field}`)])
  return {
    share: toNumber(mixture['share'], 'mixture.share'),
    stack: {
      units: toNumbers(stack['units'], UNITS * (INPUTS + 1), 'mixture.stack.units'),
      labels: toNumbers(stack['labels'], LABELS * (UNITS + 1), 'mixture.stack.labels'),
    },
    temperature: toNumber(mixture['temperature'], 'mixture.temperature'),
    mark: parseLinear(mixture['mark'], 2, 'mixture.mark'),
    threshold: toNumber(mixture['threshold'], 'mixture.threshold'),
    presence: parsePresence(mixture['presence'], 'mixture.presence'),
    story: Object.fromEntries(shares) as MixtureWeights['story'],
    denial: toNumber(mixture['denial'], 'mixture.denial'),
  }
}

function fromLexicon(lexicon: Lexicon): string[] {
  const clusters: (string[] | undefined)[] = []
  for (const [word, cluster] of lexicon) (clusters[cluster] ??= []).push(word)
  return Array.from(clusters, (words) => words?.join(' ') ?? '')
}

const round = (values: Float32Array): number[] => Array.from(values, (value) => Number(value.toFixed(4)))

function packLinear({ size, rows, chain, temperature }: Linear, least: number): unknown {
  const { most, data } = pack(rows, least)
  return {
    size,
    temperature,
    steps: round(chain.steps),
    first: round(chain.first),
    last: round(chain.last),
    most,
    data,
  }
}

function parseLinear(value: unknown, count: number, name: string): Linear {
  const packed = toObject(value, name)
  const size = toNumber(packed['size'], `${name}.size`)
  if (!Number.isInteger(size) || size < 1 || size > 2 ** 22) throw new Error(`${name}.size is ${size}`)
  const { data } = packed
  if (typeof data !== 'string') throw new Error(`${name}.data is no text`)
  const rows: Packed = { most: toNumber(packed['most'], `${name}.most`), data }
  return {
    size,
    count,
    rows: unpack(rows, size * count),
    temperature: toNumber(packed['temperature'], `${name}.temperature`),
    chain: {
      count,
      steps: toNumbers(packed['steps'], count * count, `${name}.steps`),
      first: toNumbers(packed['first'], count, `${name}.first`),
      last: toNumbers(packed['last'], count, `${name}.last`),
    },
  }
}

function toObject(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${name} is no object`)
  return value as Record<string, unknown>
}

function toNumber(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`${name} is no number`)
  return value
}

function toNumbers(value: unknown, length: number, name: string): Float32Array {
  if (!Array.isArray(value) || value.length !== length)
    throw new Error(`${name} is no list of ${length} numbers`)
  return Float32Array.from(value, (item) => toNumber(item, name))
}

function toTexts(value: unknown, name: string): string[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    throw new Error(`${name} is no list of texts`)
  return value
}

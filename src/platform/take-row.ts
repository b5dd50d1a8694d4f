import * as z from 'zod/mini'
import { ADVICE } from '../core/report/advice.ts'
import { ARC, CATEGORIES, IMPROVEMENTS, PARTS, SEVERITIES, TONES } from '../core/arc.ts'
import type { BegunTake, Take } from '../core/take.ts'
import { feedback } from './feedback-file.ts'
import { revision } from './revision-row.ts'
import { moment, seconds } from './row-numbers.ts'

// zod's compiled parsers need `eval`, which the content policy forbids.
z.config({ jitless: true })

const word = z.object({
  text: z.string(),
  start: seconds,
  end: seconds,
  doubtful: z.optional(z.boolean()),
})
const degree = z.union([z.literal(0), z.literal(1), z.literal(2)])
const presence = z.enum(['told', 'thin', 'not-heard', 'not-sure'])

const judgement = z.object({
  annotations: z.array(
    z.object({
      text: z.string(),
      part: z.enum(PARTS),
      confidence: z.number(),
      toneChance: z.optional(z.number()),
      tone: z.array(z.object({ kind: z.enum(TONES), quote: z.string(), certainty: z.optional(z.number()) })),
    }),
  ),
  presence: z.object({
    context: presence,
    failure: presence,
    role: presence,
    response: presence,
    learning: presence,
    outcome: presence,
  }),
  story: z.object({
    category: z.enum(CATEGORIES),
    severity: z.enum(SEVERITIES),
    denial: z.boolean(),
    stakes: z.boolean(),
    improvement: z.enum(IMPROVEMENTS),
    accountability: degree,
    judgment: degree,
    resilience: degree,
    learning: degree,
  }),
})

const begunTake = z.object({
  id: z.string(),
  title: z.string(),
  createdAtMs: moment,
  source: z.enum(['spoken', 'typed', 'sample', 'imported']),
  prompt: z.string(),
  limit: seconds,
  storyId: z.optional(z.string()),
  again: z.optional(
    z.object({
      of: z.string(),
      name: z.enum(['drill', 'retake']),
      kind: z.enum(ADVICE),
      part: z.nullable(z.enum(ARC)),
      question: z.string(),
      keep: z.nullable(z.string()),
      pins: z.array(z.string()),
      round: z.number(),
    }),
  ),
  session: z.optional(z.object({ id: z.string(), index: z.number(), count: z.number() })),
})

const take = z.extend(begunTake, {
  duration: z.nullable(seconds),
  peaks: z.array(z.number()),
  transcript: z.union([
    z.object({ name: z.literal('none') }),
    z.object({
      name: z.literal('written'),
      sentences: z.array(
        z.object({ text: z.string(), words: z.array(word), edited: z.optional(z.boolean()) }),
      ),
      judgement,
      speech: z.optional(z.array(z.object({ start: seconds, end: seconds }))),
      syllables: z.optional(z.array(seconds)),
      signalToNoise: z.optional(z.nullable(z.number())),
    }),
  ]),
  corrections: z.array(
    z.union([
      z.object({ name: z.literal('part'), sentence: z.number(), part: z.enum(PARTS) }),
      z.object({
        name: z.literal('dismiss'),
        sentence: z.number(),
        kind: z.enum([...TONES, 'specific', 'note', 'keep']),
        quote: z.string(),
      }),
      z.object({ name: z.literal('mark'), sentence: z.number(), kind: z.enum(TONES) }),
      z.object({ name: z.literal('answer'), part: z.enum(ARC), answer: z.enum(['no', 'on-purpose']) }),
      z.object({ name: z.literal('value'), value: z.string(), sentence: z.number() }),
    ]),
  ),
  reflection: z.optional(z.string()),
  followUps: z.optional(
    z.array(
      z.object({
        part: z.nullable(z.enum(ARC)),
        question: z.string(),
        asked: seconds,
        start: seconds,
        isDeclined: z.boolean(),
      }),
    ),
  ),
  feedback: z.optional(z.array(feedback)),
  revision: z.optional(revision),
})

/** What was noted when a recording began, or null where the row is none. */
export function parseBegunTake(row: unknown): BegunTake | null {
  const parsed = begunTake.safeParse(row)
  return parsed.success ? parsed.data : null
}

/** A take as it was stored, or null where the row is no take. */
export function parseTake(row: unknown): Take | null {
  const parsed = take.safeParse(row)
  return parsed.success ? parsed.data : null
}

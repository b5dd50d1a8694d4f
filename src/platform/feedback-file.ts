import * as z from 'zod/mini'
import { type Feedback, TRUST } from '../core/portable/shared-take.ts'
import { moment, seconds } from './row-numbers.ts'

// zod's compiled parsers need `eval`, which the content policy forbids.
z.config({ jitless: true })

/** Longer texts, and more of them, nobody wrote by hand. */
const MOST_LETTERS = 20_000
const MOST_COMMENTS = 10_000
const text = z.string().check(z.maxLength(MOST_LETTERS))

export const feedback = z.object({
  format: z.literal('candor-feedback'),
  version: z.literal(1),
  id: text,
  takeId: text,
  from: text,
  savedAtMs: moment,
  trust: z.nullable(z.enum(TRUST)),
  remembers: text,
  comments: z
    .array(z.object({ at: z.nullable(seconds), sentence: z.nullable(z.number()), text }))
    .check(z.maxLength(MOST_COMMENTS)),
})

/** What a peer saved, or null where the text is no such file. */
export function parseFeedback(json: string): Feedback | null {
  try {
    const parsed = feedback.safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

import * as z from 'zod/mini'
import { revision } from './revision-row.ts'
import { moment } from './row-numbers.ts'
import { STORY_CATEGORIES, type Story } from '../core/stories/story.ts'

// zod's compiled parsers need `eval`, which the content policy forbids.
z.config({ jitless: true })

const note = z.catch(z.string(), '')

const story = z.object({
  id: z.string(),
  title: z.string(),
  category: z.catch(z.enum(STORY_CATEGORIES), STORY_CATEGORIES[0]),
  notes: z.object({
    context: note,
    failure: note,
    role: note,
    response: note,
    learning: note,
    outcome: note,
  }),
  prompts: z.catch(z.array(z.string()), []),
  isArchived: z.catch(z.boolean(), false),
  createdAtMs: moment,
  revision: z.optional(revision),
})

/** A story as it was stored, or null where the row is no story. */
export function parseStory(row: unknown): Story | null {
  const parsed = story.safeParse(row)
  return parsed.success ? parsed.data : null
}

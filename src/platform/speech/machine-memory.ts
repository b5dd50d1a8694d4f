import * as z from 'zod/mini'
import { version } from '../../../package.json'
import type { Rung } from '../../workers/recogniser-protocol.ts'

const KEY = 'candor.speech'

const schema = z.record(
  z.string(),
  z.object({
    rung: z.nullable(z.object({ device: z.enum(['graphics', 'threads', 'thread']), threads: z.number() })),
    pace: z.nullable(z.number()),
    /** The browser and the app's version that it holds for. */
    place: z.string(),
  }),
)

/** What is known of a model on this machine. */
export interface Known {
  /** The rung that worked last. */
  rung: Rung | null
  /** Seconds of work for a second of speech. */
  pace: number | null
}

const place = (): string => `${version} ${navigator.userAgent}`

function load(): z.infer<typeof schema> {
  try {
    const parsed = schema.safeParse(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
    return parsed.success ? parsed.data : {}
  } catch {
    return {}
  }
}

/** What is known of a model from earlier, in this browser and this version of the app; nothing of any other. */
export function loadKnown(model: string): Known {
  const row = load()[model]
  return row?.place === place() ? { rung: row.rung, pace: row.pace } : { rung: null, pace: null }
}

export function saveKnown(model: string, changes: Partial<Known>): void {
  try {
    const known = { ...loadKnown(model), ...changes, place: place() }
    localStorage.setItem(KEY, JSON.stringify({ ...load(), [model]: known }))
  } catch {
    // Found out anew at the next visit.
  }
}

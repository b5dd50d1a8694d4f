import * as z from 'zod/mini'
import { DEFAULT_SETTINGS, type Settings } from '../core/settings.ts'

const KEY = 'candor.settings'

const schema = z.object({
  prompt: z.string(),
  thinkTime: z.number().check(z.minimum(0), z.maximum(60)),
  limit: z.number().check(z.minimum(30), z.maximum(900)),
  voice: z.boolean(),
  keys: z.boolean(),
  noiseSuppression: z.boolean(),
  automaticGain: z.boolean(),
})

/** The stored settings; a field that is absent or wrong takes its default, and so do all where storage is forbidden. */
export function loadSettings(): Settings {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    const merged = schema.safeParse({ ...DEFAULT_SETTINGS, ...(stored as object) })
    return merged.success ? merged.data : DEFAULT_SETTINGS
  } catch {
    return DEFAULT_SETTINGS
  }
}

export function saveSettings(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings))
  } catch {
    // They hold for this visit.
  }
}

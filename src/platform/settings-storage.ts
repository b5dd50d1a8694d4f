import * as z from 'zod/mini'
import { FOLLOW_UP_MODES } from '../core/interview/follow-up.ts'
import { MOST_QUESTIONS, QUESTION_ORDERS } from '../core/interview/questions.ts'
import { DEFAULT_SETTINGS, LEVELS, MOST_VALUES, type Settings } from '../core/settings.ts'
import { moment } from './row-numbers.ts'

const KEY = 'candor.settings'

const schema = z.object({
  prompt: z.catch(z.string(), DEFAULT_SETTINGS.prompt),
  ownPrompts: z.catch(z.array(z.string()), [...DEFAULT_SETTINGS.ownPrompts]),
  questions: z.catch(z.int().check(z.minimum(1), z.maximum(MOST_QUESTIONS)), DEFAULT_SETTINGS.questions),
  order: z.catch(z.enum(QUESTION_ORDERS), DEFAULT_SETTINGS.order),
  interviewDay: z.catch(z.string(), DEFAULT_SETTINGS.interviewDay),
  thinkTime: z.catch(z.number().check(z.minimum(0), z.maximum(60)), DEFAULT_SETTINGS.thinkTime),
  limit: z.catch(z.number().check(z.minimum(30), z.maximum(900)), DEFAULT_SETTINGS.limit),
  followUps: z.catch(z.enum(FOLLOW_UP_MODES), DEFAULT_SETTINGS.followUps),
  realInterview: z.catch(z.boolean(), DEFAULT_SETTINGS.realInterview),
  voice: z.catch(z.boolean(), DEFAULT_SETTINGS.voice),
  sound: z.catch(z.boolean(), DEFAULT_SETTINGS.sound),
  keys: z.catch(z.boolean(), DEFAULT_SETTINGS.keys),
  model: z.catch(z.string(), DEFAULT_SETTINGS.model),
  localOnly: z.catch(z.boolean(), DEFAULT_SETTINGS.localOnly),
  offersModel: z.catch(z.boolean(), DEFAULT_SETTINGS.offersModel),
  terms: z.catch(z.array(z.object({ heard: z.string(), meant: z.string() })), [...DEFAULT_SETTINGS.terms]),
  values: z.catch(z.array(z.string()).check(z.maxLength(MOST_VALUES)), [...DEFAULT_SETTINGS.values]),
  level: z.catch(z.enum(LEVELS), DEFAULT_SETTINGS.level),
  noiseSuppression: z.catch(z.boolean(), DEFAULT_SETTINGS.noiseSuppression),
  automaticGain: z.catch(z.boolean(), DEFAULT_SETTINGS.automaticGain),
  lastCopyAtMs: z.catch(moment, DEFAULT_SETTINGS.lastCopyAtMs),
})

/** The stored settings; a field that is absent or wrong takes its default, and so do all where storage is forbidden. */
export function loadSettings(): Settings {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    const parsed = schema.safeParse(stored)
    return parsed.success ? parsed.data : DEFAULT_SETTINGS
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

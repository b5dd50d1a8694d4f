import type { FollowUpMode } from './interview/follow-up.ts'
import type { QuestionOrder } from './interview/questions.ts'
import type { Term } from './edits.ts'

/** From staff on an interviewer listens for what reached beyond one's own team. */
export const LEVELS = ['', 'senior', 'staff'] as const
export type Level = (typeof LEVELS)[number]

/** So many of the company's values fit into one answer. */
export const MOST_VALUES = 3

/** How a session goes, as the user likes it. */
export interface Settings {
  /** The prompt's id. */
  prompt: string
  /** Questions of the user's own, as they are asked. */
  ownPrompts: readonly string[]
  /** How many questions are asked in a row, 1 to 5. */
  questions: number
  order: QuestionOrder
  /** The day of the interview, as 2026-11-24; empty where there is none. */
  interviewDay: string
  /** Seconds to think before the clock starts, 0 to 60. */
  thinkTime: number
  /** Seconds that the answer may take. */
  limit: number
  /** The interviewer asks back. */
  followUps: FollowUpMode
  /** As in the room: no clock, no hints, no notes before one's eyes. */
  realInterview: boolean
  /** The question is spoken. */
  voice: boolean
  /** How an answer sounded is told, below the report and below the wave. */
  sound: boolean
  /** Keys work outside of fields and controls. */
  keys: boolean
  /** The speech model's name; one that is not known stands for the default one. */
  model: string
  /** No other host is asked, not even for a speech model. */
  localOnly: boolean
  /** A better speech model may be offered. */
  offersModel: boolean
  /** What the recogniser mishears of this speaker's own words, in all takes. */
  terms: readonly Term[]
  /** What the company that the user practises for says that it values, in the user's words: three at most. */
  values: readonly string[]
  /** The level of the job that one practises for; empty where it is not said. */
  level: Level
  noiseSuppression: boolean
  automaticGain: boolean
  /** When a copy of everything was saved last, in milliseconds since 1970; 0 where none was. */
  lastCopyAtMs: number
}

/** Noise suppression eats quiet first syllables and automatic gain lifts the room's noise: both off. */
export const DEFAULT_SETTINGS: Settings = {
  prompt: 'failure',
  ownPrompts: [],
  questions: 1,
  order: 'fixed',
  interviewDay: '',
  thinkTime: 15,
  limit: 180,
  followUps: 'off',
  realInterview: false,
  voice: false,
  sound: true,
  keys: true,
  model: '',
  localOnly: false,
  offersModel: true,
  terms: [],
  values: [],
  level: '',
  noiseSuppression: false,
  automaticGain: false,
  lastCopyAtMs: 0,
}

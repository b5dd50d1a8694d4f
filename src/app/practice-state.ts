import type { Again } from '../core/report/again.ts'
import type { Prompt } from '../core/prompts.ts'
import type { Settings } from '../core/settings.ts'
import type { FailureCode } from './failure.ts'
import type { Microphone } from './ports.ts'

/** What is asked: a prompt, or one question of a drill. */
export type Question = Pick<Prompt, 'text'> & Partial<Pick<Prompt, 'hint'>>

/** The question at hand, and which of how many it is, from 0 on. One microphone is open for all of them. */
export interface Turn {
  prompt: Question
  index: number
  count: number
  /** Something of the session is kept already. */
  hasAnswers: boolean
  microphone: Microphone
}

/** Where a session is, from the first click to its last take. Times in milliseconds since 1970. */
export type Practice =
  | { name: 'idle' }
  | { name: 'opening'; prompt: Question }
  | ({ name: 'asking' } & Turn)
  | ({
      name: 'thinking'
      untilMs: number
      pins: readonly string[]
      /** The story's notes, to glance at; while one answers they are gone. */
      outline: readonly string[]
    } & Turn)
  | ({
      name: 'answering'
      startedAtMs: number
      limit: number
      unsaved: boolean
      /** Own words that the speaker wanted before their eyes. */
      pins: readonly string[]
      /** What was asked back and is answered now; null in the answer to the prompt. */
      followUp: string | null
    } & Turn)
  /** The interviewer asks back; no question yet while they think. */
  | ({ name: 'asking-back'; question: string | null } & Turn)
  | { name: 'keeping'; prompt: Question }
  /** An answer is kept, and the next question waits. */
  | ({ name: 'between' } & Turn)
  /** `sessionId` where several questions were to be asked; `takeId` is the last answer. */
  | { name: 'kept'; takeId: string; sessionId: string | null; lost: boolean; isNight: boolean }
  /** `sessionId` where earlier answers of the session are kept. */
  | { name: 'failed'; code: FailureCode; rescue: Blob | null; sessionId: string | null }

/** What a session is for, beside its questions. */
export interface Purpose {
  /** Which earlier take it is made after. */
  again?: Again | undefined
  /** The story that is told. */
  storyId?: string | undefined
  outline?: readonly string[]
  /** Told the night before: the report waits until somebody opens it. */
  isNight?: boolean
}

/** A session as it was begun, and how far it is: what is tried again goes on from there. */
export interface Session {
  questions: readonly Question[]
  settings: Settings
  purpose: Purpose
  id: string | null
  index: number
  /** The last answer that is kept. */
  lastTakeId: string | null
}

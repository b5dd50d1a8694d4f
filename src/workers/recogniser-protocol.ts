import type { RecognisedWindow } from '../core/sound/guards.ts'
import type { Word } from '../core/words.ts'

/** How the recogniser is held in check; benchmarks set it otherwise for models that know no words. */
export interface Limits {
  /** Nobody says more tokens a second: a decoder that goes round is cut off there. */
  tokensPerSecond: number
  /** Windows whose words cannot be right are cut in two and decoded once more. */
  decodesAgain: boolean
}

/** Where a model comes from: a folder beside the app, or the hub's files in the browser's cache. */
export type ModelSource =
  { place: 'app'; path: string; name: string } | { place: 'cache'; repository: string; revision: string }

/** How a model is run: on the graphics chip, on several threads, on one. */
export interface Rung {
  device: 'graphics' | 'threads' | 'thread'
  threads: number
}

/** Without a window the model is only loaded, so that it is there when the first window comes. */
export interface RecogniserRequest {
  id: number
  source: ModelSource
  rung: Rung
  window: RecognisedWindow | null
  limits: Limits
}

/** Seconds of work: all of it, and the arithmetic of the model's two halves. */
export interface Effort {
  whole: number
  encoder: number
  decoder: number
}

export type RecogniserResponse =
  | { id: number; name: 'words'; words: Word[]; effort: Effort }
  | { id: number; name: 'failed'; stage: 'model' | 'speech'; message: string }

import type { SpeechWindow } from '../core/segmenter.ts'
import type { Word } from '../core/words.ts'

/** Where a model comes from: a folder beside the app, or the hub's files in the browser's cache. */
export type ModelSource =
  { place: 'app'; path: string; name: string } | { place: 'cache'; repository: string; revision: string }

/** Without a window the model is only loaded, so that it is there when the first window comes. */
export interface RecogniserRequest {
  id: number
  source: ModelSource
  window: SpeechWindow | null
}

export type RecogniserResponse =
  | { id: number; name: 'words'; words: Word[] }
  | { id: number; name: 'failed'; stage: 'model' | 'speech'; message: string }

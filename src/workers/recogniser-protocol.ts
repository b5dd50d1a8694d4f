import type { Word } from '../core/words.ts'

/** Where a model comes from: a folder beside the app, or the hub's files in the browser's cache. */
export type ModelSource =
  { place: 'app'; path: string; name: string } | { place: 'cache'; repository: string; revision: string }

export interface RecogniserRequest {
  id: number
  source: ModelSource
  /** Mono, 16 kHz. */
  samples: Float32Array
}

export type RecogniserResponse =
  | { id: number; name: 'loading' }
  | { id: number; name: 'transcribing'; fraction: number }
  | { id: number; name: 'words'; words: Word[] }
  | { id: number; name: 'failed'; stage: 'model' | 'speech'; message: string }

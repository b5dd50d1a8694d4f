import type { SpeechWindow } from '../core/sound/segmenter.ts'

/** Sound in order, mono at 16 kHz; `isLast` closes what is open and makes ready for another recording. */
export interface SegmenterRequest {
  id: number
  samples: Float32Array
  isLast: boolean
}

/** What a request closed. */
export type SegmenterResponse =
  { id: number; name: 'windows'; windows: SpeechWindow[] } | { id: number; name: 'failed'; message: string }

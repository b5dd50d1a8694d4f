import type { SpeechWindow } from '../core/sound/segmenter.ts'
import type { Sounding } from '../core/sound/sounding.ts'

/**
 * Sound in order, mono at 16 kHz; `isPause` closes what is open, although the recording goes on; `isLast` closes it and makes
 * ready for another recording.
 */
export interface SegmenterRequest {
  id: number
  samples: Float32Array
  isPause?: boolean
  isLast: boolean
}

/** What a request closed; after the last one, what was heard of the whole recording. */
export type SegmenterResponse =
  | { id: number; name: 'windows'; windows: SpeechWindow[]; sounding: Sounding | null }
  | { id: number; name: 'failed'; message: string }

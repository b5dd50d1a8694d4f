import { createSegmenter, FRAME_SAMPLES, type Segmenter, type SpeechWindow } from '../core/segmenter.ts'
import type { SegmenterRequest, SegmenterResponse } from './segmenter-protocol.ts'
import { openVoiceActivity, type VoiceActivity } from './voice-activity.ts'

interface Recording {
  voice: VoiceActivity
  segmenter: Segmenter
  /** Less than a frame, until the next samples come. */
  rest: Float32Array
}

let opened: Promise<Recording> | null = null
/** Requests are answered in the order in which they came. */
let last: Promise<void> = Promise.resolve()

self.addEventListener('message', ({ data }: MessageEvent<SegmenterRequest>) => {
  last = last.then(() => answer(data))
})

async function answer({ id, samples, isLast }: SegmenterRequest): Promise<void> {
  const say = (response: SegmenterResponse, transfer: Transferable[] = []): void =>
    self.postMessage(response, transfer)
  try {
    opened ??= open()
    const windows = await segment(await opened, samples, isLast)
    if (isLast) opened = null
    say(
      { id, name: 'windows', windows },
      windows.map((window) => window.samples.buffer),
    )
  } catch (thrown) {
    opened = null
    say({ id, name: 'failed', message: String(thrown) })
  }
}

async function open(): Promise<Recording> {
  return { voice: await openVoiceActivity(), segmenter: createSegmenter(), rest: new Float32Array(0) }
}

async function segment(
  recording: Recording,
  samples: Float32Array,
  isLast: boolean,
): Promise<SpeechWindow[]> {
  // The last frame is filled up with silence: nothing of the recording is left out.
  const length = recording.rest.length + samples.length
  const padded = isLast ? Math.ceil(length / FRAME_SAMPLES) * FRAME_SAMPLES : length
  const sound = new Float32Array(padded)
  sound.set(recording.rest)
  sound.set(samples, recording.rest.length)
  const windows: SpeechWindow[] = []
  let from = 0
  for (; from + FRAME_SAMPLES <= sound.length; from += FRAME_SAMPLES) {
    const frame = sound.subarray(from, from + FRAME_SAMPLES)
    windows.push(...recording.segmenter.push(frame, await recording.voice.next(frame)))
  }
  recording.rest = sound.slice(from)
  return isLast ? [...windows, ...recording.segmenter.flush()] : windows
}

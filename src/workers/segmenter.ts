import { createFrames, type Frames } from '../core/sound/frames.ts'
import { createLoudness, type Loudness } from '../core/sound/loudness.ts'
import { createSegmenter, type Segmenter, type SpeechWindow } from '../core/sound/segmenter.ts'
import { toSounding } from '../core/sound/sounding.ts'
import type { VoiceActivity } from '../core/sound/voice-activity.ts'
import type { Span } from '../core/words.ts'
import type { SegmenterRequest, SegmenterResponse } from './segmenter-protocol.ts'
import { openVoiceActivity } from './voice-activity.ts'

interface Recording {
  voice: VoiceActivity
  segmenter: Segmenter
  frames: Frames
  loudness: Loudness
  speech: Span[]
}

let opened: Promise<Recording> | null = null
/** Requests are answered in the order in which they came. */
let last: Promise<void> = Promise.resolve()

self.addEventListener('message', ({ data }: MessageEvent<SegmenterRequest>) => {
  last = last.then(() => answer(data))
})

async function answer({ id, samples, isPause = false, isLast }: SegmenterRequest): Promise<void> {
  const say = (response: SegmenterResponse, transfer: Transferable[] = []): void =>
    self.postMessage(response, transfer)
  try {
    opened ??= open()
    const recording = await opened
    const windows = await segment(recording, samples, isPause, isLast)
    recording.speech.push(...windows.flatMap((window) => window.speech))
    const sounding = isLast ? toSounding(recording.loudness.levels(), recording.speech) : null
    if (isLast) opened = null
    say(
      { id, name: 'windows', windows, sounding },
      windows.map((window) => window.samples.buffer),
    )
  } catch (thrown) {
    opened = null
    say({ id, name: 'failed', message: String(thrown) })
  }
}

async function open(): Promise<Recording> {
  return {
    voice: await openVoiceActivity(),
    segmenter: createSegmenter(),
    frames: createFrames(),
    loudness: createLoudness(),
    speech: [],
  }
}

async function segment(
  { voice, segmenter, frames, loudness }: Recording,
  samples: Float32Array,
  isPause: boolean,
  isLast: boolean,
): Promise<SpeechWindow[]> {
  const windows: SpeechWindow[] = []
  for (const frame of [...frames.push(samples), ...(isLast ? frames.flush() : [])]) {
    loudness.push(frame)
    windows.push(...segmenter.push(frame, await voice.next(frame)))
  }
  return isPause || isLast ? [...windows, ...segmenter.flush()] : windows
}

import { createFrames, type Frames } from '../core/sound/frames.ts'
import { createSegmenter, type Segmenter, type SpeechWindow } from '../core/sound/segmenter.ts'
import type { SegmenterRequest, SegmenterResponse } from './segmenter-protocol.ts'
import { openVoiceActivity, type VoiceActivity } from './voice-activity.ts'

interface Recording {
  voice: VoiceActivity
  segmenter: Segmenter
  frames: Frames
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
  return { voice: await openVoiceActivity(), segmenter: createSegmenter(), frames: createFrames() }
}

async function segment(
  { voice, segmenter, frames }: Recording,
  samples: Float32Array,
  isLast: boolean,
): Promise<SpeechWindow[]> {
  const windows: SpeechWindow[] = []
  for (const frame of [...frames.push(samples), ...(isLast ? frames.flush() : [])])
    windows.push(...segmenter.push(frame, await voice.next(frame)))
  return isLast ? [...windows, ...segmenter.flush()] : windows
}

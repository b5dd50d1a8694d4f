import { SAMPLE_RATE_HZ } from './samples.ts'
import type { Span } from '../words.ts'

/** Samples in a frame of voice activity: 32 ms, the only length that Silero's model takes at 16 kHz. */
export const FRAME_SAMPLES = 512
const FRAME = FRAME_SAMPLES / SAMPLE_RATE_HZ

/** Speech begins at the first probability and goes on down to the second, as Silero's own iterator does. */
const BEGINS = 0.5
const GOES_ON = 0.35

/** Seconds kept before and after speech: first syllables are quiet, last ones fade. */
const PADDING = 0.25

/** Whisper hears 30 s; with padding a window stays under that. */
const LONGEST = 28
/** How far back a window that is full looks for its quietest moment. */
const LOOK_BACK = 6

/**
 * From so many seconds of sound on, a pause of so many seconds ends a window: the longer it is, the sooner. Each window
 * costs the encoder the same, however short it is, so they are not made shorter than they need be: with 14 s for a pause of
 * 1.2 s the recogniser works 0.06 less, but from Stop to the report it takes half as long again.
 */
const ENOUGH: readonly { sound: number; pause: number }[] = [
  { sound: 23, pause: 0.2 },
  { sound: 17, pause: 0.4 },
  { sound: 10, pause: 0.9 },
]

/** A stretch of the recording inside a window. Seconds. */
export interface Stretch {
  /** Where it begins in the window. */
  at: number
  /** Where it begins in the recording. */
  start: number
  duration: number
}

/** Speech that the recogniser takes at once: stretches of a recording, joined, silence left out. */
export interface SpeechWindow {
  samples: Float32Array
  stretches: Stretch[]
  /** Where somebody speaks in it, in seconds of the recording, without the silence that is kept around speech. */
  speech: Span[]
}

export interface Segmenter {
  /** Takes the next frame and the probability that somebody speaks in it; returns the windows that it closes. */
  push: (frame: Float32Array, probability: number) => SpeechWindow[]
  /** Closes what is open, at the end of the recording. */
  flush: () => SpeechWindow[]
}

interface Kept {
  samples: Float32Array
  /** The frame's place in the recording. */
  index: number
  probability: number
  speaking: boolean
}

/**
 * Cuts a recording into windows at its pauses while it is made. Each frame of speech is in exactly one window; a window
 * closes early where a thought seems to end, so that little is left to do when the speaker stops.
 */
export function createSegmenter(): Segmenter {
  const padding = Math.round(PADDING / FRAME)
  let index = 0
  let speaking = false
  let silent = 0
  /** Silence that belongs to a window only if speech follows soon. */
  let before: Kept[] = []
  let open: Kept[] = []

  function keep(frame: Kept): void {
    open.push(...before, frame)
    before = []
  }

  function close(count = open.length): SpeechWindow[] {
    const closed = open.slice(0, count)
    open = open.slice(count)
    return closed.length > 0 ? [toWindow(closed)] : []
  }

  return {
    push(samples, probability) {
      speaking = probability >= (speaking ? GOES_ON : BEGINS)
      const frame = { samples: samples.slice(), index: index++, probability, speaking }
      if (speaking) {
        silent = 0
        keep(frame)
        return open.length * FRAME >= LONGEST ? close(findQuietest(open)) : []
      }
      silent += 1
      if (open.length > 0 && silent <= padding) keep(frame)
      else before = [...before, frame].slice(-padding)
      const sound = open.length * FRAME
      const isEnough = ENOUGH.some((it) => sound >= it.sound && silent * FRAME >= it.pause)
      return isEnough && silent >= padding ? close() : []
    },
    flush: () => close(),
  }
}

/** Where a window that is full is cut: after its least likely frame of the last seconds. */
function findQuietest(frames: readonly Kept[]): number {
  let best = frames.length - 1
  for (let i = frames.length - Math.round(LOOK_BACK / FRAME); i < frames.length; i++)
    if ((frames[i]?.probability ?? 1) < (frames[best]?.probability ?? 1)) best = i
  return best + 1
}

function toWindow(frames: readonly Kept[]): SpeechWindow {
  const samples = new Float32Array(frames.length * FRAME_SAMPLES)
  const stretches: Stretch[] = []
  const speech: Span[] = []
  frames.forEach((frame, place) => {
    samples.set(frame.samples, place * FRAME_SAMPLES)
    const last = stretches.at(-1)
    const start = frame.index * FRAME
    if (last && Math.abs(last.start + last.duration - start) < FRAME / 2) last.duration += FRAME
    else stretches.push({ at: place * FRAME, start, duration: FRAME })
    if (!frame.speaking) return
    const spoken = speech.at(-1)
    if (spoken && Math.abs(spoken.end - start) < FRAME / 2) spoken.end += FRAME
    else speech.push({ start, end: start + FRAME })
  })
  return { samples, stretches, speech }
}

/**
 * A moment of a window in seconds of the recording. Where two stretches meet in the window, a start is the later one's
 * beginning and an end the earlier one's.
 */
export function toRecordingTime(
  stretches: readonly Stretch[],
  seconds: number,
  edge: 'start' | 'end',
): number {
  const stretch =
    stretches.findLast(({ at }) => (edge === 'start' ? at <= seconds : at < seconds)) ?? stretches[0]
  if (!stretch) return seconds
  return stretch.start + Math.min(Math.max(0, seconds - stretch.at), stretch.duration)
}

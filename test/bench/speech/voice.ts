import { createFrames } from '../../../src/core/sound/frames.ts'
import { createSegmenter, FRAME_SAMPLES } from '../../../src/core/sound/segmenter.ts'
import { openVoiceActivity } from '../../../src/workers/voice-activity.ts'

const RATE = 16_000
const FRAME = FRAME_SAMPLES / RATE
/** Frames so near to an edge of speech, in seconds, are not counted: nobody can say where it is to the millisecond. */
const COLLAR = 0.1

type Edges = readonly [number, number]

export interface Truth {
  /** Words, and the sentences that they stand in: what is between two words of a sentence is counted as neither. */
  words: readonly Edges[]
  sentences: readonly Edges[]
}

/** Frames of speech that were found, and frames of silence that were taken for speech, with how many there were. */
export async function measureVoice(samples: Float32Array, truth: Truth) {
  const voice = await openVoiceActivity()
  const frames = createFrames()
  const segmenter = createSegmenter()
  const windows = []
  for (const frame of [...frames.push(samples), ...frames.flush()])
    windows.push(...segmenter.push(frame, await voice.next(frame)))
  windows.push(...segmenter.flush())
  const found = windows.flatMap(({ speech }) => speech)

  const counts = { speech: 0, heard: 0, silence: 0, imagined: 0 }
  for (let start = 0; start + FRAME <= samples.length / RATE; start += FRAME) {
    const middle = start + FRAME / 2
    const isFound = found.some((it) => it.start <= middle && middle < it.end)
    if (truth.words.some(([from, to]) => from + COLLAR <= start && start + FRAME <= to - COLLAR)) {
      counts.speech += 1
      if (isFound) counts.heard += 1
    } else if (!truth.sentences.some(([from, to]) => from - COLLAR < start + FRAME && start < to + COLLAR)) {
      counts.silence += 1
      if (isFound) counts.imagined += 1
    }
  }
  return counts
}

/** The same sound with pink noise (Kellet's filter) so many decibels below its speech; the same noise every time. */
export function withPinkNoise(
  samples: Float32Array,
  words: readonly Edges[],
  decibels: number,
): Float32Array {
  let seed = 1
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 31 - 1
  }
  const b = [0, 0, 0]
  const noise = samples.map(() => {
    const white = random()
    b[0] = 0.99765 * (b[0] ?? 0) + white * 0.099046
    b[1] = 0.963 * (b[1] ?? 0) + white * 0.2965164
    b[2] = 0.57 * (b[2] ?? 0) + white * 1.0526913
    return b[0] + b[1] + b[2] + white * 0.1848
  })
  const power = (it: Float32Array): number => it.reduce((sum, x) => sum + x * x, 0) / Math.max(1, it.length)
  const spoken = words.map(([from, to]) => samples.subarray(from * RATE, to * RATE))
  const speech = spoken.reduce((sum, it) => sum + power(it) * it.length, 0)
  const length = spoken.reduce((sum, it) => sum + it.length, 0)
  const gain = Math.sqrt(speech / length / power(noise) / 10 ** (decibels / 10))
  return samples.map((x, i) => x + gain * (noise[i] ?? 0))
}

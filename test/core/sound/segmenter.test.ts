import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSegmenter, FRAME_SAMPLES, type SpeechWindow } from '../../../src/core/sound/segmenter.ts'

const SECOND = 16_000 / FRAME_SAMPLES

/** Runs seconds of speech (1) and silence (0) through a segmenter; every frame carries its own number as its sound. */
function segment(
  seconds: readonly [speaks: 0 | 1, seconds: number][],
  probability = (speaks: number): number => speaks,
) {
  const segmenter = createSegmenter()
  const windows: SpeechWindow[] = []
  const closedAt: number[] = []
  let frame = 0
  for (const [speaks, length] of seconds)
    for (let i = 0; i < length * SECOND; i++) {
      const closed = segmenter.push(new Float32Array(FRAME_SAMPLES).fill(frame++), probability(speaks))
      windows.push(...closed)
      if (closed.length > 0) closedAt.push(frame / SECOND)
    }
  windows.push(...segmenter.flush())
  return { windows, closedAt, frames: windows.flatMap(({ samples }) => framesOf(samples)), heard: frame }
}

const framesOf = (samples: Float32Array): number[] =>
  Array.from({ length: samples.length / FRAME_SAMPLES }, (_, i) => samples[i * FRAME_SAMPLES] ?? -1)

const duration = ({ samples }: SpeechWindow): number => samples.length / 16_000

describe('the segmenter', () => {
  it('hands on nothing where nobody speaks', () => {
    expect(segment([[0, 30]]).windows).toEqual([])
  })

  it('leaves long silences out, and says where each stretch of speech was', () => {
    const { windows } = segment([
      [0, 5],
      [1, 2],
      [0, 3],
      [1, 2],
    ])
    const [window] = windows
    expect(windows).toHaveLength(1)
    expect(window && duration(window)).toBeLessThan(5.5)
    expect(window?.stretches.map(({ start }) => start)).toEqual([
      expect.closeTo(4.75, 1),
      expect.closeTo(9.75, 1),
    ])
  })

  it('keeps a quiet beginning and end around speech', () => {
    const { windows } = segment([
      [0, 2],
      [1, 1],
      [0, 2],
    ])
    const [stretch] = windows[0]?.stretches ?? []
    expect(stretch?.start).toBeCloseTo(1.75, 1)
    expect((stretch?.start ?? 0) + (stretch?.duration ?? 0)).toBeCloseTo(3.25, 1)
  })

  it('closes a window early at the end of a thought, so that little is left at the end', () => {
    const thought: [0 | 1, number][] = [
      [1, 10],
      [0, 1.2],
    ]
    expect(
      segment([...thought, ...thought, ...thought]).windows.map(({ stretches }) => stretches.length),
    ).toEqual([1, 1, 1])
  })

  it('goes on through short pauses until there is enough for a window', () => {
    const phrase: [0 | 1, number][] = [
      [1, 4],
      [0, 0.5],
    ]
    const { windows } = segment(Array.from({ length: 8 }, () => phrase).flat())
    for (const window of windows.slice(0, -1)) expect(duration(window)).toBeGreaterThan(12)
  })

  it('cuts speech without a pause before it is longer than Whisper hears', () => {
    const { windows, frames, heard } = segment([[1, 100]])
    for (const window of windows) expect(duration(window)).toBeLessThanOrEqual(28.1)
    expect(frames).toEqual(Array.from({ length: heard }, (_, i) => i))
  })

  it('has every frame of speech in exactly one window, in order, whatever is said', () => {
    const stretch = fc.tuple(fc.constantFrom<0 | 1>(0, 1), fc.double({ min: 0.05, max: 20, noNaN: true }))
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 20 }), (seconds) => {
        const spoken = new Set<number>()
        let frame = 0
        for (const [speaks, length] of seconds)
          for (let i = 0; i < length * SECOND; i++, frame++) if (speaks) spoken.add(frame)
        const { frames, windows } = segment(seconds)
        expect(frames).toEqual([...new Set(frames)].sort((a, b) => a - b))
        for (const number of spoken) expect(frames).toContain(number)
        for (const { samples, stretches } of windows) {
          const last = stretches.at(-1)
          expect((last?.at ?? 0) + (last?.duration ?? 0)).toBeCloseTo(samples.length / 16_000)
        }
      }),
      { numRuns: 25 },
    )
  })
})

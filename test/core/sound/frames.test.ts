import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFrames } from '../../../src/core/sound/frames.ts'
import { createSegmenter, FRAME_SAMPLES } from '../../../src/core/sound/segmenter.ts'

/** Sound that can be told apart everywhere, loud for a while and silent for a while. */
const recording = (seconds: number): Float32Array =>
  Float32Array.from({ length: seconds * 16_000 }, (_, i) =>
    Math.floor(i / 40_000) % 3 === 2 ? 0 : 0.1 + (i % 8000) / 10_000,
  )
const isLoud = (frame: Float32Array): number => (frame.some((sample) => sample !== 0) ? 0.9 : 0)

/** The windows of a recording that comes in blocks of these lengths, in turn. */
function windowsOf(samples: Float32Array, blocks: readonly number[]) {
  const frames = createFrames()
  const segmenter = createSegmenter()
  const windows = []
  let from = 0
  for (let turn = 0; from < samples.length; turn++) {
    const length = blocks[turn % blocks.length] ?? 1
    for (const frame of frames.push(samples.subarray(from, from + length)))
      windows.push(...segmenter.push(frame, isLoud(frame)))
    from += length
  }
  for (const frame of frames.flush()) windows.push(...segmenter.push(frame, isLoud(frame)))
  return [...windows, ...segmenter.flush()].map((window) => ({
    stretches: window.stretches,
    speech: window.speech,
    sound: Buffer.from(window.samples.buffer).toString('latin1'),
  }))
}

describe('frames', () => {
  it('keep the last samples, filled up with silence', () => {
    const frames = createFrames()
    expect(frames.push(new Float32Array(FRAME_SAMPLES + 3).fill(0.5))).toHaveLength(1)
    const [last] = frames.flush()
    expect(last).toHaveLength(FRAME_SAMPLES)
    expect(last?.subarray(0, 4)).toEqual(Float32Array.of(0.5, 0.5, 0.5, 0))
    expect(frames.flush()).toEqual([])
  })

  it('make the same windows of a recording in step as of the finished one, however it comes', () => {
    const samples = recording(70)
    const whole = windowsOf(samples, [samples.length])
    expect(whole.length).toBeGreaterThan(2)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 100, max: 9000 }), { minLength: 1, maxLength: 6 }), (blocks) => {
        expect(windowsOf(samples, blocks)).toStrictEqual(whole)
      }),
      { numRuns: 20 },
    )
  })
})

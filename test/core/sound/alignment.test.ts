import { describe, expect, it } from 'vitest'
import { findLag, findLoudest } from '../../../src/core/sound/alignment.ts'

const RATE = 16_000

/** A sound that is like itself nowhere else: a chirp whose loudness wanders. */
const sound = (seconds: number): Float32Array =>
  Float32Array.from({ length: seconds * RATE }, (_, i) => {
    const t = i / RATE
    return Math.sin(2 * Math.PI * (200 * t + 150 * t * t)) * (0.5 + 0.4 * Math.sin(7 * t))
  })

const silence = (seconds: number): Float32Array => new Float32Array(Math.round(seconds * RATE))

const join = (...parts: Float32Array[]): Float32Array => Float32Array.from(parts.flatMap((part) => [...part]))

describe('two recordings of the same sound', () => {
  it.each([0, 0.0225, 0.11, 0.4])('are found to be %f s apart', (seconds) => {
    const late = join(silence(seconds), sound(2))
    expect(findLag(sound(2), late, 0.5)).toBeCloseTo(seconds, 3)
    expect(findLag(late, sound(2), 0.5)).toBeCloseTo(-seconds, 3)
  })

  it('are found apart when one is louder and cut off', () => {
    const loud = join(silence(0.08), sound(2)).map((sample) => sample * 3)
    expect(findLag(sound(2), loud.subarray(0, RATE), 0.5)).toBeCloseTo(0.08, 3)
  })

  it('count as in step where there is nothing to compare', () => {
    expect(findLag(silence(1), sound(1), 0.5)).toBe(0)
    expect(findLag(silence(0), silence(0), 0.5)).toBe(0)
  })
})

describe('the loudest stretch', () => {
  it('is where somebody speaks', () => {
    expect(findLoudest(join(silence(3), sound(2), silence(3)), 2)).toBeCloseTo(3, 1)
  })

  it('is the beginning where nobody does, or where there is less than that', () => {
    expect(findLoudest(silence(5), 2)).toBe(0)
    expect(findLoudest(sound(1), 2)).toBe(0)
  })
})

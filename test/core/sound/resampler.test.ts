import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createResampler } from '../../../src/core/sound/resampler.ts'
import { joinSamples, SAMPLE_RATE_HZ } from '../../../src/core/sound/samples.ts'

const sine = (hz: number, rateHz: number, seconds: number): Float32Array =>
  Float32Array.from({ length: Math.round(rateHz * seconds) }, (_, i) =>
    Math.sin((2 * Math.PI * hz * i) / rateHz),
  )

function resample(source: Float32Array, rateHz: number, cuts: readonly number[] = []): Float32Array {
  const resampler = createResampler(rateHz)
  const blocks: Float32Array[] = []
  let from = 0
  for (const cut of [...cuts, source.length]) {
    blocks.push(resampler.push(source.subarray(from, from + cut)))
    from = Math.min(source.length, from + cut)
  }
  return joinSamples([...blocks, resampler.flush()])
}

/** Largest difference, away from the two ends, where a tone is cut off. */
function worst(a: Float32Array, b: Float32Array): number {
  let most = 0
  for (let i = 200; i < Math.min(a.length, b.length) - 200; i++)
    most = Math.max(most, Math.abs((a[i] ?? 0) - (b[i] ?? 0)))
  return most
}

describe('the resampler', () => {
  it.each([44_100, 48_000, 96_000, 16_000, 22_050, 8000])(
    'keeps a 1 kHz tone in its place from %i Hz',
    (rateHz) => {
      expect(worst(resample(sine(1000, rateHz, 0.5), rateHz), sine(1000, SAMPLE_RATE_HZ, 0.5))).toBeLessThan(
        0.01,
      )
    },
  )

  it.each([44_100, 48_000])('lets nothing above the new band fold back from %i Hz', (rateHz) => {
    const silence = new Float32Array(SAMPLE_RATE_HZ / 2)
    expect(worst(resample(sine(12_000, rateHz, 0.5), rateHz), silence)).toBeLessThan(0.01)
  })

  it('gives as many samples as the time takes', () => {
    expect(resample(new Float32Array(44_100), 44_100)).toHaveLength(16_000)
    expect(resample(new Float32Array(0), 44_100)).toHaveLength(0)
  })

  it('joins blocks of any length without a seam', () => {
    const source = sine(440, 44_100, 0.2)
    const whole = resample(source, 44_100)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 12 }), (cuts) => {
        expect(resample(source, 44_100, cuts)).toEqual(whole)
      }),
      { numRuns: 30 },
    )
  })

  it('refuses what is no rate', () => {
    expect(() => createResampler(0)).toThrow(RangeError)
  })
})

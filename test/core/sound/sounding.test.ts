import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLoudness } from '../../../src/core/sound/loudness.ts'
import { SAMPLE_RATE_HZ } from '../../../src/core/sound/samples.ts'
import { toSounding } from '../../../src/core/sound/sounding.ts'
import type { Span } from '../../../src/core/words.ts'

/** A hum in the band of vowels that swells `rate` times a second inside of spans, over noise of a given amplitude. */
function hum(seconds: number, spans: readonly Span[], { rate = 4, noise = 0 } = {}): Float32Array {
  let seed = 1
  return Float32Array.from({ length: seconds * SAMPLE_RATE_HZ }, (_, i) => {
    seed = (seed * 16_807) % 2_147_483_647
    const time = i / SAMPLE_RATE_HZ
    const span = spans.find(({ start, end }) => time >= start && time < end)
    const swell = span ? 0.15 - 0.14 * Math.cos(2 * Math.PI * rate * (time - span.start)) : 0
    return swell * Math.sin(2 * Math.PI * 600 * time) + noise * (seed / 1_073_741_824 - 1)
  })
}

function sound(samples: Float32Array, found: readonly Span[], block = samples.length) {
  const loudness = createLoudness()
  for (let from = 0; from < samples.length; from += block) loudness.push(samples.subarray(from, from + block))
  return toSounding(loudness.levels(), found)
}

describe('loudness', () => {
  it('is the same however the samples come', () => {
    const samples = hum(1, [{ start: 0.2, end: 0.8 }])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (block) => {
        expect(sound(samples, [{ start: 0.2, end: 0.8 }], block)).toEqual(
          sound(samples, [{ start: 0.2, end: 0.8 }]),
        )
      }),
      { numRuns: 20 },
    )
  })

  it('hears the band of speech, and neither a rumble nor a hiss', () => {
    const tone = (frequencyHz: number): number => {
      const loudness = createLoudness()
      loudness.push(
        Float32Array.from(
          { length: 8000 },
          (_, i) => 0.5 * Math.sin((2 * Math.PI * frequencyHz * i) / SAMPLE_RATE_HZ),
        ),
      )
      return loudness.levels().at(-1) ?? 0
    }
    expect(tone(800)).toBeGreaterThan(-10)
    expect(tone(50)).toBeLessThan(tone(800) - 20)
    expect(tone(7500)).toBeLessThan(tone(800) - 20)
  })
})

describe('the edges of speech', () => {
  const spoken = [
    { start: 0.5, end: 2 },
    { start: 3, end: 4.5 },
  ]
  const late = spoken.map(({ start, end }) => ({ start: start - 0.05, end: end + 0.12 }))

  it.each([
    ['in a quiet room', 0],
    ['in a loud one', 0.03],
  ])('are moved to where the sound begins and ends, %s', (_room, noise) => {
    const { speech } = sound(hum(5, spoken, { noise }), late)
    speech.forEach(({ start, end }, i) => {
      expect(Math.abs(start - (spoken[i]?.start ?? 0))).toBeLessThan(0.05)
      expect(Math.abs(end - (spoken[i]?.end ?? 0))).toBeLessThan(0.05)
    })
  })
})

describe('syllables', () => {
  it.each([3, 4, 6])('are counted as they swell, %i a second', (rate) => {
    const { syllables } = sound(hum(6, [{ start: 1, end: 5 }], { rate }), [{ start: 1, end: 5 }])
    expect(syllables).toHaveLength(rate * 4)
    expect(syllables.every((at) => at > 1 && at < 5)).toBe(true)
  })
})

describe('the noise of a room', () => {
  it('is measured where nobody speaks', () => {
    const quiet = sound(hum(5, [{ start: 1, end: 4 }], { noise: 0.001 }), [{ start: 1, end: 4 }])
    const loud = sound(hum(5, [{ start: 1, end: 4 }], { noise: 0.01 }), [{ start: 1, end: 4 }])
    expect((quiet.signalToNoise ?? 0) - (loud.signalToNoise ?? 0)).toBeCloseTo(20, 0)
  })

  it('is not known where somebody speaks all the time', () => {
    expect(sound(hum(3, [{ start: 0, end: 3 }]), [{ start: 0, end: 3 }]).signalToNoise).toBeNull()
  })
})

describe('a recording in which nobody speaks', () => {
  it.each([
    ['empty', new Float32Array(0)],
    ['silent', new Float32Array(SAMPLE_RATE_HZ)],
    ['noise', hum(1, [], { noise: 0.3 })],
  ])('has nothing to tell: %s', (_name, samples) => {
    expect(sound(samples, [])).toEqual({ speech: [], syllables: [], signalToNoise: null })
  })
})

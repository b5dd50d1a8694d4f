import { describe, expect, it } from 'vitest'
import { joinSamples, SAMPLE_RATE_HZ } from '../../src/core/samples.ts'
import { toWindows } from '../../src/core/windows.ts'

const voice = (seconds: number): Float32Array =>
  Float32Array.from({ length: seconds * SAMPLE_RATE_HZ }, (_, i) => 0.3 * Math.sin(i * 0.2))
const silence = (seconds: number): Float32Array => new Float32Array(seconds * SAMPLE_RATE_HZ)

describe('the windows of a recording', () => {
  it('takes a short answer whole', () => {
    const answer = voice(12)
    const [only, ...others] = toWindows(answer)
    expect(only?.samples.length).toBe(answer.length)
    expect(others).toEqual([])
  })

  it('cuts a long answer in its pauses, and loses and doubles nothing', () => {
    const answer = joinSamples([voice(20), silence(0.5), voice(24), silence(0.5), voice(10)])
    const windows = toWindows(answer)
    const joined = joinSamples(windows.map((window) => window.samples))
    expect(Buffer.from(joined.buffer).equals(Buffer.from(answer.buffer))).toBe(true)
    const [first, second, third] = windows.map((window) => window.start)
    expect(first).toBe(0)
    expect(second).toSatisfy((start: number) => start > 20 && start < 20.5)
    expect(third).toSatisfy((start: number) => start > 44.5 && start < 45)
  })

  it('makes no window longer than Whisper hears', () => {
    for (const window of toWindows(voice(100)))
      expect(window.samples.length).toBeLessThanOrEqual(28 * SAMPLE_RATE_HZ)
  })

  it('hands on nothing where nobody speaks', () => {
    expect(toWindows(silence(40))).toEqual([])
    expect(toWindows(silence(0))).toEqual([])
  })
})

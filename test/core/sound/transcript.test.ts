import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toWords } from '../../../src/core/sound/transcript.ts'

/** A window that leaves nothing out. */
const whole = (start: number, duration: number) => [{ at: 0, start, duration }]

describe('words from the recogniser', () => {
  it('are told in seconds of the recording', () => {
    const chunks = [
      { text: ' We', timestamp: [0.5, 0.75] as [number, number] },
      { text: ' failed.', timestamp: [0.75, 1.5] as [number, number] },
    ]
    expect(toWords(chunks, whole(20, 5))).toEqual([
      { text: 'We', start: 20.5, end: 20.75 },
      { text: 'failed.', start: 20.75, end: 21.5 },
    ])
  })

  it('end where the next one begins, or with the window, when the recogniser gives no end', () => {
    const chunks = [
      { text: 'a', timestamp: [1, null] as [number, null] },
      { text: 'b', timestamp: [2, null] as [number, null] },
    ]
    expect(toWords(chunks, whole(0, 3))).toEqual([
      { text: 'a', start: 1, end: 2 },
      { text: 'b', start: 2, end: 3 },
    ])
  })

  it('stay on their side of a silence that was left out', () => {
    const stretches = [
      { at: 0, start: 10, duration: 2 },
      { at: 2, start: 30, duration: 2 },
    ]
    const chunks = [
      { text: 'before', timestamp: [1, 2] as [number, number] },
      { text: 'after', timestamp: [2, 3] as [number, number] },
      { text: 'across', timestamp: [1.5, 2.5] as [number, number] },
    ]
    expect(toWords(chunks.slice(0, 2), stretches)).toEqual([
      { text: 'before', start: 11, end: 12 },
      { text: 'after', start: 30, end: 31 },
    ])
    expect(toWords(chunks.slice(2), stretches)).toEqual([{ text: 'across', start: 11.5, end: 12.5 }])
  })

  it('leave out what is only white space', () => {
    expect(toWords([{ text: '  ', timestamp: [0, 1] }], whole(0, 2))).toEqual([])
  })

  it('never go back in time and always last, whatever times come in', () => {
    const time = fc.double({ min: -5, max: 40, noNaN: true })
    const chunk = fc.record({ text: fc.constant('word'), timestamp: fc.tuple(time, fc.option(time)) })
    fc.assert(
      fc.property(fc.array(chunk), (chunks) => {
        let last = 10
        for (const { start, end } of toWords(chunks, whole(10, 28))) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = start
        }
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toWords } from '../../src/core/transcript.ts'

describe('words from the recogniser', () => {
  it('are told in seconds of the recording', () => {
    const chunks = [
      { text: ' We', timestamp: [0.5, 0.75] as [number, number] },
      { text: ' failed.', timestamp: [0.75, 1.5] as [number, number] },
    ]
    expect(toWords(chunks, 20, 5)).toEqual([
      { text: 'We', start: 20.5, end: 20.75 },
      { text: 'failed.', start: 20.75, end: 21.5 },
    ])
  })

  it('end where the next one begins, or with the window, when the recogniser gives no end', () => {
    const chunks = [
      { text: 'a', timestamp: [1, null] as [number, null] },
      { text: 'b', timestamp: [2, null] as [number, null] },
    ]
    expect(toWords(chunks, 0, 3)).toEqual([
      { text: 'a', start: 1, end: 2 },
      { text: 'b', start: 2, end: 3 },
    ])
  })

  it('leave out what is only white space', () => {
    expect(toWords([{ text: '  ', timestamp: [0, 1] }], 0, 2)).toEqual([])
  })

  it('never go back in time and always last, whatever times come in', () => {
    const time = fc.double({ min: -5, max: 40, noNaN: true })
    const chunk = fc.record({ text: fc.constant('word'), timestamp: fc.tuple(time, fc.option(time)) })
    fc.assert(
      fc.property(fc.array(chunk), (chunks) => {
        let last = 10
        for (const { start, end } of toWords(chunks, 10, 28)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = start
        }
      }),
    )
  })
})

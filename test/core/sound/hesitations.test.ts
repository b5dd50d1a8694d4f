import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findHesitations } from '../../../src/core/sound/hesitations.ts'
import type { Word } from '../../../src/core/words.ts'

const word = (text: string, start: number, end: number): Word => ({ text, start, end })

describe('hesitations', () => {
  it('are the fillers that were written, and no words that only sound like it', () => {
    const said = ['Um,', 'so', 'uh', 'I', 'erred,', 'like,', 'Hmm.', 'you', 'know']
    const { fillers } = findHesitations(
      said.map((text, i) => word(text, i, i + 0.9)),
      [],
    )
    expect(fillers.map(({ text }) => text)).toEqual(['Um,', 'uh', 'Hmm.'])
  })

  it('are stretches of speech that got no word', () => {
    const words = [word('So', 0, 0.4), word('then', 2, 2.4)]
    const { unworded } = findHesitations(words, [{ start: 0, end: 2.4 }])
    expect(unworded).toHaveLength(1)
    expect(unworded[0]?.start).toBeCloseTo(0.55)
    expect(unworded[0]?.end).toBeCloseTo(1.85)
  })

  it('are none where a word only begins a little late', () => {
    expect(findHesitations([word('So', 0.4, 0.8)], [{ start: 0, end: 0.8 }]).unworded).toEqual([])
  })

  it('are whole stretches of speech where nothing was written', () => {
    const speech = [
      { start: 1, end: 1.2 },
      { start: 3, end: 4 },
    ]
    expect(findHesitations([], speech).unworded).toEqual([{ start: 3, end: 4 }])
  })

  it('are none in a fluent recording with its true words', () => {
    const sentences = JSON.parse(readFileSync('test/fixtures/audio/hiring.json', 'utf8')) as {
      start: number
      end: number
      words: [number, number][]
    }[]
    const words = sentences.flatMap((sentence) => sentence.words.map(([start, end]) => word('x', start, end)))
    expect(findHesitations(words, sentences).unworded).toEqual([])
  })

  it('never lie outside of speech or inside of words', () => {
    const span = fc
      .tuple(fc.double({ min: 0, max: 60, noNaN: true }), fc.double({ min: 0.05, max: 5, noNaN: true }))
      .map(([start, length]) => ({ start, end: start + length }))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 20 }), fc.array(span, { maxLength: 5 }), (said, speech) => {
        const words = said.map(({ start, end }) => word('x', start, end))
        for (const { start, end } of findHesitations(words, speech).unworded) {
          expect(end - start).toBeGreaterThanOrEqual(0.3)
          expect(speech.some((stretch) => stretch.start <= start && end <= stretch.end)).toBe(true)
          expect(words.some((other) => other.start < end && start < other.end)).toBe(false)
        }
      }),
    )
  })
})

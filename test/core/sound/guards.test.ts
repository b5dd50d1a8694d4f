import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findSuspicion, markDoubtful, splitWindow } from '../../../src/core/sound/guards.ts'
import type { Word } from '../../../src/core/words.ts'

/** Words spoken one after the other from the beginning, so many a second. */
const speak = (text: string, rate = 2.5): Word[] =>
  text.split(' ').map((word, i) => ({ text: word, start: i / rate, end: (i + 0.9) / rate }))

const whole = (duration: number) => [{ at: 0, start: 0, duration }]

const honest = [
  'In my previous job I was responsible for hiring our first data analyst.',
  'No, no, no, no, that was not what I meant.',
  'I asked and I asked and nobody answered.',
  'It was very very very bad.',
]
const rounds: [string, string][] = [
  ['one word', `${'okay '.repeat(12)}okay`],
  ['a phrase', 'I had been and I had been and I had been and I had been and'],
  ['a phrase with other marks', 'I am sorry. I am sorry, I am sorry I am SORRY.'],
]

describe('the guards', () => {
  it.each(honest)('let pass what people say: %s', (text) => {
    const words = speak(text)
    expect(findSuspicion(words, whole(words.length / 2.5))).toBeNull()
  })

  it.each(rounds)('find a loop of %s', (_name, text) => {
    const words = speak(text)
    expect(findSuspicion(words, whole(words.length / 2.5))).toBe('loop')
  })

  it('find more words than a mouth can say', () => {
    const text = Array.from({ length: 60 }, (_word, i) => `word${i}`).join(' ')
    expect(findSuspicion(speak(text, 12), whole(5))).toBe('too-fast')
    expect(findSuspicion(speak(text, 3), whole(20))).toBeNull()
  })

  it('find speech at the end that got no words', () => {
    expect(findSuspicion(speak('It broke.'), whole(6))).toBe('stops-early')
    expect(findSuspicion([], whole(4))).toBe('stops-early')
    expect(findSuspicion([], whole(1))).toBeNull()
  })

  it('do not take silence that was left out for speech', () => {
    const stretches = [
      { at: 0, start: 0, duration: 1 },
      { at: 1, start: 60, duration: 1 },
    ]
    expect(findSuspicion(speak('It broke.'), stretches)).toBeNull()
  })

  it('mark the words that go round, and never leave one out', () => {
    const words = speak(`we tried it ${'again '.repeat(8)}`.trim())
    const marked = markDoubtful(words, 'loop')
    expect(marked.map(({ text }) => text)).toEqual(words.map(({ text }) => text))
    expect(marked.slice(0, 3).some(({ doubtful }) => doubtful)).toBe(false)
    expect(marked.slice(3, 9).every(({ doubtful }) => doubtful)).toBe(true)
  })

  it('cut a window in two without losing a sample or a moment', () => {
    const piece = fc.double({ min: 0.5, max: 9, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, piece), { minLength: 1, maxLength: 4 }), (pieces) => {
        let at = 0
        let start = 0
        const stretches = pieces.map(([duration, gap]) => {
          const stretch = { at, start, duration }
          at += duration
          start += duration + gap
          return stretch
        })
        const samples = Float32Array.from({ length: Math.round(at * 16_000) }, (_sample, i) => Math.sin(i))
        const halves = splitWindow({ samples, stretches })
        expect(halves[0].samples.length + halves[1].samples.length).toBe(samples.length)
        for (const half of halves) {
          const total = half.stretches.reduce((sum, { duration }) => sum + duration, 0)
          expect(total).toBeCloseTo(half.samples.length / 16_000, 3)
          for (const part of half.stretches)
            expect(
              stretches.some(
                (s) =>
                  part.start >= s.start - 1e-9 && part.start + part.duration <= s.start + s.duration + 1e-9,
              ),
            ).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blackOut, findSpoken } from '../../../src/core/portable/blackout.ts'
import { toBeeped } from '../../../src/core/sound/beep.ts'
import type { Word } from '../../../src/core/words.ts'

const wordsOf = (...told: readonly [string, number, number][]): Word[] =>
  told.map(([text, start, end]) => ({ text, start, end }))

describe('a name in a text', () => {
  it.each([
    ['I told Anna on Friday.', ['Anna'], 'I told █████ on Friday.'],
    ['Anna’s plan, anna said, ANNA!', ['Anna'], '█████’s plan, █████ said, █████!'],
    ['José and Zoë left.', ['jose', 'Zoe'], '█████ and █████ left.'],
    ['At Acme Corp. we lost it; acme-corp too.', ['Acme Corp'], 'At █████. we lost it; █████ too.'],
    ['Acme paid, Acme Corp did not.', ['Acme', 'Acme Corp'], '█████ paid, █████ did not.'],
    ['Mail anna@acme.com.', ['Anna', 'Acme'], 'Mail █████@█████.com.'],
    ['Annabel stays.', ['Anna'], 'Annabel stays.'],
    ['Nobody.', ['', '  ', '…'], 'Nobody.'],
    ['C3PO and 李雷 met.', ['c3po', '李雷'], '█████ and █████ met.'],
  ])('is black in “%s”', (text, names, black) => {
    expect(blackOut(text, names)).toBe(black)
  })

  it('is never left, and everything else stays', () => {
    const word = fc.constantFrom('Anna', 'anna', 'ANNA,', 'Bob’s', 'we', 'lost', '(Anna)', 'it.', '🙂', '')
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join(' ')
        const black = blackOut(text, ['Anna', 'Bob'])
        expect(black).not.toMatch(/anna|bob/i)
        expect(black.replaceAll('█████', '')).toBe(text.replace(/anna|bob/gi, ''))
      }),
    )
  })
})

describe('a name in the sound', () => {
  it('is covered from the word before to the word after', () => {
    const words = wordsOf(['I', 0, 0.2], ['told', 1, 1.3], ['Anna', 2, 2.4], ['on', 3, 3.1])
    expect(findSpoken(words, ['Anna'])).toEqual([{ start: 1.3, end: 3 }])
  })

  it('is covered over 0.4 s either way though other words stand there, and over a second of a pause', () => {
    const [near] = findSpoken(wordsOf(['told', 1, 1.9], ['Anna', 2, 2.4], ['on', 2.5, 3]), ['Anna'])
    expect(near?.start).toBeCloseTo(1.6)
    expect(near?.end).toBeCloseTo(2.8)
    const [far] = findSpoken(wordsOf(['told', 1, 2], ['Anna', 9, 9.4], ['on', 20, 21]), ['Anna'])
    expect(far).toEqual({ start: 8, end: 10.4 })
  })

  it('of two words is one, and so are two names that touch', () => {
    const words = wordsOf(
      ['Acme', 1, 1.2],
      ['Corp', 1.3, 1.6],
      ['and', 1.7, 1.8],
      ['Anna', 1.9, 2.2],
      ['left', 5, 5.4],
    )
    expect(findSpoken(words, ['acme corp', 'Anna'])).toEqual([{ start: 0, end: 3.2 }])
    expect(findSpoken(words, ['Corp Acme'])).toEqual([])
  })
})

describe('a beep', () => {
  it('leaves nothing of what was said there, and everything elsewhere', () => {
    const samples = new Float32Array(16_000 * 3).fill(0.5)
    const beeped = toBeeped(samples, [{ start: 1, end: 2 }])
    expect(beeped.subarray(0, 16_000).every((sample) => sample === 0.5)).toBe(true)
    expect(beeped.subarray(32_000).every((sample) => sample === 0.5)).toBe(true)
    const tone = beeped.subarray(16_000, 32_000)
    expect(tone.reduce((sum, sample) => sum + sample, 0) / tone.length).toBeCloseTo(0, 2)
    expect(Math.max(...tone)).toBeGreaterThan(0.05)
    expect(Math.max(...tone)).toBeLessThanOrEqual(0.1001)
    expect(samples[20_000]).toBe(0.5)
  })

  it('reaches no further than the sound', () => {
    const samples = new Float32Array(1600).fill(0.5)
    expect(toBeeped(samples, [{ start: -1, end: 9 }])).toHaveLength(1600)
  })
})

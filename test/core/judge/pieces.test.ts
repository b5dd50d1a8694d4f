import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toPieces, toVocabulary } from '../../../src/core/judge/pieces.ts'
import { parseReaderFacts } from '../../../src/core/judge/reader.ts'

const small = toVocabulary([
  ['▁the', -3],
  ['▁test', -6],
  ['▁te', -5],
  ['st', -4],
  ['s', -5],
  ['ing', -4],
  ['.', -3],
])
const FIRST = 7

describe('pieces of a sentence', () => {
  it('are the likeliest ones, not the longest first', () => {
    expect(toPieces('the testing.', small)).toEqual([0, 1, 5, 6].map((place) => FIRST + place))
  })

  it('are one unknown piece for letters that no piece has, however many', () => {
    expect(toPieces('the ßßß.', small)).toEqual([FIRST, 1, FIRST + 6])
    expect(toPieces('', small)).toEqual([1])
  })

  it('do not care which quotation marks and dashes are written', () => {
    const { vocabulary } = parseReaderFacts(JSON.parse(readFileSync('models/arc/pieces.json', 'utf8')))
    expect(toPieces('I didn’t — “really”', vocabulary)).toEqual(toPieces('I didn\'t - "really"', vocabulary))
    expect(toPieces('I broke the billing migration.', vocabulary)).not.toContain(1)
  })

  it('are 128 at most, whatever is said', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 600 }), (text) => {
        const ids = toPieces(text, small)
        expect(ids.length).toBeGreaterThan(0)
        expect(ids.length).toBeLessThanOrEqual(128)
        expect(ids.every((id) => id === 1 || (id >= FIRST && id < FIRST + 7))).toBe(true)
      }),
    )
  })
})

describe('the facts of a reader', () => {
  it.each([
    ['nothing', null, 'pieces is no list'],
    ['no chain', { pieces: [['a', -1]] }, 'chain.step is no list of 49 numbers'],
    ['a chain that is too short', { pieces: [['a', -1]], chain: { step: [[1]] } }, 'chain.step is no list'],
  ])('are refused: %s', (_what, value, message) => {
    expect(() => parseReaderFacts(value)).toThrow(message)
  })
})

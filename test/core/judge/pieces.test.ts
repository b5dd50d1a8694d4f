import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toPieces, toVocabulary } from '../../../src/core/judge/pieces.ts'
import { parseReaderFacts } from '../../../src/core/judge/reader.ts'

const small = toVocabulary(['the', 'test', 'te', '##st', '##s', '##ing', '.'])
const [FIRST, UNKNOWN] = [4, 1]

describe('pieces of a sentence', () => {
  it('are the longest ones first, with other pieces inside a word than at its beginning', () => {
    expect(toPieces('The testing.', small)).toEqual([0, 1, 5, 6].map((place) => FIRST + place))
    expect(toPieces('tests', small)).toEqual([1, 4].map((place) => FIRST + place))
  })

  it('are one unknown piece for a word that no pieces make', () => {
    expect(toPieces('the ßßß.', small)).toEqual([FIRST, UNKNOWN, FIRST + 6])
    expect(toPieces('', small)).toEqual([UNKNOWN])
    expect(toPieces('   ', small)).toEqual([UNKNOWN])
  })

  it('do not care which quotation marks and dashes are written', () => {
    const { vocabulary } = parseReaderFacts(JSON.parse(readFileSync('models/arc/pieces.json', 'utf8')))
    expect(toPieces('I didn’t — “really”', vocabulary)).toEqual(toPieces('I didn\'t - "really"', vocabulary))
    expect(toPieces('I broke the billing migration.', vocabulary)).not.toContain(UNKNOWN)
  })

  it('are 128 at most, whatever is said', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 600, unit: 'binary' }), (text) => {
        const ids = toPieces(text, small)
        expect(ids.length).toBeGreaterThan(0)
        expect(ids.length).toBeLessThanOrEqual(128)
        expect(ids.every((id) => id === UNKNOWN || (id >= FIRST && id < FIRST + 7))).toBe(true)
      }),
    )
  })

  it('are no marks of a start, an end or padding, whatever a speaker says', () => {
    expect(toPieces('[PAD] [CLS] [SEP]', small).filter((id) => id !== UNKNOWN)).toEqual([])
  })
})

describe('the facts of a reader', () => {
  it.each([
    ['nothing', null, 'pieces is no list'],
    ['pieces that are no words', { pieces: [['a', -1]] }, 'pieces is no list of words'],
    ['no chain', { pieces: ['a'] }, 'chain.step is no list of 49 numbers'],
    ['a chain that is too short', { pieces: ['a'], chain: { step: [[1]] } }, 'chain.step is no list'],
  ])('are refused: %s', (_what, value, message) => {
    expect(() => parseReaderFacts(value)).toThrow(message)
  })
})

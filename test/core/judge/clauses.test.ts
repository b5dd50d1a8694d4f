import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { toClauses } from '../../../src/core/judge/clauses.ts'

const clauses = (text: string): string[] => toClauses(text).map(({ start, end }) => text.slice(start, end))

test('a sentence is cut at commas and before the words that join clauses', () => {
  expect(
    clauses('I shipped it on Friday, nobody had told me but that was my call because I never asked.'),
  ).toEqual(['I shipped it on Friday', 'nobody had told me', 'but that was my call', 'because I never asked'])
})

test('a clause of one or two words joins the one before it', () => {
  expect(clauses('It was late, you know, and I was tired of it.')).toEqual([
    'It was late, you know',
    'and I was tired of it',
  ])
})

test('clauses lie in order, do not overlap and lose no word', () => {
  const unit = fc.constantFrom(
    'I',
    'was',
    'late,',
    'but',
    'and',
    '--',
    'so',
    'because',
    'it',
    'broke.',
    '"no"',
    '…',
    '  ',
  )
  fc.assert(
    fc.property(
      fc.array(unit).map((units) => units.join(' ')),
      (text) => {
        const found = toClauses(text)
        found.forEach(({ start, end }, index) => {
          expect(start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0)
          expect(end).toBeGreaterThanOrEqual(start)
        })
        const letters = (whole: string): string => whole.replace(/[^\p{L}]/gu, '')
        expect(letters(found.map(({ start, end }) => text.slice(start, end)).join(''))).toBe(letters(text))
      },
    ),
  )
})

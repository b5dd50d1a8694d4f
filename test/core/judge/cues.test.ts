import { expect, test } from 'vitest'
import { toCues } from '../../../src/core/judge/cues.ts'
import { toTokens } from '../../../src/core/judge/tokens.ts'

const cues = (clause: string): number[] => toCues(toTokens(clause))

test.each([
  ['They never told us.', "The vendor didn't warn our team"],
  ['I decided to skip it', 'I chose that'],
  ['Mistakes were made', 'Corners got dropped'],
])('clauses of other words have the same cues where the same people do the same: %s / %s', (one, other) => {
  expect(cues(one)).toEqual(cues(other))
})

test.each([
  ['who it speaks of first', 'I told them', 'They told me'],
  ['a negation', 'They told us', "They hadn't told us"],
  ['a passive', 'It missed the date', 'It was missed'],
])('%s makes a difference', (_, one, other) => {
  expect(cues(one)).not.toEqual(cues(other))
})

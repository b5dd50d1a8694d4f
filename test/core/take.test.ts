import { describe, expect, it } from 'vitest'
import { correct, type Correction } from '../../src/core/take.ts'

const part = (sentence: number, to: 'role' | 'failure'): Correction => ({ name: 'part', sentence, part: to })
const dismiss = (sentence: number, quote: string, kind: 'blame' | 'excuse' = 'blame'): Correction => ({
  name: 'dismiss',
  sentence,
  kind,
  quote,
})
const answer = (to: 'role' | 'outcome', said: 'no' | 'on-purpose'): Correction => ({
  name: 'answer',
  part: to,
  answer: said,
})

describe('a correction', () => {
  const overruling: [string, Correction, Correction][] = [
    ['another part for the same sentence', part(1, 'role'), part(1, 'failure')],
    ['another answer about the same part', answer('role', 'no'), answer('role', 'on-purpose')],
    [
      'another sentence for the same value',
      { name: 'value', value: 'Ownership', sentence: 1 },
      { name: 'value', value: 'Ownership', sentence: 2 },
    ],
    ['the same mark dismissed once more', dismiss(1, 'the PM'), dismiss(1, 'the PM')],
  ]
  it.each(overruling)('takes the place of the earlier one: %s', (_case, earlier, later) => {
    expect(correct([earlier], later)).toEqual([later])
  })

  const standing: [string, Correction, Correction][] = [
    ['a part of another sentence', part(0, 'role'), part(1, 'role')],
    ['an answer about another part', answer('role', 'no'), answer('outcome', 'no')],
    ['a mark of another sentence', dismiss(0, 'the PM'), dismiss(1, 'the PM')],
    ['another quotation', dismiss(1, 'the PM'), dismiss(1, 'their fault')],
    ['another kind of mark', dismiss(1, 'the PM'), dismiss(1, 'the PM', 'excuse')],
    ['a part and a mark of one sentence', part(1, 'role'), dismiss(1, 'the PM')],
    ['a mark and a part of one sentence', dismiss(1, 'the PM'), part(1, 'role')],
    [
      'a sentence for another value',
      { name: 'value', value: 'Ownership', sentence: 1 },
      { name: 'value', value: 'Courage', sentence: 1 },
    ],
    ['a label and an answer', part(1, 'role'), answer('role', 'no')],
    ['an answer and a label', answer('role', 'no'), part(1, 'role')],
  ]
  it.each(standing)('stands beside the earlier one: %s', (_case, earlier, later) => {
    expect(correct([earlier], later)).toEqual([earlier, later])
  })

  it('leaves the list that it is added to as it was', () => {
    const before = [part(1, 'role')]
    correct(before, part(1, 'failure'))
    expect(before).toEqual([part(1, 'role')])
  })
})

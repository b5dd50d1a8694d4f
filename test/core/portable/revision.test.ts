import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isEqual, toMeeting, toRevised } from '../../../src/core/portable/revision.ts'

const one = { title: 'One', revision: { changedAtMs: 5, visits: ['a', 'b'] } }

const never = (title: string): Partial<typeof one> => ({ title })

describe('a revision', () => {
  it('has each visit in which something was changed once, in order', () => {
    const first = toRevised(undefined, 'a', 1)
    expect(first).toEqual({ changedAtMs: 1, visits: ['a'] })
    const again = toRevised(first, 'a', 2)
    expect(again).toEqual({ changedAtMs: 2, visits: ['a'] })
    expect(toRevised(again, 'b', 3)).toEqual({ changedAtMs: 3, visits: ['a', 'b'] })
  })
})

describe('what comes back', () => {
  it('is the same where only its revision differs', () => {
    expect(toMeeting(one, never('One'))).toEqual({ name: 'same' })
  })

  it('counts where it was changed on top of ours, and ours where it is the other way round', () => {
    const later = { title: 'Two', revision: { changedAtMs: 9, visits: ['a', 'b', 'c'] } }
    expect(toMeeting(one, later)).toEqual({ name: 'theirs' })
    expect(toMeeting(later, one)).toEqual({ name: 'ours' })
    // A clock that is wrong changes nothing of that.
    const early = { ...later, revision: { ...later.revision, changedAtMs: 1 } }
    expect(toMeeting(one, early)).toEqual({ name: 'theirs' })
    expect(toMeeting(never('Never changed'), one)).toEqual({ name: 'theirs' })
  })

  it('of one visit is the later state', () => {
    const later = { title: 'Two', revision: { changedAtMs: 9, visits: ['a', 'b'] } }
    expect(toMeeting(one, later)).toEqual({ name: 'theirs' })
    expect(toMeeting(later, one)).toEqual({ name: 'ours' })
  })

  it('is kept beside ours where both were changed by themselves', () => {
    const other = { title: 'Two', revision: { changedAtMs: 9, visits: ['a', 'c'] } }
    expect(toMeeting(one, other)).toEqual({ name: 'both', newer: 'theirs' })
    expect(toMeeting(other, one)).toEqual({ name: 'both', newer: 'ours' })
  })
})

describe('two values', () => {
  it('are the same when JSON writes them the same, whatever the order of their fields', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(isEqual(value, structuredClone(value))).toBe(true)
        if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
          const turned = Object.fromEntries(Object.entries(value).toReversed())
          expect(isEqual(value, turned)).toBe(true)
          expect(isEqual({ ...value, none: undefined }, turned)).toBe(true)
          expect(isEqual({ ...value, 'a field more': 1 }, turned)).toBe(false)
        }
      }),
    )
    expect(isEqual([], {})).toBe(false)
    expect(isEqual({ a: [1, 2] }, { a: [2, 1] })).toBe(false)
    expect(isEqual({ a: undefined, b: 1 }, { b: 1, c: undefined })).toBe(true)
  })
})

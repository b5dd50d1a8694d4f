import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCopyDue } from '../../../src/core/portable/copy-reminder.ts'
import { mergeLibrary, mergeOwnWords, toParts } from '../../../src/core/portable/library-merge.ts'
import type { Revision } from '../../../src/core/portable/revision.ts'

interface Item {
  id: string
  title: string
  revision?: Revision
}
const titleOf = ({ title }: Item): string => `${title} (another version)`
const merge = (here: readonly Item[], back: readonly Item[]) => mergeLibrary(here, back, titleOf)

/** What is here after a merge. */
function after(here: readonly Item[], back: readonly Item[]): Item[] {
  const items = new Map(here.map((item) => [item.id, item]))
  for (const { item } of merge(here, back).stored) items.set(item.id, item)
  return [...items.values()]
}

const items = fc
  .array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      title: fc.constantFrom('One', 'Two', 'Three'),
      revision: fc.record({
        changedAtMs: fc.nat(50),
        visits: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 }),
      }),
    }),
  )
  .map((all): Item[] => [...new Map(all.map((item) => [item.id, item])).values()])

describe('bringing a library in', () => {
  it('adds what is not here and leaves the rest', () => {
    const here = [{ id: 'a', title: 'One' }]
    expect(merge(here, [...here, { id: 'b', title: 'Two' }])).toMatchObject({
      stored: [{ item: { id: 'b' }, of: 'b' }],
      added: 1,
      same: 1,
      updated: 0,
      copied: 0,
    })
  })

  it('keeps both where both were changed, the newer one in its place', () => {
    const ours = { id: 'a', title: 'Ours', revision: { changedAtMs: 9, visits: ['x'] } }
    const theirs = { id: 'a', title: 'Theirs', revision: { changedAtMs: 5, visits: ['y'] } }
    expect(merge([ours], [theirs]).stored).toMatchObject([
      { item: { id: 'a-5', title: 'Theirs (another version)' }, of: 'a' },
    ])
    expect(after([theirs], [ours]).map(({ title }) => title)).toEqual(['Ours', 'Theirs (another version)'])
  })

  it('doubles nothing, however often it comes', () => {
    fc.assert(
      fc.property(items, items, (here, back) => {
        const once = after(here, back)
        expect(after(once, back)).toEqual(once)
        expect(merge(once, back)).toMatchObject({ stored: [], added: 0, updated: 0, copied: 0 })
        expect(merge(here, here).stored).toEqual([])
      }),
    )
  })

  it('loses nothing that was changed by itself', () => {
    fc.assert(
      fc.property(items, items, (here, back) => {
        const titles = after(here, back).map(({ title }) => title.replace(' (another version)', ''))
        for (const item of [...here, ...back]) {
          const other = (here.includes(item) ? back : here).find(({ id }) => id === item.id)
          const isFollowed =
            other?.revision &&
            item.revision?.visits.every((visit, at) => other.revision?.visits[at] === visit)
          if (!isFollowed) expect(titles).toContain(item.title)
        }
      }),
    )
  })
})

describe('own words', () => {
  it('of both are kept, and what a term means here stays', () => {
    const ours = { ownPrompts: ['Why here?'], values: ['A', 'B'], terms: [{ heard: 'cash', meant: 'cache' }] }
    const theirs = {
      ownPrompts: ['Why here?', 'Why now?'],
      values: ['C', 'D'],
      terms: [
        { heard: 'cash', meant: 'cash' },
        { heard: 'cue', meant: 'queue' },
      ],
    }
    expect(mergeOwnWords(ours, theirs, 3)).toEqual({
      ownPrompts: ['Why here?', 'Why now?'],
      values: ['A', 'B', 'C'],
      terms: [
        { heard: 'cash', meant: 'cache' },
        { heard: 'cue', meant: 'queue' },
      ],
    })
  })
})

describe('the parts of an archive', () => {
  it('hold everything once, in order, and none is too large unless one recording is', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.integer({ min: 1, max: 60 }), (sizes, most) => {
        const all = sizes.map((sizeBytes, index) => ({ id: String(index), sizeBytes }))
        const parts = toParts(all, most)
        expect(parts.flat()).toEqual(all.map(({ id }) => id))
        for (const part of parts)
          expect(
            part.length <= 1 || part.reduce((sum, id) => sum + (sizes[Number(id)] ?? 0), 0) <= most,
          ).toBe(true)
      }),
    )
    expect(toParts([], 10)).toEqual([[]])
  })
})

describe('the reminder of a copy', () => {
  const DAY = 24 * 3600 * 1000
  const kept = { isPersistent: false, lastCopyAtMs: 0, madeAtMs: [DAY], nowMs: 9 * DAY }

  it('comes when a take has been in one browser alone for a week', () => {
    expect(isCopyDue(kept)).toBe(true)
    expect(isCopyDue({ ...kept, nowMs: 7 * DAY })).toBe(false)
    expect(isCopyDue({ ...kept, lastCopyAtMs: 2 * DAY })).toBe(false)
    expect(isCopyDue({ ...kept, madeAtMs: [] })).toBe(false)
  })

  it('does not come where the browser keeps what it stores', () => {
    expect(isCopyDue({ ...kept, isPersistent: true })).toBe(false)
  })
})

import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import type { TakeRow, TakeStore } from '../../src/app/ports.ts'
import { createDatabase, createStoryStore, createTakeStore } from '../../src/platform/database.ts'
import type { Story } from '../../src/core/stories/story.ts'
import { storyOf } from '../core/stories/stories.ts'
import { takeOf, writtenTake } from '../app/takes.ts'

afterEach(() => vi.unstubAllGlobals())

let name = ''
let count = 0
let store: TakeStore

beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory()
  Dexie.dependencies.IDBKeyRange = IDBKeyRange
  name = `takes-${++count}`
  store = createTakeStore(createDatabase(name))
})

/** The database beneath the store, for what a newer version or a fault may have left there. */
async function withTable<T>(table: string, work: (table: Dexie.Table) => PromiseLike<T>): Promise<T> {
  // The store makes the database when it is first used.
  await store.load('nobody')
  const raw = await new Dexie(name).open()
  try {
    return await work(raw.table(table))
  } finally {
    raw.close()
  }
}
const putRow = (row: object): Promise<unknown> => withTable('takes', (table) => table.put(row))

/** Follows the store and remembers what it was told. */
function follow(of: TakeStore) {
  const told: TakeRow[][] = []
  const undo = of.watch(
    (rows) => told.push(rows),
    (code) => {
      throw new Error(code)
    },
  )
  const ids = () => told.at(-1)?.map((row) => (row.name === 'take' ? row.take.id : row.id))
  return { told, ids, undo }
}

const written = writtenTake(
  [
    { text: 'We lost a day.', part: 'failure', start: 0, tone: [{ kind: 'minimize', quote: 'a day' }] },
    { text: 'I called them.', part: 'response', start: 5 },
  ],
  {},
  {
    corrections: [
      { name: 'part', sentence: 1, part: 'outcome' },
      { name: 'dismiss', sentence: 0, kind: 'minimize', quote: 'a day' },
      { name: 'dismiss', sentence: 0, kind: 'specific', quote: 'a day' },
      { name: 'answer', part: 'learning', answer: 'on-purpose' },
      { name: 'value', value: 'Ownership', sentence: 1 },
    ],
  },
)

describe('a stored take', () => {
  it.each([
    ['that nobody has written down', takeOf()],
    ['with its transcript, judgement and corrections', written],
    ['that was typed', writtenTake([{ text: 'We lost a day.', part: 'failure' }], {}, { duration: null })],
  ])('comes back as it was: one %s', async (_case, take) => {
    await store.save(take, null)
    expect(await store.load('a')).toEqual({ name: 'take', take })
  })

  it('comes back with its sound', async () => {
    await store.save(takeOf(), new Blob(['sound'], { type: 'audio/webm' }))
    const audio = await store.loadAudio('a')
    expect([await audio?.text(), audio?.type]).toEqual(['sound', 'audio/webm'])
  })

  it('keeps its sound when it is saved again without', async () => {
    await store.save(takeOf(), new Blob(['sound']))
    await store.save(takeOf({ title: 'Again' }), null)
    expect(await (await store.loadAudio('a'))?.text()).toBe('sound')
  })

  it('is still there for a later visit', async () => {
    await store.save(written, null)
    expect(await createTakeStore(createDatabase(name)).load('a')).toEqual({ name: 'take', take: written })
  })

  it('can be changed', async () => {
    await store.save(takeOf(), null)
    const changed = await store.update('a', (take) => ({ ...take, title: `${take.id} changed` }))
    expect(changed.title).toBe('a changed')
    expect(await store.load('a')).toMatchObject({ take: { title: 'a changed' } })
  })

  it('loses no change when two come at once', async () => {
    await store.save(takeOf({ limit: 0 }), null)
    const other = createTakeStore(createDatabase(name))
    const add = (to: TakeStore) => to.update('a', (take) => ({ ...take, limit: take.limit + 1 }))
    await Promise.all([add(store), add(other), add(store), add(other)])
    expect(await store.load('a')).toMatchObject({ take: { limit: 4 } })
  })

  it('goes with its sound and leaves the others', async () => {
    await store.save(takeOf(), new Blob(['sound']))
    await store.save(takeOf({ id: 'b' }), new Blob(['other']))
    await store.remove('a')
    expect([await store.load('a'), await store.loadAudio('a')]).toEqual([null, null])
    expect(await (await store.loadAudio('b'))?.text()).toBe('other')
  })

  it('is absent where there is none', async () => {
    expect([await store.load('a'), await store.loadAudio('a')]).toEqual([null, null])
    await expect(store.update('a', (take) => take)).rejects.toMatchObject({ code: 'take-damaged' })
  })
})

describe('a recording that was cut off between two pieces', () => {
  it('ends before the first piece that is not there: what comes later is no sound without it', async () => {
    vi.stubGlobal('navigator', {})
    await store.begin(written)
    for (const index of [3, 0, 1]) await store.keepPiece(written.id, index, new Blob([String(index)]))
    const [cutOff] = await store.findCutOff()
    expect(await Promise.all(cutOff?.pieces.map((piece) => piece.text()) ?? [])).toEqual(['0', '1'])
  })
})

describe('a damaged row', () => {
  const damaged: [string, object, number | null][] = [
    ['without its fields', { id: 'x', createdAtMs: 5 }, 5],
    ['with a source of a newer version', { ...takeOf({ id: 'x', createdAtMs: 6 }), source: 'dreamt' }, 6],
    ['without a date', { id: 'x', title: 'Lost' }, null],
    ['with a date that is none', { ...takeOf({ id: 'x' }), createdAtMs: 'yesterday' }, null],
    ['with a limit that is less than nothing', { ...takeOf({ id: 'x', createdAtMs: 6 }), limit: -1 }, 6],
    ['that is longer than a hundred hours', { ...takeOf({ id: 'x', createdAtMs: 6 }), duration: 1e308 }, 6],
    [
      'changed on a day that no calendar has',
      { ...takeOf({ id: 'x', createdAtMs: 6 }), revision: { changedAtMs: 1e300, visits: [] } },
      6,
    ],
    ['with a date that cannot be', { ...takeOf({ id: 'x' }), createdAtMs: { year: 2026 } }, null],
  ]
  it.each(damaged)('is reported and not dropped: one %s', async (_case, row, createdAtMs) => {
    await putRow(row)
    await store.save(takeOf(), null)
    const expected = { name: 'damaged', id: 'x', createdAtMs }
    expect(await store.load('x')).toEqual(expected)
    const { told } = follow(store)
    await vi.waitFor(() => expect(told.at(-1)).toHaveLength(2))
    expect(told.at(-1)).toContainEqual(expected)
  })

  it('is not written over by a change', async () => {
    const row = { id: 'x', createdAtMs: 5, secret: 'of a newer version' }
    await putRow(row)
    await expect(store.update('x', () => takeOf())).rejects.toMatchObject({ code: 'take-damaged' })
    expect(await withTable('takes', (table) => table.get('x'))).toEqual(row)
  })
})

describe('the pieces of a recording', () => {
  const pieces = () => withTable('pieces', (table) => table.toArray())

  it('are kept while it is made', async () => {
    await store.keepPiece('a', 0, new Blob(['one']))
    await store.keepPiece('a', 1, new Blob(['two']))
    expect(await pieces()).toHaveLength(2)
  })

  it('are let go when the take is saved, and those of another one are not', async () => {
    await store.keepPiece('a', 0, new Blob(['one']))
    await store.keepPiece('b', 0, new Blob(['other']))
    await store.save(takeOf(), new Blob(['one']))
    expect(await pieces()).toMatchObject([{ takeId: 'b' }])
  })

  it('are let go when the take is removed', async () => {
    await store.keepPiece('a', 0, new Blob(['one']))
    await store.remove('a')
    expect(await pieces()).toEqual([])
  })
})

describe('watching', () => {
  it('tells all takes, newest first, and every change', async () => {
    await store.save(takeOf({ id: 'old', createdAtMs: 1 }), null)
    await store.save(takeOf({ id: 'new', createdAtMs: 3 }), null)
    const { ids } = follow(store)
    await vi.waitFor(() => expect(ids()).toEqual(['new', 'old']))
    await store.save(takeOf({ id: 'middle', createdAtMs: 2 }), null)
    await vi.waitFor(() => expect(ids()).toEqual(['new', 'middle', 'old']))
    await store.remove('new')
    await vi.waitFor(() => expect(ids()).toEqual(['middle', 'old']))
  })

  it('tells what another tab did', async () => {
    const { ids, told } = follow(store)
    await vi.waitFor(() => expect(ids()).toEqual([]))
    const other = createTakeStore(createDatabase(name))
    await other.save(takeOf(), null)
    await vi.waitFor(() => expect(ids()).toEqual(['a']))
    await other.update('a', (take) => ({ ...take, title: 'Renamed there' }))
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject([{ take: { title: 'Renamed there' } }]))
  })

  it('is quiet after its undo', async () => {
    const first = follow(store)
    const second = follow(store)
    await vi.waitFor(() => expect(first.ids()).toEqual([]))
    first.undo()
    await store.save(takeOf(), null)
    await vi.waitFor(() => expect(second.ids()).toEqual(['a']))
    expect(first.ids()).toEqual([])
  })

  it('says that the database cannot be opened', async () => {
    Dexie.dependencies.indexedDB = { open: refuse } as unknown as IDBFactory
    const failed = vi.fn()
    createTakeStore(createDatabase('elsewhere')).watch(() => undefined, failed)
    await vi.waitFor(() => expect(failed).toHaveBeenCalledWith('storage-failed'))
  })
})

const refuse = (): never => {
  throw new DOMException('Private windows store nothing', 'InvalidStateError')
}

describe('a database that refuses', () => {
  it('is a failure with a code', async () => {
    Dexie.dependencies.indexedDB = { open: refuse } as unknown as IDBFactory
    const closed = createTakeStore(createDatabase('elsewhere'))
    await expect(closed.load('a')).rejects.toMatchObject({ code: 'storage-failed' })
    await expect(closed.save(takeOf(), null)).rejects.toBeInstanceOf(Failure)
  })

  it('is full where the browser says so', async () => {
    await store.save(takeOf(), null)
    const quota = () => {
      throw new DOMException('No room', 'QuotaExceededError')
    }
    await expect(store.update('a', quota)).rejects.toMatchObject({ code: 'storage-full' })
    expect(await store.load('a')).toMatchObject({ take: { id: 'a' } })
  })
})

describe('stories', () => {
  const story = (id: string, createdAtMs: number): Story => storyOf(id, { createdAtMs })

  /** Follows the stories and remembers what it was told. */
  function followStories() {
    const told: string[][] = []
    createStoryStore(createDatabase(name)).watch(
      (stories) => told.push(stories.map(({ id }) => id)),
      (code) => {
        throw new Error(code)
      },
    )
    return () => told.at(-1)
  }

  it('are kept, newest first, and removed', async () => {
    const told = followStories()
    const stories = createStoryStore(createDatabase(name))
    await stories.save(story('a', 1))
    await stories.save(story('b', 2))
    await vi.waitFor(() => expect(told()).toEqual(['b', 'a']))
    await stories.remove('a')
    await vi.waitFor(() => expect(told()).toEqual(['b']))
  })

  it('that cannot be read are left where they are, and do not hide the others', async () => {
    const stories = createStoryStore(createDatabase(name))
    await stories.save(story('a', 1))
    await withTable('stories', (table) => table.put({ id: 'broken', title: 4 }))
    const told = followStories()
    await vi.waitFor(() => expect(told()).toEqual(['a']))
    expect(await withTable('stories', (table) => table.count())).toBe(2)
  })

  it('of a category or with notes that are not known keep the rest', async () => {
    await withTable('stories', (table) =>
      table.put({ ...story('a', 1), category: 'magic', notes: { failure: 'we fell' } }),
    )
    const told: Story[][] = []
    createStoryStore(createDatabase(name)).watch(
      (stories) => told.push(stories),
      () => undefined,
    )
    await vi.waitFor(() => expect(told.at(-1)).toHaveLength(1))
    expect(told.at(-1)?.[0]).toMatchObject({ category: 'technical', notes: { failure: 'we fell', role: '' } })
  })
})

describe('a damaged row', () => {
  it.each([NaN, Infinity, 1e300, 'yesterday'])('of no possible date (%s) has none', async (createdAtMs) => {
    await putRow({ id: 'odd', createdAtMs })
    expect(await store.load('odd')).toEqual({ name: 'damaged', id: 'odd', createdAtMs: null })
  })
})

describe('a browser that stores no blobs', () => {
  it('keeps sound all the same, whole and piece by piece', async () => {
    const database = createDatabase(name)
    // As WebKit does in a private window.
    database.use({
      stack: 'dbcore',
      name: 'no blobs',
      create: (core) => ({
        ...core,
        table: (table) => {
          const inner = core.table(table)
          return {
            ...inner,
            mutate(request) {
              const rows = 'values' in request ? (request.values as Record<string, unknown>[]) : []
              if (rows.some((row) => Object.values(row).some((value) => value instanceof Blob)))
                return Promise.reject(new DOMException('Error preparing Blob', 'UnknownError'))
              return inner.mutate(request)
            },
          }
        },
      }),
    })
    vi.stubGlobal('navigator', {})
    const shy = createTakeStore(database)
    await shy.begin(written)
    await shy.keepPiece(written.id, 0, new Blob(['one'], { type: 'audio/mp4' }))
    const [cutOff] = await shy.findCutOff()
    expect(await cutOff?.pieces[0]?.text()).toBe('one')
    await shy.save(written, new Blob(['whole'], { type: 'audio/mp4' }))
    const sound = await shy.loadAudio(written.id)
    expect([await sound?.text(), sound?.type]).toEqual(['whole', 'audio/mp4'])
  })
})

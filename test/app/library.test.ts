import { describe, expect, it, vi } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import { createLibrary } from '../../src/app/library.ts'
import type { Ports, Sample, TakeRow } from '../../src/app/ports.ts'
import { defer, fakePorts, fakeTakes } from './fakes.ts'
import { takeOf, textsOf } from './takes.ts'

function begin(changes: Partial<Ports> = {}) {
  const takes = fakeTakes()
  const ports = fakePorts({ takes: takes.store, ...changes })
  const library = createLibrary(ports)
  const rows = (): TakeRow[] => {
    const state = library.store.getState()
    return state.name === 'open' ? state.rows : []
  }
  return { library, takes, rows, ports }
}

/** An open library that holds one take, with its sound. */
function beginWithTake() {
  const session = begin()
  session.takes.takes.set('a', takeOf())
  session.takes.audio.set('a', new Blob(['sound']))
  session.library.open()
  return session
}

const full = () => Promise.reject(new Failure('storage-full'))

describe('the library', () => {
  it('is loading until the database has answered, then shows what is in it', () => {
    const { library, takes } = begin()
    takes.takes.set('a', takeOf())
    expect(library.store.getState()).toEqual({ name: 'loading' })
    library.open()
    expect(library.store.getState()).toEqual({
      name: 'open',
      rows: [{ name: 'take', take: takeOf() }],
      removed: null,
      unsaved: null,
    })
  })

  it('follows the database until it is closed', async () => {
    const { library, takes, rows } = begin()
    const close = library.open()
    await takes.store.save(takeOf({ id: 'a' }), null)
    expect(rows()).toHaveLength(1)
    close()
    await takes.store.save(takeOf({ id: 'b' }), null)
    expect(rows()).toHaveLength(1)
  })

  it('keeps rows that cannot be read', async () => {
    const damaged: TakeRow = { name: 'damaged', id: 'x', createdAtMs: null }
    const takes = fakeTakes()
    const watch: Ports['takes']['watch'] = (listener, onFailure) =>
      takes.store.watch((rows) => listener([...rows, damaged]), onFailure)
    const { library, rows } = begin({ takes: { ...takes.store, watch } })
    takes.takes.set('a', takeOf())
    library.open()
    await library.remove('a')
    expect(rows()).toEqual([damaged])
  })

  it('says that the database cannot be opened', () => {
    const takes = fakeTakes()
    const watch: Ports['takes']['watch'] = (_listener, onFailure) => {
      onFailure('storage-failed')
      return () => undefined
    }
    const { library } = begin({ takes: { ...takes.store, watch } })
    library.open()
    expect(library.store.getState()).toEqual({ name: 'failed', code: 'storage-failed' })
  })
})

describe('the sample', () => {
  it('is kept as a take with its sound, its words and what the judge says of them', async () => {
    const { library, takes } = begin()
    library.open()
    const id = await library.openSample()
    expect(takes.takes.get(id)).toMatchObject({ source: 'sample', duration: 2, limit: 180 })
    expect(textsOf(takes.takes.get(id))).toEqual(['Hello.'])
    expect(await takes.audio.get(id)?.text()).toBe('x')
  })

  it('is opened once for two clicks', async () => {
    const sample = defer<Sample>()
    const loadSample = vi.fn<Ports['loadSample']>(() => sample.promise)
    const { library, takes } = begin({ loadSample })
    library.open()
    const both = Promise.all([library.openSample(), library.openSample()])
    sample.resolve({ audio: new Blob(['x']), words: [] })
    const [first, second] = await both
    expect(first).toBe(second)
    expect(takes.takes.size).toBe(1)
    expect(loadSample).toHaveBeenCalledOnce()
  })

  it('is found again later, with what was changed in it', async () => {
    const { library, takes } = beginWithTake()
    const first = await library.openSample()
    await library.rename(first, 'To compare with')
    expect(await library.openSample()).toBe(first)
    expect([...takes.takes.keys()]).toEqual(['a', first])
  })

  it('is found even when it is asked for before the list is there', async () => {
    const { library, takes } = begin()
    takes.takes.set('earlier', takeOf({ id: 'earlier', source: 'sample' }))
    const asked = library.openSample()
    library.open()
    expect(await asked).toBe('earlier')
  })

  it('is made anew after it was deleted', async () => {
    const { library, takes } = begin()
    library.open()
    await library.remove(await library.openSample())
    const second = await library.openSample()
    expect([...takes.takes.keys()]).toEqual([second])
  })

  it('can be asked for again after it could not be read', async () => {
    const loadSample = vi.fn<Ports['loadSample']>().mockRejectedValueOnce(new Failure('audio-unreadable'))
    loadSample.mockResolvedValue({ audio: new Blob(['x']), words: [] })
    const { library, takes } = begin({ loadSample })
    library.open()
    await expect(library.openSample()).rejects.toMatchObject({ code: 'audio-unreadable' })
    expect(takes.takes.size).toBe(0)
    await library.openSample()
    expect(takes.takes.size).toBe(1)
  })
})

describe('a typed answer', () => {
  it('is kept sentence by sentence, without a sound, a duration or a wave', async () => {
    const { library, takes } = begin()
    const id = await library.type('We lost a day.  I called them.\n\nNow I test.', 'Why?', 120)
    const take = takes.takes.get(id)
    expect(take).toMatchObject({ source: 'typed', prompt: 'Why?', limit: 120, duration: null, peaks: [] })
    expect(textsOf(take)).toEqual(['We lost a day.', 'I called them.', 'Now I test.'])
    expect(takes.audio.size).toBe(0)
  })

  it.each([
    ['judge-failed', { judge: () => Promise.reject(new Failure('judge-failed')) }],
    ['storage-full', { takes: { ...fakeTakes().store, save: full } }],
  ] as const)('says %s to whoever typed it', async (code, changes) => {
    const { library } = begin(changes)
    await expect(library.type('We lost a day.', 'Why?', 120)).rejects.toMatchObject({ code })
  })
})

describe('deleting', () => {
  it('removes the take and offers it back', async () => {
    const { library, rows } = beginWithTake()
    await library.remove('a')
    expect(rows()).toEqual([])
    expect(library.store.getState()).toMatchObject({ removed: { take: { id: 'a' } } })
  })

  it('can be undone, with the sound', async () => {
    const { library, takes, rows } = beginWithTake()
    await library.remove('a')
    expect(takes.audio.size).toBe(0)
    await library.restore()
    expect(rows()).toEqual([{ name: 'take', take: takeOf() }])
    expect(await takes.audio.get('a')?.text()).toBe('sound')
    expect(library.store.getState()).toMatchObject({ removed: null })
  })

  it('is undone once for two clicks', async () => {
    const { library, takes } = beginWithTake()
    await library.remove('a')
    const save = vi.spyOn(takes.store, 'save')
    await Promise.all([library.restore(), library.restore()])
    expect(save).toHaveBeenCalledOnce()
  })

  it('still offers a take back that there was no room for, and says so', async () => {
    const takes = fakeTakes()
    const save = vi.fn<Ports['takes']['save']>(takes.store.save).mockImplementationOnce(full)
    const { library } = begin({ takes: { ...takes.store, save } })
    takes.takes.set('a', takeOf())
    library.open()
    await library.remove('a')
    await library.restore()
    expect(library.store.getState()).toMatchObject({
      name: 'open',
      unsaved: 'storage-full',
      removed: { take: { id: 'a' } },
    })
    await library.restore()
    expect(takes.takes.has('a')).toBe(true)
    expect(library.store.getState()).toMatchObject({ unsaved: null, removed: null })
  })

  it('says that it failed, and the take stays', async () => {
    const takes = fakeTakes()
    takes.takes.set('a', takeOf())
    const remove = () => Promise.reject(new Failure('storage-failed'))
    const { library, rows } = begin({ takes: { ...takes.store, remove } })
    library.open()
    await library.remove('a')
    expect(rows()).toHaveLength(1)
    expect(library.store.getState()).toMatchObject({ unsaved: 'storage-failed', removed: null })
  })

  it('has nothing to undo where nothing was deleted', async () => {
    const { library, takes } = beginWithTake()
    for (const nothing of [() => library.restore(), () => library.remove('nobody')]) {
      await nothing()
      expect(library.store.getState()).toMatchObject({ removed: null, unsaved: null })
    }
    expect([...takes.takes.keys()]).toEqual(['a'])
  })
})

describe('renaming', () => {
  it('keeps the name without the space around it', async () => {
    const { library, takes, rows } = beginWithTake()
    await library.rename('a', '  The migration ')
    expect(takes.takes.get('a')?.title).toBe('The migration')
    expect(rows()).toMatchObject([{ take: { title: 'The migration' } }])
  })

  it('says that it failed', async () => {
    const takes = fakeTakes()
    takes.takes.set('a', takeOf())
    const { library } = begin({ takes: { ...takes.store, update: full } })
    library.open()
    await library.rename('a', 'The migration')
    expect(library.store.getState()).toMatchObject({ unsaved: 'storage-full' })
  })
})

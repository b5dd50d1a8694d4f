import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { Failure } from '../../src/app/failure.ts'
import type { Ports } from '../../src/app/ports.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts'
import type { Story } from '../../src/core/stories/story.ts'
import type { Take } from '../../src/core/take.ts'
import { readArchive } from '../../src/platform/archive.ts'
import { storyOf } from '../core/stories/stories.ts'
import { fakePorts, fakeSinks, fakeStories, fakeTakes, untilAborted } from './fakes.ts'
import { takeOf } from './takes.ts'

interface Content {
  takes?: readonly Take[]
  stories?: readonly Story[]
  settings?: Partial<Settings>
  ports?: Partial<Ports>
}

/** One browser with what is in it, its app open. */
function browser({ takes = [], stories = [], settings = {}, ports = {} }: Content = {}) {
  const store = fakeTakes()
  for (const take of takes) {
    store.takes.set(take.id, take)
    if (take.duration !== null)
      store.audio.set(take.id, new Blob([`sound of ${take.id}`], { type: 'audio/webm' }))
  }
  const bank = fakeStories()
  for (const story of stories) bank.stories.set(story.id, story)
  const sinks = fakeSinks()
  let chosen: Settings = { ...DEFAULT_SETTINGS, ...settings }
  const app = createApp(
    fakePorts({
      takes: store.store,
      stories: bank.store,
      openArchiveSink: sinks.open,
      loadSettings: () => chosen,
      saveSettings: (changed) => (chosen = changed),
      ...ports,
    }),
  )
  app.library.open()
  app.stories.open()
  const save = async (ids = takes.map(({ id }) => id), hasAudio = true): Promise<Blob> => {
    await app.archive.save({ takeIds: new Set(ids), hasAudio })
    return sinks.file()
  }
  const state = () => app.archive.store.getState()
  return { app, store, bank, sinks, save, state, settings: () => chosen }
}

const one = takeOf({ id: 'one', title: 'One' })
const two = takeOf({ id: 'two', title: 'Two', duration: null })
const revised = (take: Take, title: string, changedAtMs: number, ...visits: string[]): Take => ({
  ...take,
  title,
  revision: { changedAtMs, visits },
})

describe('a copy of everything', () => {
  it('is the same library in another browser, and the second time changes nothing', async () => {
    const here = browser({
      takes: [one, two],
      stories: [storyOf('move')],
      settings: { ownPrompts: ['Why here?'] },
    })
    const file = await here.save()
    expect(here.state()).toEqual({ name: 'saved', takes: 2, files: 1 })
    const there = browser()
    await there.app.archive.open(file)
    expect(there.state()).toEqual({ name: 'merged', added: 3, updated: 0, copied: 0, same: 0, damaged: 0 })
    expect(there.store.takes).toEqual(here.store.takes)
    expect(there.bank.stories).toEqual(here.bank.stories)
    expect(await there.store.audio.get('one')?.text()).toBe('sound of one')
    expect(there.settings().ownPrompts).toEqual(['Why here?'])
    await there.app.archive.open(file)
    expect(there.state()).toEqual({ name: 'merged', added: 0, updated: 0, copied: 0, same: 3, damaged: 0 })
  })

  it('holds what was chosen, and is no copy of everything then', async () => {
    const here = browser({ takes: [one, two] })
    const some = await here.save(['two'])
    expect(here.settings().lastCopyAtMs).toBe(0)
    const there = browser()
    await there.app.archive.open(some)
    expect([...there.store.takes.keys()]).toEqual(['two'])
    await here.save(['one', 'two'], false)
    expect(here.settings().lastCopyAtMs).toBe(0)
    await here.save()
    expect(here.settings().lastCopyAtMs).toBe(1_000_000)
  })

  it('leaves the sample out: it comes with the app', async () => {
    const here = browser({ takes: [one, takeOf({ id: 'sample', source: 'sample' })] })
    const there = browser()
    await there.app.archive.open(await here.save())
    expect([...there.store.takes.keys()]).toEqual(['one'])
    expect(here.settings().lastCopyAtMs).toBe(1_000_000)
  })

  it('brings what was changed there, with both versions where both were', async () => {
    const there = browser({ takes: [revised(one, 'Theirs', 5, 'a', 'b'), revised(two, 'Newer', 9, 'x')] })
    const here = browser({ takes: [revised(one, 'Ours', 3, 'a'), revised(two, 'Older', 4, 'y')] })
    await here.app.archive.open(await there.save())
    expect(here.state()).toMatchObject({ name: 'merged', added: 0, updated: 1, copied: 1 })
    expect([...here.store.takes.values()].map(({ title }) => title).toSorted()).toEqual([
      'Newer',
      'Older (another version)',
      'Theirs',
    ])
  })

  it('does not write sound again that is here', async () => {
    const there = browser({ takes: [revised(one, 'Theirs', 5, 'a', 'b')] })
    const store = fakeTakes()
    store.takes.set('one', revised(one, 'Ours', 3, 'a'))
    store.audio.set('one', new Blob(['sound of one']))
    const saved: (Blob | null)[] = []
    const save: typeof store.store.save = (take, audio) => {
      saved.push(audio)
      return store.store.save(take, audio)
    }
    const here = browser({ ports: { takes: { ...store.store, save } } })
    await here.app.archive.open(await there.save())
    expect(store.takes.get('one')?.title).toBe('Theirs')
    expect(saved).toEqual([null])
    expect(await store.audio.get('one')?.text()).toBe('sound of one')
  })

  it('gives a second version the sound of the first', async () => {
    const there = browser({ takes: [revised(one, 'Theirs', 5, 'b')] })
    const here = browser({ takes: [revised(one, 'Ours', 3, 'a')] })
    await here.app.archive.open(await there.save())
    expect(await Promise.all([...here.store.audio.values()].map((sound) => sound.text()))).toEqual([
      'sound of one',
      'sound of one',
    ])
  })
})

describe('a copy that fails', () => {
  it('to be put together says so and leaves nothing half done', async () => {
    const full = browser({
      takes: [one],
      ports: { openArchiveSink: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) },
    })
    await full.app.archive.save({ takeIds: new Set(['one']), hasAudio: true })
    expect(full.state()).toEqual({ name: 'failed', code: 'archive-no-room' })
    expect(full.settings().lastCopyAtMs).toBe(0)
  })

  it('to be read leaves everything as it was', async () => {
    const here = browser({ takes: [one] })
    await here.app.archive.open(new Blob(['no archive']))
    expect(here.state()).toEqual({ name: 'failed', code: 'archive-unreadable' })
    expect([...here.store.takes.values()]).toEqual([one])
  })

  it('to find room keeps what was added, and is whole after another try', async () => {
    const file = await browser({ takes: [one, two] }).save()
    const store = fakeTakes()
    let isFull = true
    const save: typeof store.store.save = (take, audio) =>
      isFull && take.id === 'two'
        ? Promise.reject(new Failure('storage-full'))
        : store.store.save(take, audio)
    const here = browser({ ports: { takes: { ...store.store, save } } })
    await here.app.archive.open(file)
    expect(here.state()).toEqual({ name: 'failed', code: 'archive-too-large' })
    expect([...store.takes.keys()]).toEqual(['one'])
    isFull = false
    await here.app.archive.open(file)
    expect(here.state()).toMatchObject({ name: 'merged', added: 1, same: 1 })
  })

  it('tells what of it is damaged, and brings the rest', async () => {
    const here = browser({
      ports: {
        archiver: {
          write: () => Promise.resolve(),
          read: () =>
            Promise.resolve({
              takes: [
                { take: one, loadAudio: () => Promise.reject(new Failure('archive-unreadable')) },
                { take: two, loadAudio: () => Promise.resolve(null) },
              ],
              stories: [],
              own: null,
              damaged: 1,
            }),
        },
      },
    })
    await here.app.archive.open(new Blob(['x']))
    expect(here.state()).toMatchObject({ name: 'merged', added: 1, damaged: 2 })
    expect([...here.store.takes.keys()]).toEqual(['two'])
  })

  it('is not merged into a library that cannot be opened: nobody knows what would be lost', async () => {
    const file = await browser({ takes: [one] }).save()
    const store = fakeTakes()
    const here = browser({
      ports: {
        takes: {
          ...store.store,
          watch: (_listener, onFailure) => {
            onFailure('storage-failed')
            return () => undefined
          },
        },
      },
    })
    await here.app.archive.open(file)
    expect(here.state()).toEqual({ name: 'failed', code: 'storage-failed' })
    expect(store.takes.size).toBe(0)
  })
})

describe('a copy that is cancelled', () => {
  it('is let go, and the next one begins; two at once would be one too many', async () => {
    const file = await browser({ takes: [one] }).save()
    const here = browser({
      ports: {
        archiver: {
          write: (_library, _audio, _sink, _progress, signal) => untilAborted(signal),
          read: readArchive,
        },
      },
    })
    const saving = here.app.archive.save({ takeIds: new Set(), hasAudio: true })
    await here.app.archive.open(file)
    expect(here.state()).toMatchObject({ name: 'saving' })
    here.app.archive.cancel()
    await saving
    expect(here.state()).toEqual({ name: 'idle' })
    await here.app.archive.open(file)
    expect(here.state()).toMatchObject({ name: 'merged', added: 1 })
  })
})

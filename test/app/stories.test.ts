import { describe, expect, it } from 'vitest'
import { createStories, type Stories } from '../../src/app/stories.ts'
import { EMPTY_DRAFT } from '../../src/core/stories/story.ts'
import { Failure } from '../../src/app/failure.ts'
import { fakePorts, fakeStories } from './fakes.ts'

function begin() {
  const kept = fakeStories()
  const bank = createStories(fakePorts({ stories: kept.store }))
  bank.open()
  const state = (): Extract<Stories, { name: 'open' }> => {
    const now = bank.store.getState()
    if (now.name !== 'open') throw new Error(`The bank is ${now.name}`)
    return now
  }
  return { bank, kept, state }
}
const MOVE = { ...EMPTY_DRAFT, title: 'The move' }

describe('the story bank', () => {
  it('keeps a story, and says under which id', async () => {
    const { bank, kept, state } = begin()
    const id = await bank.add(MOVE)
    expect(kept.stories.get(id ?? '')).toMatchObject({
      title: 'The move',
      isArchived: false,
      createdAtMs: 1_000_000,
    })
    expect(state().stories).toHaveLength(1)
  })

  it('changes what is changed and nothing else', async () => {
    const { bank, state } = begin()
    const id = (await bank.add(MOVE)) ?? ''
    await bank.edit(id, { isArchived: true })
    expect(state().stories[0]).toMatchObject({ title: 'The move', isArchived: true })
    await bank.edit('another', { title: 'Nobody' })
    expect(state().stories).toHaveLength(1)
  })

  it('deletes a story and brings it back', async () => {
    const { bank, state } = begin()
    const id = (await bank.add(MOVE)) ?? ''
    await bank.remove(id)
    expect(state()).toMatchObject({ stories: [], removed: { title: 'The move' } })
    await bank.restore()
    expect(state()).toMatchObject({ stories: [{ id }], removed: null })
  })

  it('says what could not be stored, and loses nothing', async () => {
    const { bank, kept, state } = begin()
    const id = (await bank.add(MOVE)) ?? ''
    const full = (): Promise<never> => Promise.reject(new Failure('storage-full'))
    const { remove, save } = kept.store
    kept.store.remove = full
    await bank.remove(id)
    expect(state()).toMatchObject({ stories: [{ id }], removed: null, unsaved: 'storage-full' })
    kept.store.remove = remove
    await bank.remove(id)
    kept.store.save = full
    expect(await bank.add(MOVE)).toBeNull()
    await bank.restore()
    expect(state()).toMatchObject({ removed: { id }, unsaved: 'storage-full' })
    kept.store.save = save
    await bank.restore()
    expect(state()).toMatchObject({ stories: [{ id }], removed: null, unsaved: null })
  })

  it('says that it cannot be opened', () => {
    const stories = { ...fakeStories().store }
    stories.watch = (_listener, onFailure) => {
      onFailure('storage-failed')
      return () => undefined
    }
    const bank = createStories(fakePorts({ stories }))
    bank.open()
    expect(bank.store.getState()).toEqual({ name: 'failed', code: 'storage-failed' })
  })
})

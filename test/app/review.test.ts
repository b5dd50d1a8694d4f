import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import type { TakeRow, TakeStore } from '../../src/app/ports.ts'
import { createReview, type Review } from '../../src/app/review.ts'
import type { Take } from '../../src/core/take.ts'
import { defer, fakePorts, fakeTakes, settle } from './fakes.ts'
import { takeOf, writtenTake } from './takes.ts'

const blame = { kind: 'blame', quote: 'the PM never told me' } as const
const written = writtenTake([
  { text: 'We lost a day of invoices.', part: 'failure' },
  { text: 'And the PM never told me about it.', part: 'failure', tone: [blame] },
])

/** One take with its sound, opened for review on a store with changes. */
function begin(take: Take | null = written, changes: Partial<TakeStore> = {}) {
  const takes = fakeTakes()
  if (take) takes.takes.set(take.id, take)
  takes.audio.set('a', new Blob(['sound']))
  const review = createReview(fakePorts({ takes: { ...takes.store, ...changes } }), 'a')
  const open = (): Extract<Review, { name: 'open' }> => {
    const state = review.store.getState()
    if (state.name !== 'open') throw new Error(`The review is ${state.name}`)
    return state
  }
  return { review, takes, open, name: () => review.store.getState().name }
}

describe('opening a take', () => {
  it('shows its report and its sound', async () => {
    const { review, open, name } = begin()
    expect(name()).toBe('loading')
    await review.load()
    expect(open().report?.sentences).toHaveLength(2)
    expect(await open().audio?.text()).toBe('sound')
    expect(open()).toMatchObject({ undo: [], unsaved: null })
  })

  it('shows a take without a report while nobody has written it down', async () => {
    const { review, open } = begin(takeOf())
    await review.load()
    expect(open().report).toBeNull()
  })

  it('shows the report when it is opened again after it was written down', async () => {
    const loadAudio = () => Promise.resolve(new Blob(['sound']))
    const { review, takes, open } = begin(takeOf(), { loadAudio })
    await review.load()
    const { audio } = open()
    takes.takes.set('a', written)
    await review.load()
    expect(open().report?.sentences).toHaveLength(2)
    // The same object: a new one would load the player anew.
    expect(open().audio).toBe(audio)
  })

  it('says that a take is not here', async () => {
    const { review, name } = begin(null)
    await review.load()
    expect(name()).toBe('absent')
  })

  it('says that a take cannot be read', async () => {
    const row: TakeRow = { name: 'damaged', id: 'a', createdAtMs: 1 }
    const { review } = begin(null, { load: () => Promise.resolve(row) })
    await review.load()
    expect(review.store.getState()).toEqual({ name: 'damaged', id: 'a' })
  })

  it.each([
    ['storage-full', new Failure('storage-full')],
    ['storage-failed', new Error('The database is closed')],
  ])('says %s, and can be tried again', async (code, thrown) => {
    let isBroken = true
    const takes = fakeTakes()
    takes.takes.set('a', written)
    const load = (id: string) => (isBroken ? Promise.reject(thrown) : takes.store.load(id))
    const { review, name } = begin(written, { load })
    await review.load()
    expect(review.store.getState()).toEqual({ name: 'failed', code })
    isBroken = false
    await review.load()
    expect(name()).toBe('open')
  })

  it.each(['resolve', 'reject'] as const)('changes nothing when it is closed before they %s', async (end) => {
    const row = defer<TakeRow | null>()
    const { review, name } = begin(written, { load: () => row.promise })
    const loading = review.load()
    review.close()
    if (end === 'resolve') row.resolve({ name: 'take', take: written })
    else row.reject(new Failure('storage-failed'))
    await loading
    expect(name()).toBe('loading')
  })
})

describe('the word of the user', () => {
  it('says which part a sentence is, and the report follows at once', async () => {
    const { review, takes, open } = begin()
    await review.load()
    const kept = review.correct({ name: 'part', sentence: 0, part: 'role' })
    expect(open().report?.sentences[0]).toMatchObject({ part: 'role', byUser: true })
    await kept
    expect(takes.takes.get('a')?.corrections).toEqual([{ name: 'part', sentence: 0, part: 'role' }])
  })

  it('dismisses a mark', async () => {
    const { review, open } = begin()
    await review.load()
    expect(open().report?.sentences[1]?.marks).toEqual([blame])
    await review.correct({ name: 'dismiss', sentence: 1, ...blame })
    expect(open().report?.sentences[1]?.marks).toEqual([])
  })

  it('answers a question about a part', async () => {
    const { review, open } = begin()
    await review.load()
    await review.correct({ name: 'answer', part: 'outcome', answer: 'on-purpose' })
    expect(open().report?.arc.find(({ part }) => part === 'outcome')?.presence).toBe('on-purpose')
  })

  it('stays when the take is opened again', async () => {
    const { review, takes } = begin()
    await review.load()
    await review.correct({ name: 'part', sentence: 0, part: 'role' })
    const later = createReview(fakePorts({ takes: takes.store }), 'a')
    await later.load()
    expect(later.store.getState()).toMatchObject({ report: { sentences: [{ part: 'role' }, {}] } })
  })

  it('is taken back step by step', async () => {
    const { review, takes, open } = begin()
    await review.load()
    await review.correct({ name: 'part', sentence: 0, part: 'role' })
    await review.correct({ name: 'part', sentence: 0, part: 'context' })
    await review.undo()
    expect(open().report?.sentences[0]?.part).toBe('role')
    await review.undo()
    expect(open().report?.sentences[0]).toMatchObject({ part: 'failure', byUser: false })
    expect(takes.takes.get('a')?.corrections).toEqual([])
    await review.undo()
    expect(open().undo).toEqual([])
  })

  it('stands on the screen, and that it could not be stored is said', async () => {
    const { review, open } = begin(written, { update: () => Promise.reject(new Failure('storage-full')) })
    await review.load()
    await review.correct({ name: 'part', sentence: 0, part: 'role' })
    expect(open().unsaved).toBe('storage-full')
    expect(open().report?.sentences[0]?.part).toBe('role')
  })

  it('is stored by the next change after a failure, and the failure is forgotten', async () => {
    const takes = fakeTakes()
    takes.takes.set('a', written)
    let isFull = true
    const update: TakeStore['update'] = (id, change) =>
      isFull ? Promise.reject(new Failure('storage-full')) : takes.store.update(id, change)
    const { review, open } = begin(written, { update })
    await review.load()
    await review.correct({ name: 'part', sentence: 0, part: 'role' })
    isFull = false
    await review.correct({ name: 'part', sentence: 1, part: 'context' })
    expect(open().unsaved).toBeNull()
    expect(takes.takes.get('a')?.corrections).toHaveLength(2)
  })

  it('waits until there is a take', async () => {
    const { review, takes, name } = begin()
    await review.correct({ name: 'part', sentence: 0, part: 'role' })
    await review.undo()
    await settle()
    expect(name()).toBe('loading')
    expect(takes.takes.get('a')).toEqual(written)
  })
})

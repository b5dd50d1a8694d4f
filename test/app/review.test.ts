import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import type { Ports, TakeRow, TakeStore } from '../../src/app/ports.ts'
import { createReview, type Review } from '../../src/app/review.ts'
import type { Judgement } from '../../src/core/arc.ts'
import type { Term } from '../../src/core/edits.ts'
import type { Take } from '../../src/core/take.ts'
import { defer, fakePorts, fakeTakes, judgementOf, settle } from './fakes.ts'
import { takeOf, textsOf, writtenTake } from './takes.ts'

const blame = { kind: 'blame', quote: 'the PM never told me' } as const
const written = writtenTake([
  { text: 'We lost a day of invoices.', part: 'failure' },
  { text: 'And the PM never told me about it.', part: 'failure', tone: [blame] },
])

/** One take with its sound, opened for review on a store with changes. */
function begin(take: Take | null = written, changes: Partial<TakeStore> = {}, ports: Partial<Ports> = {}) {
  const takes = fakeTakes()
  const terms: Term[] = []
  if (take) takes.takes.set(take.id, take)
  takes.audio.set('a', new Blob(['sound']))
  const review = createReview(
    fakePorts({ takes: { ...takes.store, ...changes }, ...ports }),
    'a',
    () => terms,
  )
  const open = (): Extract<Review, { name: 'open' }> => {
    const state = review.store.getState()
    if (state.name !== 'open') throw new Error(`The review is ${state.name}`)
    return state
  }
  return { review, takes, terms, open, name: () => review.store.getState().name }
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

describe('changing the words', () => {
  const texts = (session: ReturnType<typeof begin>) =>
    session.open().report?.sentences.map(({ text }) => text)

  it('shows them at once, as the user’s own, and judges them behind', async () => {
    const judged = defer<Judgement>()
    const session = begin(written, {}, { judge: () => judged.promise })
    await session.review.load()
    const done = session.review.rewrite(1, 'And I never asked the PM.')
    expect(texts(session)).toEqual(['We lost a day of invoices.', 'And I never asked the PM.'])
    expect(session.open().report?.sentences[1]).toMatchObject({ edited: true, marks: [] })
    judged.resolve({ ...judgementOf(['x', 'y']), presence: { ...judgementOf([]).presence, role: 'told' } })
    await done
    expect(session.open().report?.arc.find(({ part }) => part === 'role')?.presence).toBe('told')
    expect(textsOf(session.takes.takes.get('a'))[1]).toBe('And I never asked the PM.')
  })

  it('keeps them where the judge fails, and says so until it reads them', async () => {
    let isBroken = true
    const judge = (sentences: readonly string[]) =>
      isBroken ? Promise.reject(new Failure('judge-failed')) : Promise.resolve(judgementOf(sentences))
    const session = begin(written, {}, { judge })
    await session.review.load()
    await session.review.rewrite(0, 'We lost two days.')
    expect(texts(session)?.[0]).toBe('We lost two days.')
    await session.review.rename('Invoices')
    expect(session.open()).toMatchObject({ unsaved: null, unjudged: 'judge-failed' })
    isBroken = false
    await session.review.rewrite(0, 'We lost three days.')
    expect(session.open().unjudged).toBeNull()
  })

  it('takes no judgement of words that were changed again', async () => {
    const first = defer<Judgement>()
    let calls = 0
    const judge = (sentences: readonly string[]) =>
      calls++ === 0 ? first.promise : Promise.resolve(judgementOf(sentences))
    const session = begin(written, {}, { judge })
    await session.review.load()
    const slow = session.review.rewrite(0, 'We lost two days.')
    await session.review.rewrite(0, 'We lost three days.')
    first.resolve(judgementOf(['late', 'late']))
    await slow
    expect(texts(session)?.[0]).toBe('We lost three days.')
  })

  it('splits and joins sentences, and corrections go with theirs', async () => {
    const session = begin()
    await session.review.load()
    await session.review.correct({ name: 'part', sentence: 1, part: 'role' })
    await session.review.rewrite(0, 'We lost a day.\nOf invoices.')
    expect(session.open().report?.sentences.map(({ part }) => part)).toEqual(['failure', 'failure', 'role'])
    await session.review.joinNext(0)
    expect(texts(session)).toEqual(['We lost a day. Of invoices.', 'And the PM never told me about it.'])
    expect(session.open().report?.sentences[1]).toMatchObject({ part: 'role', byUser: true })
  })

  it('can be undone, words and corrections together', async () => {
    const session = begin()
    await session.review.load()
    await session.review.rewrite(0, 'We lost.\nA day.')
    await session.review.undo()
    expect(texts(session)).toEqual(['We lost a day of invoices.', 'And the PM never told me about it.'])
    expect(textsOf(session.takes.takes.get('a'))).toHaveLength(2)
    expect(session.open().undo).toEqual([])
  })

  it('offers to put a term right everywhere, and does so here when it is the user’s', async () => {
    const take = writtenTake([
      { text: 'The cash was cold.', part: 'failure' },
      { text: 'I cleared the cash.', part: 'response' },
    ])
    const session = begin(take)
    await session.review.load()
    await session.review.rewrite(0, 'The cache was cold.')
    expect(session.open().term).toEqual({ heard: 'cash', meant: 'cache' })
    session.terms.push({ heard: 'cash', meant: 'cache' })
    await session.review.replaceTerms()
    expect(texts(session)).toEqual(['The cache was cold.', 'I cleared the cache.'])
  })

  it('puts the user’s terms right when a take is opened', async () => {
    const session = begin(writtenTake([{ text: 'The cash was cold.', part: 'failure' }]))
    session.terms.push({ heard: 'cash', meant: 'cache' })
    await session.review.load()
    expect(texts(session)).toEqual(['The cache was cold.'])
  })
})

describe('what the user adds', () => {
  it('is a mark of their own, until they dismiss it', async () => {
    const { review, open } = begin()
    await review.load()
    await review.correct({ name: 'mark', sentence: 0, kind: 'minimize' })
    const text = 'We lost a day of invoices.'
    expect(open().report?.sentences[0]?.marks).toEqual([{ kind: 'minimize', quote: text, byUser: true }])
    await review.correct({ name: 'dismiss', sentence: 0, kind: 'minimize', quote: text })
    expect(open().report?.sentences[0]?.marks).toEqual([])
  })

  it('is how they think that it went, kept with the take', async () => {
    const { review, open, takes } = begin()
    await review.load()
    await review.reflect('  Too long. ')
    expect(open().take.reflection).toBe('Too long.')
    expect(takes.takes.get('a')?.reflection).toBe('Too long.')
    expect(open().undo).toEqual([])
  })
})

describe('what a peer sends back', () => {
  const feedback = {
    format: 'candor-feedback',
    version: 1,
    id: 'f',
    takeId: 'a',
    from: 'Bea',
    savedAtMs: 1,
    trust: 'more',
    remembers: 'The invoices',
    comments: [{ at: 3, sentence: 1, text: 'Here I believed you.' }],
  }
  const toFile = (content: unknown): Blob =>
    new Blob([typeof content === 'string' ? content : JSON.stringify(content)])

  it('lands on the take, once, and stays', async () => {
    const { review, takes, open } = begin()
    await review.load()
    expect(await review.receive(toFile(feedback))).toBeNull()
    expect(await review.receive(toFile(feedback))).toBeNull()
    expect(open().take.feedback).toEqual([feedback])
    expect(takes.takes.get('a')?.feedback).toEqual([feedback])
  })

  it.each([
    ['no JSON', '{'],
    ['something else', { ...feedback, format: 'other' }],
    ['a newer version', { ...feedback, version: 2 }],
    ['a number for a text', { ...feedback, remembers: 5 }],
    ['a text without end', { ...feedback, remembers: 'a'.repeat(30_000) }],
    [
      'more comments than anybody writes',
      { ...feedback, comments: Array.from({ length: 10_001 }, () => feedback.comments[0]) },
    ],
    ['megabytes', ' '.repeat(6 * 2 ** 20)],
  ])('is told where it is none: %s', async (_name, content) => {
    const { review, open } = begin()
    await review.load()
    expect(await review.receive(toFile(content))).toBe('feedback-unreadable')
    expect(open().take.feedback).toBeUndefined()
  })

  it('is told where the file cannot be read', async () => {
    const { review } = begin()
    await review.load()
    const gone = Object.assign(toFile(feedback), { text: () => Promise.reject(new Error('gone')) })
    expect(await review.receive(gone)).toBe('feedback-unreadable')
  })

  it('is told where it is for another take', async () => {
    const { review, open } = begin()
    await review.load()
    expect(await review.receive(toFile({ ...feedback, takeId: 'b' }))).toBe('feedback-elsewhere')
    expect(open().take.feedback).toBeUndefined()
  })

  it('can be 10,000 comments', async () => {
    const { review, open } = begin()
    await review.load()
    const comments = Array.from({ length: 10_000 }, (_, at) => ({ at, sentence: null, text: '<b>' }))
    expect(await review.receive(toFile({ ...feedback, comments }))).toBeNull()
    expect(open().take.feedback?.[0]?.comments).toHaveLength(10_000)
  })

  it('is taken away, and comes back by undo', async () => {
    const { review, takes, open } = begin()
    await review.load()
    await review.receive(toFile(feedback))
    await review.removeFeedback('f')
    expect(takes.takes.get('a')?.feedback).toEqual([])
    await review.undo()
    expect(open().take.feedback).toEqual([feedback])
    expect(takes.takes.get('a')?.feedback).toEqual([feedback])
  })
})

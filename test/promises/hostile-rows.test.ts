import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { TakeRow } from '../../src/app/ports.ts'
import { toQuestions } from '../../src/core/interview/questions.ts'
import { mergeOwnWords } from '../../src/core/portable/library-merge.ts'
import { placeComments } from '../../src/core/portable/share.ts'
import { toPrompt, toPrompts } from '../../src/core/prompts.ts'
import { toReport } from '../../src/core/report/report.ts'
import { DEFAULT_SETTINGS, MOST_VALUES } from '../../src/core/settings.ts'
import { createDatabase, createStoryStore, createTakeStore } from '../../src/platform/database.ts'
import { parseFeedback } from '../../src/platform/feedback-file.ts'
import { loadSettings } from '../../src/platform/settings-storage.ts'
import { parseStory } from '../../src/platform/story-row.ts'
import { parseBegunTake, parseTake } from '../../src/platform/take-row.ts'
import { toCount } from './cases.ts'
import { anyValue, feedback, HOSTILE, toDamaged, wholeStory, wholeTake } from './hostile.ts'
import { findOdd, readStory, readTake } from './reading.ts'

afterEach(() => vi.unstubAllGlobals())

/** The last moment that a date can be. */
const isMoment = (ms: number): boolean => !Number.isNaN(new Date(ms).getTime())

describe(HOSTILE, () => {
  it('as a take in the database: it is read whole, or as damaged', () => {
    expect(parseTake(wholeTake)).toEqual(wholeTake)
    expect(findOdd(readTake(wholeTake))).toEqual([])
    let read = 0
    fc.assert(
      fc.property(
        fc.oneof({ weight: 9, arbitrary: toDamaged(wholeTake) }, { weight: 1, arbitrary: anyValue }),
        (row) => {
          const take = parseTake(row)
          if (!take) return
          read += 1
          expect(findOdd(readTake(take))).toEqual([])
          expect(findOdd(readStory(wholeStory, [take, wholeTake]))).toEqual([])
          expect(isMoment(take.createdAtMs)).toBe(true)
        },
      ),
      { numRuns: toCount(3000, 150) },
    )
    expect(read).toBeGreaterThan(20)
  })

  it('as a story in the database', () => {
    expect(parseStory(wholeStory)).toEqual(wholeStory)
    fc.assert(
      fc.property(
        fc.oneof({ weight: 9, arbitrary: toDamaged(wholeStory) }, { weight: 1, arbitrary: anyValue }),
        (row) => {
          const story = parseStory(row)
          if (!story) return
          expect(findOdd(readStory(story, [wholeTake]))).toEqual([])
          expect(isMoment(story.createdAtMs)).toBe(true)
        },
      ),
      { numRuns: toCount(1000, 60) },
    )
  })

  it('as the note of a recording that was cut off', () => {
    const { id, title, createdAtMs, source, prompt, limit, storyId, again, session } = wholeTake
    const begun = { id, title, createdAtMs, source, prompt, limit, storyId, again, session }
    fc.assert(
      fc.property(fc.oneof(toDamaged(begun), anyValue), (row) => {
        const read = parseBegunTake(row)
        if (read) expect(findOdd(readTake({ ...wholeTake, ...read }))).toEqual([])
      }),
      { numRuns: toCount(500, 40) },
    )
  })

  it('as a file of feedback', () => {
    const { sentences = [] } = toReport(wholeTake) ?? {}
    fc.assert(
      fc.property(fc.oneof(toDamaged(feedback), anyValue), (value) => {
        const read = parseFeedback(JSON.stringify(value) ?? '')
        if (!read) return
        expect(isMoment(read.savedAtMs)).toBe(true)
        const { placed, loose } = placeComments([read], sentences)
        expect([...placed.values()].flat().length + loose.length).toBe(read.comments.length)
        expect([...placed.keys()].every((place) => sentences[place])).toBe(true)
        expect(findOdd([[...placed], loose])).toEqual([])
      }),
      { numRuns: toCount(1000, 60) },
    )
  })

  it('as settings', () => {
    let text: string | null = null
    vi.stubGlobal('localStorage', { getItem: () => text })
    fc.assert(
      fc.property(
        fc.oneof(
          toDamaged(DEFAULT_SETTINGS).map((value) => JSON.stringify(value)),
          fc.json(),
          fc.string(),
        ),
        (stored) => {
          text = stored
          const settings = loadSettings()
          expect(Object.keys(settings).toSorted()).toEqual(Object.keys(DEFAULT_SETTINGS).toSorted())
          expect(findOdd(settings)).toEqual([])
          expect(toPrompts(settings.ownPrompts)).toContainEqual(toPrompt(settings))
          expect(toQuestions(settings, () => 0.5).length).toBeGreaterThan(0)
          expect(mergeOwnWords(settings, DEFAULT_SETTINGS, MOST_VALUES).values).toEqual(settings.values)
        },
      ),
      { numRuns: toCount(1000, 60) },
    )
  })

  it('as damaged rows among good ones: all are listed, the good ones open, and none is touched', async () => {
    const rows = fc.array(toDamaged(wholeTake), { minLength: 1, maxLength: 8 })
    const stories = fc.array(toDamaged(wholeStory), { minLength: 1, maxLength: 4 })
    let turn = 0
    await fc.assert(
      fc.asyncProperty(rows, stories, async (damaged, odd) => {
        Dexie.dependencies.indexedDB = new IDBFactory()
        Dexie.dependencies.IDBKeyRange = IDBKeyRange
        const database = createDatabase(`hostile-${++turn}`)
        const [store, bank] = [createTakeStore(database), createStoryStore(database)]
        await store.save(wholeTake, new Blob(['sound']))
        await bank.save(wholeStory)
        const put = damaged.map((row, index) => ({ ...row, id: `damaged-${index}` }))
        await database.table('takes').bulkPut(put)
        await database.table('stories').bulkPut(odd.map((row, index) => ({ ...row, id: `odd-${index}` })))
        const before = await database.table('takes').toArray()

        const listed = await new Promise<TakeRow[]>((tell) => void store.watch(tell, () => tell([])))
        expect(listed).toHaveLength(put.length + 1)
        const ids = listed.map((row) => (row.name === 'take' ? row.take.id : row.id))
        expect(new Set(ids)).toEqual(new Set(['whole', ...put.map(({ id }) => id)]))
        expect(await store.load('whole')).toEqual({ name: 'take', take: wholeTake })
        expect(await (await store.loadAudio('whole'))?.text()).toBe('sound')
        for (const { id } of put) expect(await store.load(id)).not.toBeNull()
        const known = await new Promise<unknown[]>((tell) => void bank.watch(tell, () => tell([])))
        expect(known).toContainEqual(wholeStory)
        expect(await database.table('takes').toArray()).toEqual(before)
        expect(await database.table('stories').count()).toBe(odd.length + 1)
        database.close()
      }),
      { numRuns: toCount(200, 10) },
    )
  })
})

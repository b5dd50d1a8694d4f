import { Dexie, liveQuery, type Table } from 'dexie'
import { Failure, type FailureCode, toFailureCode } from '../app/failure.ts'
import type { StoryStore, TakeRow, TakeStore } from '../app/ports.ts'
import { toRevised } from '../core/portable/revision.ts'
import type { Take } from '../core/take.ts'
import { moment } from './row-numbers.ts'
import { parseStory } from './story-row.ts'
import { createSoundStorage, type StoredSound, toBlob } from './stored-sound.ts'
import { parseBegunTake, parseTake } from './take-row.ts'

interface AudioRow {
  id: string
  audio: StoredSound
}
interface PieceRow {
  takeId: string
  index: number
  piece: StoredSound
}

/** This browser's own database: everything that the user made. */
export function createDatabase(name = 'candor'): Dexie {
  const database = new Dexie(name)
  database.version(1).stores({ takes: 'id, createdAtMs', audio: 'id', pieces: '[takeId+index], takeId' })
  database.version(2).stores({ recordings: 'id, createdAtMs' })
  database.version(3).stores({ stories: 'id' })
  return database
}

/** What the takes tell; changes are noted as those of one visit. */
export function createStoryStore(database: Dexie, visit: string = crypto.randomUUID()): StoryStore {
  const stories = database.table('stories') as Table<unknown, string>
  return {
    save: (story) => stored(async () => void (await stories.put(story))),
    update: (id, change) =>
      stored(() =>
        database.transaction('rw', stories, async () => {
          const story = parseStory(await stories.get(id))
          if (story)
            await stories.put({
              ...change(story),
              revision: toRevised(story.revision, visit, Date.now()),
            })
        }),
      ),
    remove: (id) => stored(() => stories.delete(id)),
    watch: (listener, onFailure) =>
      follow(
        database,
        stories,
        (rows) =>
          listener(
            rows.flatMap((row) => parseStory(row) ?? []).sort((a, b) => b.createdAtMs - a.createdAtMs),
          ),
        onFailure,
      ),
  }
}

/** Takes, their audio, and the pieces of recordings that are being made; changes are noted as those of one visit. */
export function createTakeStore(database: Dexie, visit: string = crypto.randomUUID()): TakeStore {
  const recordings = database.table('recordings') as Table<unknown, string>
  const takes = database.table('takes') as Table<unknown, string>
  const audio = database.table('audio') as Table<AudioRow, string>
  const pieces = database.table('pieces') as Table<PieceRow>

  const everything = [takes, audio, pieces, recordings]
  const toStored = createSoundStorage(async (piece) => {
    const probe = { takeId: 'can blobs be stored', index: 0 }
    await pieces.put({ ...probe, piece })
    await pieces.where({ takeId: probe.takeId }).delete()
  })

  return {
    begin: (begun) =>
      stored(async () => {
        holdLock(toLock(begun.id))
        await recordings.put(begun)
      }),
    findCutOff: () =>
      stored(async () => {
        const held = await findLocks()
        const begun = (await recordings.orderBy('createdAtMs').reverse().toArray()).flatMap(
          (row) => parseBegunTake(row) ?? [],
        )
        const found = await Promise.all(
          begun
            .filter(({ id }) => !held.includes(toLock(id)))
            .map(async (it) => ({
              begun: it,
              pieces: (await pieces.where({ takeId: it.id }).sortBy('index'))
                // They are written side by side: one may be there before the one that it goes on from.
                .filter(({ index }, place) => index === place)
                .map(({ piece }) => toBlob(piece)),
            })),
        )
        return found.filter((it) => it.pieces.length > 0)
      }),
    keepPiece: (takeId, index, piece) =>
      stored(async () => {
        // A blob is a file of its own, which a busy machine takes its time to write; bytes go with the row.
        const bytes = await piece.arrayBuffer()
        await pieces.put({ takeId, index, piece: { bytes, type: piece.type } })
      }),
    save: (take, blob) =>
      stored(async () => {
        const sound = blob && (await toStored(blob))
        await database.transaction('rw', everything, async () => {
          await takes.put(take)
          if (sound) await audio.put({ id: take.id, audio: sound })
          await pieces.where({ takeId: take.id }).delete()
          await recordings.delete(take.id)
        })
      }),
    update: (id, change) =>
      stored(() =>
        database.transaction('rw', takes, async () => {
          const row = toRow(await takes.get(id), id)
          if (row?.name !== 'take') throw new Failure('take-damaged')
          const changed: Take = {
            ...change(row.take),
            revision: toRevised(row.take.revision, visit, Date.now()),
          }
          await takes.put(changed)
          return changed
        }),
      ),
    load: (id) => stored(async () => toRow(await takes.get(id), id)),
    loadAudio: (id) =>
      stored(async () => {
        const row = await audio.get(id)
        return row ? toBlob(row.audio) : null
      }),
    remove: (id) =>
      stored(() =>
        database.transaction('rw', everything, async () => {
          await takes.delete(id)
          await audio.delete(id)
          await pieces.where({ takeId: id }).delete()
          await recordings.delete(id)
        }),
      ),
    watch: (listener, onFailure) =>
      follow(
        database,
        takes,
        // Sorted here: the index would leave out a row whose date is damaged.
        (rows) => listener(rows.flatMap((row) => toRow(row, idOf(row)) ?? []).sort(newestFirst)),
        onFailure,
      ),
  }
}

/** Tells of a table's rows now and after every change. Returns its undo. */
function follow(
  database: Dexie,
  table: Table<unknown, string>,
  tell: (rows: unknown[]) => void,
  onFailure: (code: FailureCode) => void,
): () => void {
  const failed = (thrown: unknown): void => onFailure(toFailureCode(toFailure(thrown), 'storage-failed'))
  // A live query keeps silent where the database cannot be opened at all.
  database.open().catch(failed)
  const subscription = liveQuery(() => table.toArray()).subscribe({ next: tell, error: failed })
  return () => subscription.unsubscribe()
}

/** The lock that a page holds, until it ends, on a recording that it makes. */
const toLock = (id: string): string => `candor-recording-${id}`

function holdLock(name: string): void {
  if (!('locks' in navigator)) return
  void navigator.locks.request(name, () => new Promise<never>(() => undefined)).catch(() => undefined)
}

async function findLocks(): Promise<string[]> {
  if (!('locks' in navigator)) return []
  const { held = [] } = await navigator.locks.query()
  return held.flatMap(({ name }) => name ?? [])
}

function toRow(row: unknown, id: string): TakeRow | null {
  if (row === undefined) return null
  const take = parseTake(row)
  if (take) return { name: 'take', take }
  const createdAtMs = (row as { createdAtMs?: unknown }).createdAtMs
  const made = moment.safeParse(createdAtMs)
  return { name: 'damaged', id, createdAtMs: made.success ? made.data : null }
}

const dateOf = (row: TakeRow): number =>
  (row.name === 'take' ? row.take.createdAtMs : row.createdAtMs) ?? -Infinity
const newestFirst = (a: TakeRow, b: TakeRow): number => (dateOf(a) === dateOf(b) ? 0 : dateOf(b) - dateOf(a))
const idOf = (row: unknown): string => String((row as { id: unknown }).id)

async function stored<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    throw toFailure(thrown)
  }
}

/** Dexie wraps what the browser threw; a full disk aborts the transaction around it. */
function toFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown
  const inner = (thrown as { inner?: { name?: string } } | null)?.inner?.name
  const name = thrown instanceof Error ? thrown.name : ''
  return new Failure(
    name === 'QuotaExceededError' || inner === 'QuotaExceededError' ? 'storage-full' : 'storage-failed',
    {
      cause: thrown,
    },
  )
}

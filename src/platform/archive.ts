import type { Entry, FileEntry } from '@zip.js/zip.js'
import * as z from 'zod/mini'
import { Failure } from '../app/failure.ts'
import type { ArchivedLibrary, ArchivedTake, Archiver } from '../app/ports.ts'
import { toEnding, toMimeType } from '../core/portable/file-names.ts'
import { type Library, toParts } from '../core/portable/library-merge.ts'
import type { Story } from '../core/stories/story.ts'
import type { Take } from '../core/take.ts'
import { parseStory } from './story-row.ts'
import { parseTake } from './take-row.ts'

/** An archive is one zip: `candor.json` says what it is, and each take, story and recording is a file of its own. */
const FORMAT = 'candor-library'
const VERSION = 1

/** Not every reader of zip files knows larger ones. */
const MOST_BYTES = 3.9 * 2 ** 30

/** No take is longer than this when it is written, and no archive has so many files: larger ones were made to do harm. */
const MOST_JSON_BYTES = 50 * 2 ** 20
const MOST_AUDIO_BYTES = 2 ** 30
const MOST_FILES = 100_000

const manifest = z.object({
  format: z.literal(FORMAT),
  version: z.number(),
  takes: z.number(),
  stories: z.number(),
})
const ownWords = z.object({
  ownPrompts: z.catch(z.array(z.string()), []),
  values: z.catch(z.array(z.string()), []),
  terms: z.catch(z.array(z.object({ heard: z.string(), meant: z.string() })), []),
})
const archivedTake = z.object({ take: z.unknown(), audio: z.nullable(z.string()) })

/** The library is needed for archives only, and weighs as much as a screen. */
async function load() {
  const zip = await import('@zip.js/zip.js/lib/zip-core-external.js')
  // The content policy allows no worker made of text; the browser's own streams do the work.
  zip.configure({ useWebWorkers: false })
  return zip
}

/** Writes archives: one, or several where all would be too large for one. */
export const writeArchives: Archiver['write'] = async (library, audioOf, openSink, onProgress, signal) => {
  const parts = toParts(await toSizes(library.takes, audioOf), MOST_BYTES)
  let done = 0
  for (const [index, ids] of parts.entries()) {
    const takes = library.takes.filter(({ id }) => ids.includes(id))
    // Stories and own words are small: they are in the first part.
    const own = index === 0 ? library : { ...library, stories: [], own: null }
    const sink = await openSink({ index, count: parts.length })
    try {
      await writePart(sink.stream, { ...own, takes }, audioOf, signal, () => {
        done += 1
        onProgress(done / Math.max(1, library.takes.length))
      })
    } catch (thrown) {
      await sink.discard()
      throw thrown
    }
    await sink.finish()
  }
}

async function toSizes(takes: readonly Take[], audioOf: (id: string) => Promise<Blob | null>) {
  const sizes = []
  for (const { id } of takes) sizes.push({ id, sizeBytes: (await audioOf(id))?.size ?? 0 })
  return sizes
}

async function writePart(
  stream: WritableStream<Uint8Array>,
  { takes, stories, own }: Omit<Library, 'own'> & { own: Library['own'] | null },
  audioOf: (id: string) => Promise<Blob | null>,
  signal: AbortSignal,
  onTake: () => void,
): Promise<void> {
  const { BlobReader, TextReader, ZipWriter } = await load()
  const writer = new ZipWriter(stream, { signal })
  const addJson = (path: string, value: unknown): Promise<unknown> =>
    writer.add(path, new TextReader(`${JSON.stringify(value, null, 2)}\n`))
  const head = { format: FORMAT, version: VERSION, takes: takes.length, stories: stories.length }
  await addJson('candor.json', head)
  if (own) await addJson('own-words.json', own)
  for (const [index, story] of stories.entries()) await addJson(`stories/${toNumber(index)}.json`, story)
  for (const [index, take] of takes.entries()) {
    signal.throwIfAborted()
    const audio = await audioOf(take.id)
    const path = audio ? `audio/${toNumber(index)}.${toEnding(audio.type)}` : null
    await addJson(`takes/${toNumber(index)}.json`, { take, audio: path })
    // Sound is compressed already.
    if (audio && path) await writer.add(path, new BlobReader(audio), { level: 0 })
    onTake()
  }
  await writer.close()
}

const toNumber = (index: number): string => String(index + 1).padStart(4, '0')

/**
 * Reads an archive of this format or an older one. Sound is read when it is asked for. Rejects with a `Failure` where the
 * file is no archive, or one of a newer version.
 */
export const readArchive: Archiver['read'] = async (file, signal) => {
  const { BlobReader, ZipReader } = await load()
  const reader = new ZipReader(new BlobReader(file), { checkSignature: true, checkOverlappingEntry: true })
  const files = await openFiles(() => reader.getEntries(), signal)
  const head = manifest.safeParse(await readJson(files, 'candor.json', signal).catch(() => null))
  if (!head.success) throw new Failure('archive-unreadable')
  if (head.data.version > VERSION) throw new Failure('archive-newer')
  const takes: ArchivedTake[] = []
  const stories: Story[] = []
  for (const path of files.keys()) {
    signal.throwIfAborted()
    if (path.startsWith('stories/')) {
      const story = parseStory(await readJson(files, path, signal).catch(() => null))
      if (story) stories.push(story)
    }
    if (path.startsWith('takes/')) {
      const row = archivedTake.safeParse(await readJson(files, path, signal).catch(() => null))
      const take = row.success ? parseTake(row.data.take) : null
      const audio = row.success ? row.data.audio : null
      if (take) takes.push({ take, loadAudio: () => readAudio(files, audio, signal) })
    }
  }
  const own = ownWords.safeParse(await readJson(files, 'own-words.json', signal).catch(() => null))
  return {
    takes,
    stories,
    own: own.success ? own.data : null,
    damaged: Math.max(0, head.data.takes - takes.length) + Math.max(0, head.data.stories - stories.length),
  } satisfies ArchivedLibrary
}

type Files = ReadonlyMap<string, FileEntry>

/** The files by their paths. A path is a name to look up and never one to write to. */
async function openFiles(list: () => Promise<Entry[]>, signal: AbortSignal): Promise<Files> {
  const entries = await list().catch((cause: unknown) => {
    throw new Failure('archive-unreadable', { cause })
  })
  signal.throwIfAborted()
  if (entries.length > MOST_FILES) throw new Failure('archive-unreadable')
  return new Map(entries.flatMap((entry) => (entry.directory ? [] : [[entry.filename, entry]])))
}

async function readJson(files: Files, path: string, signal: AbortSignal): Promise<unknown> {
  const entry = files.get(path)
  if (!entry) throw new Failure('archive-unreadable')
  const bytes = await readBytes(entry, MOST_JSON_BYTES, signal)
  return JSON.parse(await bytes.text()) as unknown
}

/** Null where the take has no sound; rejects with a `Failure` where its sound is damaged. */
async function readAudio(files: Files, path: string | null, signal: AbortSignal): Promise<Blob | null> {
  if (path === null) return null
  const entry = files.get(path)
  if (!entry) throw new Failure('archive-unreadable')
  const bytes = await readBytes(entry, MOST_AUDIO_BYTES, signal)
  return new Blob([bytes], { type: toMimeType(path) })
}

/** All bytes of a file, whatever its size is said to be; no more than so many. */
async function readBytes(entry: FileEntry, mostBytes: number, signal: AbortSignal): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const sink = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(piece) {
      size += piece.length
      if (size > mostBytes) throw new Failure('archive-unreadable')
      pieces.push(piece)
    },
  })
  try {
    await entry.getData(sink, { signal })
  } catch (cause) {
    signal.throwIfAborted()
    throw cause instanceof Failure ? cause : new Failure('archive-unreadable', { cause })
  }
  return new Blob(pieces)
}

import { BlobReader, BlobWriter, TextReader, ZipReader, ZipWriter, configure } from '@zip.js/zip.js'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ArchivedLibrary } from '../../src/app/ports.ts'
import type { Library } from '../../src/core/portable/library-merge.ts'
import { isEqual } from '../../src/core/portable/revision.ts'
import type { Take } from '../../src/core/take.ts'
import { readArchive, writeArchives } from '../../src/platform/archive.ts'
import { fakeSinks } from '../app/fakes.ts'
import { takeOf, writtenTake } from '../app/takes.ts'
import { storyOf } from '../core/stories/stories.ts'
import { toCount } from '../promises/cases.ts'

beforeAll(() => configure({ useWebWorkers: false }))

const signal = new AbortController().signal
const OWN = { ownPrompts: ['Why here?'], values: ['Ownership'], terms: [{ heard: 'cash', meant: 'cache' }] }

/** Bytes that look like the inside of a zip to whoever reads from the front. */
const SIGNED = new Uint8Array(5000).fill(7)
SIGNED.set([0x50, 0x4b, 3, 4, 20, 0, 0, 0], 100)
SIGNED.set([0x50, 0x4b, 7, 8, 1, 2, 3, 4], 900)
SIGNED.set([0x50, 0x4b, 5, 6, 0, 0, 0, 0], 2000)

const written = writtenTake(
  [
    { text: 'We lost a day. “Emoji” 🙂 <b>', part: 'failure', start: 0 },
    { text: 'I called them.', part: 'response', start: 5 },
  ],
  {},
  { id: 'written', storyId: 'move', revision: { changedAtMs: 5, visits: ['a'] } },
)
const library: Library = {
  takes: [written, takeOf({ id: 'silent' }), takeOf({ id: '../../odd id', title: 'Odd' })],
  stories: [storyOf('move', { notes: { ...storyOf('x').notes, role: 'Never asked' } })],
  own: OWN,
}
const sounds = new Map([
  ['written', new Blob([SIGNED], { type: 'audio/webm' })],
  ['silent', new Blob(['mp4'], { type: 'audio/mp4' })],
])

async function pack(content: Library, audio: ReadonlyMap<string, Blob> = sounds): Promise<Blob> {
  const sinks = fakeSinks()
  await writeArchives(
    content,
    (id) => Promise.resolve(audio.get(id) ?? null),
    sinks.open,
    () => undefined,
    signal,
  )
  return sinks.file()
}
const read = (file: Blob): Promise<ArchivedLibrary> => readArchive(file, signal)
const takesOf = ({ takes }: ArchivedLibrary): Take[] => takes.map(({ take }) => take)
const bytesOf = async (blob: Blob | null | undefined): Promise<Uint8Array | null> =>
  blob ? new Uint8Array(await blob.arrayBuffer()) : null

/** A zip of these files, as anybody could make one. */
async function zipOf(files: Record<string, string>): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter('application/zip'))
  for (const [path, text] of Object.entries(files)) await writer.add(path, new TextReader(text))
  return writer.close()
}
const HEAD = JSON.stringify({ format: 'candor-library', version: 1, takes: 1, stories: 0 })

describe('an archive', () => {
  it('comes back as it was, sound and all', async () => {
    const back = await read(await pack(library))
    expect(takesOf(back)).toEqual(library.takes)
    expect(back).toMatchObject({ stories: library.stories, own: OWN, damaged: 0 })
    const [first, second, third] = await Promise.all(back.takes.map(({ loadAudio }) => loadAudio()))
    expect(await bytesOf(first)).toEqual(SIGNED)
    expect(first?.type).toBe('audio/webm')
    expect(second?.type).toBe('audio/mp4')
    expect(third).toBeNull()
  })

  it('comes back whatever is in it', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(
          fc.record({
            id: text,
            title: text,
            prompt: text,
            reflection: text,
            sound: fc.uint8Array({ maxLength: 300 }),
          }),
          { selector: ({ id }) => id, maxLength: 6 },
        ),
        fc.uniqueArray(text, { maxLength: 4 }),
        async (told, ids) => {
          const takes = told.map(({ id, title, prompt, reflection }) => ({
            ...written,
            id,
            title,
            prompt,
            reflection,
          }))
          const stories = ids.map((id) => storyOf(id))
          const audio = new Map(
            told.map(({ id, sound }) => [id, new Blob([new Uint8Array(sound)], { type: 'audio/ogg' })]),
          )
          const back = await read(await pack({ takes, stories, own: OWN }, audio))
          expect(takesOf(back)).toEqual(takes)
          expect(back.stories).toEqual(stories)
          for (const { take, loadAudio } of back.takes)
            expect(await bytesOf(await loadAudio())).toEqual(told.find(({ id }) => id === take.id)?.sound)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('is a zip whose JSON can be read without Candor', async () => {
    const entries = await new ZipReader(new BlobReader(await pack(library))).getEntries()
    expect(entries.map(({ filename }) => filename)).toEqual([
      'candor.json',
      'own-words.json',
      'stories/0001.json',
      'takes/0001.json',
      'audio/0001.webm',
      'takes/0002.json',
      'audio/0002.m4a',
      'takes/0003.json',
    ])
  })

  it('of version 1 can be read for ever', async () => {
    const file = new Blob([readFileSync('test/fixtures/library-v1.zip')])
    const back = await read(file)
    expect(back).toMatchObject({ damaged: 0, own: OWN })
    expect(takesOf(back)).toEqual(library.takes)
    expect(back.stories).toEqual(library.stories)
    expect(await bytesOf(await back.takes[0]?.loadAudio())).toEqual(SIGNED)
  })

  it('tells how far it is, and ends where it is cancelled', async () => {
    const told: number[] = []
    const sinks = fakeSinks()
    await writeArchives(
      library,
      () => Promise.resolve(null),
      sinks.open,
      (fraction) => told.push(fraction),
      signal,
    )
    expect(told).toEqual([1 / 3, 2 / 3, 1])
    const cancel = new AbortController()
    const writing = writeArchives(
      library,
      () => {
        cancel.abort(new Error('cancelled'))
        return Promise.resolve(null)
      },
      sinks.open,
      () => undefined,
      cancel.signal,
    )
    await expect(writing).rejects.toThrow('cancelled')
    expect(sinks.counts.discarded).toBe(1)
  })
})

describe('what is no archive', () => {
  it.each([
    ['an empty file', () => new Blob([])],
    ['a text', () => new Blob(['We lost a day.'])],
    ['another zip', () => zipOf({ 'readme.txt': 'Hello' })],
    ['an archive of something else', () => zipOf({ 'candor.json': '{"format":"other","version":1}' })],
    ['an archive whose head is no JSON', () => zipOf({ 'candor.json': '{' })],
  ])('is told: %s', async (_name, make) => {
    await expect(read(await make())).rejects.toMatchObject({ code: 'archive-unreadable' })
  })

  it('is told where a newer version made it', async () => {
    const newer = await zipOf({ 'candor.json': HEAD.replace('"version":1', '"version":2') })
    await expect(read(newer)).rejects.toMatchObject({ code: 'archive-newer' })
  })
})

describe('a hostile archive', () => {
  it('with a path that leads out is none', async () => {
    const file = await zipOf({ 'candor.json': HEAD, 'takes/../../../etc/passwd': '{}' })
    await expect(read(file)).rejects.toMatchObject({ code: 'archive-unreadable' })
  })

  it('names no file but its own: a path in it is a name to look up', async () => {
    const take = JSON.stringify({ take: written, audio: '../../etc/passwd' })
    const back = await read(await zipOf({ 'candor.json': HEAD, 'takes/1.json': take }))
    expect(takesOf(back)).toEqual([written])
    await expect(back.takes[0]?.loadAudio()).rejects.toMatchObject({ code: 'archive-unreadable' })
  })

  it('that grows without end is left out', async () => {
    const bomb = `{"take":"${' '.repeat(60 * 2 ** 20)}","audio":null}`
    const file = await zipOf({ 'candor.json': HEAD, 'takes/0001.json': bomb })
    expect(file.size).toBeLessThan(200_000)
    expect(await read(file)).toMatchObject({ takes: [], damaged: 1 })
  })

  it('has rows that are no takes left out and told, and nothing of an object’s own is changed', async () => {
    const back = await read(
      await zipOf({
        'candor.json': HEAD.replace('"takes":1', '"takes":3'),
        'takes/1.json': '{"take":{"__proto__":{"hacked":1},"id":"x"},"audio":null}',
        'takes/2.json': '{"take":null,"audio":null}',
        'takes/3.json': JSON.stringify({ take: written, audio: null }),
        'stories/1.json': '[]',
      }),
    )
    expect(takesOf(back)).toEqual([written])
    expect(back.damaged).toBe(2)
    expect(({} as { hacked?: number }).hacked).toBeUndefined()
  })

  it('with one of its bits turned, or cut off, is told or read right', async () => {
    const whole = new Uint8Array(await (await pack(library)).arrayBuffer())
    let refused = 0
    const isWrong = async (bytes: Uint8Array<ArrayBuffer>): Promise<boolean> => {
      try {
        const back = await read(new Blob([bytes]))
        const known = takesOf(back).every((take) => library.takes.some((own) => isEqual(own, take)))
        const audio = await bytesOf(
          (await back.takes.find(({ take }) => take.id === 'written')?.loadAudio()) ?? null,
        )
        const isRight = audio === null || Buffer.compare(audio, SIGNED) === 0
        const isTold =
          back.damaged ===
          library.takes.length + library.stories.length - back.takes.length - back.stories.length
        return !(known && isRight && isTold)
      } catch (thrown) {
        refused += 1
        return (thrown as { code?: string }).code !== 'archive-unreadable'
      }
    }
    const wrong: string[] = []
    // A fixed walk over the file: each run turns the same bits.
    for (let turn = 0; turn < toCount(2000, 500); turn++) {
      const at = (turn * 7919) % (whole.length * 8)
      const bytes = whole.slice()
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7))
      if (await isWrong(bytes)) wrong.push(`bit ${at}`)
    }
    for (let turn = 1; turn < 100; turn++) {
      const length = Math.floor((whole.length * turn) / 100)
      if (await isWrong(whole.slice(0, length))) wrong.push(`cut at ${length}`)
    }
    expect(wrong).toEqual([])
    expect(refused).toBeGreaterThan(100)
  }, 60_000)
})

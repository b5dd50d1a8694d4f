import { createWriteStream, openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { writeArchives } from '../../src/platform/archive.ts'
import { takeOf } from '../app/takes.ts'

/** Writes a copy of many takes, each with the same recording, as a file in a folder; resolves to its path. */
export async function writeManyTakes(folder: string, count: number, wav: string): Promise<string> {
  const path = join(folder, 'candor-many.zip')
  const audio = await openAsBlob(wav, { type: 'audio/wav' })
  const takes = Array.from({ length: count }, (_take, index) =>
    takeOf({ id: `many-${index}`, title: `Take ${index}`, createdAtMs: 1_000_000 + index, duration: 1 }),
  )
  await writeArchives(
    { takes, stories: [], own: { ownPrompts: [], values: [], terms: [] } },
    () => Promise.resolve(audio),
    () =>
      Promise.resolve({
        stream: Writable.toWeb(createWriteStream(path)) as WritableStream<Uint8Array>,
        finish: () => Promise.resolve(),
        discard: () => Promise.resolve(),
      }),
    () => undefined,
    new AbortController().signal,
  )
  return path
}

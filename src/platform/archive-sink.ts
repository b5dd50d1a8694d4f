import type { ArchiveSink } from '../app/ports.ts'
import { download } from './download.ts'

const FOLDER = 'copies'

/**
 * Where an archive is put together: in this site's own folder on the disk, so that a large one needs no memory; in memory
 * where the browser has no such folder. When it is finished the browser downloads it.
 */
export async function openArchiveSink({
  index,
  count,
}: {
  index: number
  count: number
}): Promise<ArchiveSink> {
  const day = new Date().toISOString().slice(0, 10)
  const name = count === 1 ? `candor-${day}.zip` : `candor-${day}-${index + 1}-of-${count}.zip`
  return (await openOnDisk(name, index === 0)) ?? openInMemory(name)
}

async function openOnDisk(name: string, isFirst: boolean): Promise<ArchiveSink | null> {
  if (!('storage' in navigator) || !('getDirectory' in navigator.storage)) return null
  const root = await navigator.storage.getDirectory().catch(() => null)
  if (!root) return null
  // What was put together before has been downloaded since.
  if (isFirst) await root.removeEntry(FOLDER, { recursive: true }).catch(() => undefined)
  const folder = await root.getDirectoryHandle(FOLDER, { create: true })
  const file = await folder.getFileHandle(name, { create: true })
  if (!('createWritable' in file)) return null
  const stream = await file.createWritable()
  return {
    stream,
    async finish() {
      download(await file.getFile(), name)
    },
    async discard() {
      // Where it is still being written to it cannot be removed.
      await stream.abort().catch(() => undefined)
      await folder.removeEntry(name).catch(() => undefined)
    },
  }
}

/** Deletes copies that were put together more than a day ago: they have been downloaded since. */
export async function clearCopies(): Promise<void> {
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle(FOLDER)
  for await (const [name, handle] of folder.entries())
    if (handle.kind === 'file' && Date.now() - (await handle.getFile()).lastModified > 86_400_000)
      // One that another tab still writes to stays; that is no reason for the others to stay.
      await folder.removeEntry(name).catch(() => undefined)
}

function openInMemory(name: string): ArchiveSink {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const whole = new Response(readable as ReadableStream<Uint8Array<ArrayBuffer>>).blob()
  whole.catch(() => undefined)
  return {
    stream: writable,
    async finish() {
      download(await whole, name)
    },
    discard: () => Promise.resolve(),
  }
}

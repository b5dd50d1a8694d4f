import { createStore } from 'zustand/vanilla'
import { type BegunTake, type Take, toRecordedTake } from '../core/take.ts'
import { type FailureCode, toFailureCode } from './failure.ts'
import type { Ports } from './ports.ts'

export type Import =
  { name: 'idle' } | { name: 'reading'; file: string } | { name: 'failed'; file: string; code: FailureCode }

/** A recording made elsewhere, with the name that its file has. */
export interface RecordedFile {
  name: string
  audio: Blob
}

/** Takes from recordings made elsewhere, one file at a time. `onKept` gets each with its samples. */
export function createImporter(
  ports: Pick<Ports, 'decode' | 'takes' | 'newId' | 'now'>,
  onKept: (take: Take, samples: Float32Array) => void,
) {
  const store = createStore<Import>(() => ({ name: 'idle' }))
  let reading: AbortController | null = null

  async function read(
    file: RecordedFile,
    prompt: string,
    limit: number,
    signal: AbortSignal,
  ): Promise<string> {
    const samples = await ports.decode(file.audio, signal)
    const begun: BegunTake = {
      id: ports.newId(),
      title: file.name.replace(/\.[a-z0-9]{2,4}$/i, ''),
      createdAtMs: ports.now(),
      source: 'imported',
      prompt,
      limit,
    }
    const take = toRecordedTake(begun, samples)
    await ports.takes.save(take, file.audio)
    onKept(take, samples)
    return take.id
  }

  return {
    store,
    /** Keeps the recording as a take and resolves to its id; null where it failed, was cancelled, or another one is read. */
    async open(file: RecordedFile, prompt: string, limit: number): Promise<string | null> {
      if (reading) return null
      const own = new AbortController()
      reading = own
      store.setState({ name: 'reading', file: file.name }, true)
      try {
        const id = await read(file, prompt, limit, own.signal)
        store.setState({ name: 'idle' }, true)
        return id
      } catch (thrown) {
        const code = toFailureCode(thrown, 'audio-unreadable')
        store.setState(
          own.signal.aborted ? { name: 'idle' } : { name: 'failed', file: file.name, code },
          true,
        )
        return null
      } finally {
        reading = null
      }
    },
    cancel: () => reading?.abort(),
  }
}

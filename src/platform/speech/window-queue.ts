import type { SpeechWindow } from '../../core/sound/segmenter.ts'

/** So many windows may wait in memory, 2 MB each: a machine that keeps up never has more. */
const IN_MEMORY = 2

let queues = 0

/**
 * Windows that wait for the recogniser, in order. Where it is slower than speech, those that come later wait on disk, in a
 * cache of the browser's, so that an hour of speech does not fill the memory.
 */
export function createWindowQueue() {
  const name = `candor-waiting-${Date.now()}-${queues++}`
  const waiting: { window: SpeechWindow | null; about: Omit<SpeechWindow, 'samples'>; key: string }[] = []
  let stored: Promise<Cache> | null = null
  let count = 0

  return {
    /** Seconds of sound that wait. */
    waiting: (): number =>
      waiting.reduce(
        (sum, { about }) => sum + about.stretches.reduce((all, { duration }) => all + duration, 0),
        0,
      ),
    async push(window: SpeechWindow): Promise<void> {
      const { samples, ...about } = window
      const key = `/waiting/${count++}`
      const place = { window: window as SpeechWindow | null, about, key }
      waiting.push(place)
      if (waiting.length <= IN_MEMORY || !('caches' in globalThis)) return
      try {
        stored ??= caches.open(name)
        const cache = await stored
        // Meanwhile its turn may have come.
        if (!waiting.includes(place)) return
        await cache.put(key, new Response(new Blob([samples as Float32Array<ArrayBuffer>])))
        place.window = null
      } catch {
        // A full disk: it stays in memory.
      }
    },
    /** The window whose turn it is, or null where none waits. */
    async shift(): Promise<SpeechWindow | null> {
      const place = waiting.shift()
      if (!place) return null
      if (place.window) return place.window
      const cache = await stored
      const response = await cache?.match(place.key)
      if (!response) throw new Error('A window that waited on disk is gone')
      await cache?.delete(place.key)
      return { samples: new Float32Array(await response.arrayBuffer()), ...place.about }
    },
    close(): void {
      waiting.length = 0
      if (stored) void caches.delete(name).catch(() => undefined)
    },
  }
}

/** Deletes what queues of pages left behind that ended before they were done. */
export async function clearQueues(): Promise<void> {
  if (!('caches' in globalThis)) return
  const names = (await caches.keys()).filter((name) => name.startsWith('candor-waiting-'))
  // A day: another tab's queue is not touched.
  const old = names.filter((name) => Date.now() - Number(name.split('-')[2]) > 86_400_000)
  await Promise.all(old.map((name) => caches.delete(name)))
}

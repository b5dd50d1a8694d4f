import { afterEach, describe, expect, it, vi } from 'vitest'
import { createWindowQueue } from '../../src/platform/speech/window-queue.ts'
import type { SpeechWindow } from '../../src/core/sound/segmenter.ts'

const windowOf = (value: number): SpeechWindow => ({
  samples: new Float32Array(4).fill(value),
  stretches: [{ at: 0, start: value * 10, duration: 2 }],
  speech: [{ start: value * 10, end: value * 10 + 1.5 }],
})

/** The browser's caches in memory, as far as a queue uses them; `put` waits or fails as the test says. */
function fakeCaches(put: () => Promise<void> = () => Promise.resolve()) {
  const stores = new Map<string, Map<string, Blob>>()
  vi.stubGlobal('caches', {
    open: (name: string) => {
      const store = stores.get(name) ?? new Map<string, Blob>()
      stores.set(name, store)
      return Promise.resolve({
        put: async (key: string, response: Response) => {
          await put()
          store.set(key, await response.blob())
        },
        match: (key: string) => Promise.resolve(store.has(key) ? new Response(store.get(key)) : undefined),
        delete: (key: string) => Promise.resolve(store.delete(key)),
      })
    },
    delete: (name: string) => Promise.resolve(stores.delete(name)),
  })
  return { stored: () => [...stores.values()].reduce((sum, store) => sum + store.size, 0), stores }
}
afterEach(() => vi.unstubAllGlobals())

async function drain(queue: ReturnType<typeof createWindowQueue>): Promise<SpeechWindow[]> {
  const found: SpeechWindow[] = []
  for (let next = await queue.shift(); next; next = await queue.shift()) found.push(next)
  return found
}

describe('windows that wait', () => {
  it('come out as they went in, in order, the later ones by way of the disk', async () => {
    const disk = fakeCaches()
    const queue = createWindowQueue()
    for (const value of [1, 2, 3, 4, 5]) await queue.push(windowOf(value))
    expect(disk.stored()).toBe(3)
    expect(await drain(queue)).toEqual([1, 2, 3, 4, 5].map(windowOf))
    expect(disk.stored()).toBe(0)
  })

  it('stay in memory where the machine keeps up', async () => {
    const disk = fakeCaches()
    const queue = createWindowQueue()
    for (const value of [1, 2, 3]) {
      await queue.push(windowOf(value))
      expect(await queue.shift()).toEqual(windowOf(value))
    }
    expect(disk.stores.size).toBe(0)
  })

  it('are not lost where the disk is full', async () => {
    fakeCaches(() => Promise.reject(new DOMException('full', 'QuotaExceededError')))
    const queue = createWindowQueue()
    for (const value of [1, 2, 3, 4]) await queue.push(windowOf(value))
    expect(await drain(queue)).toEqual([1, 2, 3, 4].map(windowOf))
  })

  it('tell how many seconds of sound there are', async () => {
    fakeCaches()
    const queue = createWindowQueue()
    for (const value of [1, 2, 3]) await queue.push(windowOf(value))
    expect(queue.waiting()).toBe(6)
    await queue.shift()
    expect(queue.waiting()).toBe(4)
  })

  it('leave nothing on the disk when the queue is closed', async () => {
    const disk = fakeCaches()
    const queue = createWindowQueue()
    for (const value of [1, 2, 3, 4]) await queue.push(windowOf(value))
    queue.close()
    expect(disk.stores.size).toBe(0)
    expect(await queue.shift()).toBeNull()
  })
})

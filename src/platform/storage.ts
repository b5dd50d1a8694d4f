import type { Dexie } from 'dexie'
import type { Storage } from '../app/ports.ts'
import { Failure } from '../app/failure.ts'

/** All that this app has stored in the browser, whichever way. */
export const createStorage = (database: Dexie): Storage => ({
  async look() {
    const { usage = null, quota = null } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {}
    return {
      usedBytes: usage,
      quotaBytes: quota,
      isPersistent: (await navigator.storage?.persisted?.()) ?? false,
    }
  },
  persist: async () => (await navigator.storage?.persist?.()) ?? false,
  async clear() {
    await database.delete()
    const registrations = (await navigator.serviceWorker?.getRegistrations?.()) ?? []
    // Before the caches: it would fill them anew.
    await Promise.all(registrations.map((registration) => registration.unregister()))
    if ('caches' in globalThis) for (const name of await caches.keys()) await caches.delete(name)
    const root = await navigator.storage?.getDirectory?.().catch(() => null)
    if (root) for (const name of await namesIn(root)) await root.removeEntry(name, { recursive: true })
    localStorage.clear()
    sessionStorage.clear()
    if (!(await isEmpty())) throw new Failure('storage-failed')
  },
})

async function namesIn(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = []
  for await (const name of folder.keys()) names.push(name)
  return names
}

/** Believed only when it was looked at. */
async function isEmpty(): Promise<boolean> {
  const databases = (await indexedDB.databases?.()) ?? []
  const kept = 'caches' in globalThis ? await caches.keys() : []
  return databases.length === 0 && kept.length === 0 && localStorage.length === 0
}

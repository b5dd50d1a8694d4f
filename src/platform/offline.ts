import type { Offline, RequestLog } from '../app/ports.ts'
import { type OfflineRequest, type OfflineResponse, SEAL, STATE } from '../workers/offline-protocol.ts'

/** A reload that was made to be isolated is made once, or a host on which it does not help would reload for ever. */
const RELOADED = 'candor.isolated'

/** A model whose download goes on after the page has been opened anew. */
const DOWNLOAD = 'candor.download'

/** Registers the service worker, where there is one; what fails here costs offline use and nothing else. */
export function openOffline(): Offline {
  const waiting = new Set<() => void>()
  let next: ServiceWorker | null = null
  const found = (worker: ServiceWorker): void => {
    next = worker
    for (const listener of waiting) listener()
  }
  // The policy of this page was made when it was opened, and does not change with the seal.
  const sealed = isSealed()
  let isUsed = false
  for (const type of ['pointerdown', 'keydown'])
    addEventListener(type, () => (isUsed = true), { once: true, capture: true })
  if ('serviceWorker' in navigator && import.meta.env.PROD)
    void register(found, () => (isUsed ? undefined : isolate())).catch(() => undefined)
  return {
    onUpdate(listener) {
      waiting.add(listener)
      if (next) listener()
      return () => waiting.delete(listener)
    },
    update() {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
      ask(next, { name: 'take-over' })
    },
    seal: (closed) => ask(navigator.serviceWorker?.controller ?? null, { name: 'seal', isSealed: closed }),
    async openHub(model) {
      if (!navigator.serviceWorker?.controller) return
      await unseal()
      if (!(await sealed)) return
      sessionStorage.setItem(DOWNLOAD, model)
      location.reload()
      await new Promise(() => undefined)
    },
    takeDownload() {
      const model = readSession(DOWNLOAD)
      if (model !== null) sessionStorage.removeItem(DOWNLOAD)
      return model
    },
    watchRequests: noteRequests(),
  }
}

/** Whether this page may ask no other host. */
async function isSealed(): Promise<boolean> {
  if (!('caches' in globalThis) || !navigator.serviceWorker?.controller) return false
  const seal = await caches
    .match(new URL(SEAL, document.baseURI), { cacheName: STATE })
    .catch(() => undefined)
  return seal !== undefined
}

/** Resolves when the next page may ask the hub. */
function unseal(): Promise<void> {
  return new Promise((resolve) => {
    navigator.serviceWorker.addEventListener(
      'message',
      function told({ data }: MessageEvent<OfflineResponse>) {
        if (data.name !== 'sealed') return
        navigator.serviceWorker.removeEventListener('message', told)
        resolve()
      },
    )
    ask(navigator.serviceWorker.controller, { name: 'seal', isSealed: false })
  })
}

function readSession(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

const ask = (worker: ServiceWorker | null, request: OfflineRequest): void => worker?.postMessage(request)

async function register(found: (waiting: ServiceWorker) => void, activated: () => void): Promise<void> {
  const registration = await navigator.serviceWorker.register(new URL('offline.js', document.baseURI))
  const look = (worker: ServiceWorker | null): void => {
    worker?.addEventListener('statechange', () => {
      // The very first one takes over by itself: nothing older is in use.
      if (worker.state === 'installed' && navigator.serviceWorker.controller) found(worker)
      if (worker.state === 'activated') activated()
    })
  }
  if (registration.waiting) found(registration.waiting)
  look(registration.installing)
  registration.addEventListener('updatefound', () => look(registration.installing))
}

/** A host that sends no headers leaves the page on one thread until it comes from the service worker: before anything is done. */
function isolate(): void {
  if (globalThis.crossOriginIsolated || readSession(RELOADED) !== null) return
  try {
    sessionStorage.setItem(RELOADED, 'yes')
  } catch {
    return
  }
  location.reload()
}

/**
 * Notes from now on what the service worker tells of requests, whoever looks; what the page asked for without it stands in the
 * browser's own list. Returns what tells of all of them, by address, now and after each.
 */
function noteRequests(): (listener: (log: RequestLog) => void) => () => void {
  const told: { url: string; sizeBytes: number }[] = []
  const watchers = new Set<() => void>()
  navigator.serviceWorker?.addEventListener('message', ({ data }: MessageEvent<OfflineResponse>) => {
    if (data.name !== 'requested') return
    told.push(data)
    for (const watcher of watchers) watcher()
  })
  return (listener) => {
    const tell = (): void => listener(toLog([...readOwnList(), ...told]))
    watchers.add(tell)
    tell()
    return () => watchers.delete(tell)
  }
}

const readOwnList = (): { url: string; sizeBytes: number }[] =>
  (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
    .filter(({ name, transferSize }) => /^https?:/.test(name) && transferSize > 0)
    .map(({ name, encodedBodySize }) => ({ url: name, sizeBytes: encodedBodySize }))

function toLog(requests: readonly { url: string; sizeBytes: number }[]): RequestLog {
  const log = new Map<string, { times: number; sizeBytes: number }>()
  for (const { url, sizeBytes } of requests) {
    const known = log.get(url) ?? { times: 0, sizeBytes: 0 }
    log.set(url, { times: known.times + 1, sizeBytes: known.sizeBytes + sizeBytes })
  }
  return [...log].map(([url, entry]) => ({ url, ...entry }))
}

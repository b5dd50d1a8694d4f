import {
  addPlugins,
  cleanupOutdatedCaches,
  matchPrecache,
  precache,
  type PrecacheEntry,
} from 'workbox-precaching'
import { ISOLATION, toContentPolicy } from './headers.ts'
import { type OfflineRequest, type OfflineResponse, SEAL, STATE } from './offline-protocol.ts'

/**
 * The service worker: the app without a network. What is small is stored with the first visit, what is large when it was
 * needed once. It adds the headers that isolate the page, for hosts that send none, and tells its pages of every request.
 */
declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[] }

const LARGE = 'candor-large'
const MODELS = 'candor-models'
const sealAddress = new URL(SEAL, self.registration.scope).href

addPlugins([
  {
    fetchDidSucceed: async ({ request, response }) => {
      await tell(request.url, Number(response.headers.get('Content-Length') ?? 0))
      return response
    },
  },
])
precache(self.__WB_MANIFEST)
cleanupOutdatedCaches()

self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('message', (event) => event.waitUntil(obey(event)))
self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' && request.method !== 'HEAD') return
  event.respondWith(
    new URL(request.url).origin === self.location.origin ? answer(request) : askElsewhere(request),
  )
})

/** The first page is taken over, too: what it asks for from now on is stored. */
async function activate(): Promise<void> {
  await forgetLarge()
  await self.clients.claim()
}

/** Large files that this version does not use any more. */
async function forgetLarge(): Promise<void> {
  const large = await caches.open(LARGE)
  for (const request of await large.keys()) {
    const isThere = await fetchTold(new Request(request, { method: 'HEAD' })).then(
      ({ ok }) => ok,
      () => true,
    )
    if (!isThere) await large.delete(request)
  }
}

async function obey({ data, source }: ExtendableMessageEvent): Promise<void> {
  const request = data as OfflineRequest
  if (request.name === 'take-over') return self.skipWaiting()
  const state = await caches.open(STATE)
  if (request.isSealed) await state.put(sealAddress, new Response())
  else await state.delete(sealAddress)
  const sealed: OfflineResponse = { name: 'sealed' }
  source?.postMessage(sealed)
}

const isSealed = async (): Promise<boolean> =>
  (await caches.match(sealAddress, { cacheName: STATE })) !== undefined

async function answer(request: Request): Promise<Response> {
  return withHeaders(await find(request), await isSealed())
}

/** What is stored, where something is; else what the network says. */
async function find(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const path = pathname.slice(new URL(self.registration.scope).pathname.length)
  const isPage = request.mode === 'navigate' && (path === '' || path === 'index.html')
  const stored = request.method === 'GET' ? await matchPrecache(isPage ? 'index.html' : pathname) : undefined
  if (stored) return stored
  if (path.startsWith('models/')) return askModels(request)
  return path.startsWith('assets/') ? askOnce(request) : fetchTold(request)
}

/** Files whose names change with what they hold: what came once is asked for no more. */
async function askOnce(request: Request): Promise<Response> {
  const known = await caches.match(request.url, { cacheName: LARGE })
  return known ?? store(LARGE, request, await fetchTold(request))
}

/** Speech models beside the app: the host's own where it can be reached, else as they were last. */
async function askModels(request: Request): Promise<Response> {
  try {
    return store(MODELS, request, await fetchTold(request))
  } catch (thrown) {
    const known = await caches.match(request.url, { cacheName: MODELS })
    if (known) return request.method === 'HEAD' ? new Response(null, known) : known
    throw thrown
  }
}

/** Stores what came whole; a full disk is no reason to keep it from the page. */
function store(name: string, request: Request, response: Response): Response {
  if (request.method !== 'GET' || response.status !== 200) return response
  const copy = response.clone()
  void caches
    .open(name)
    .then((cache) => cache.put(request.url, copy))
    .catch(() => undefined)
  return response
}

/** Other hosts are asked by the page alone, for a model, and not at all once it is here. */
async function askElsewhere(request: Request): Promise<Response> {
  return (await isSealed()) ? Response.error() : fetchTold(request)
}

/** Asks the network, and tells the pages what came. */
async function fetchTold(request: Request): Promise<Response> {
  const response = await fetch(request)
  const { body } = response
  if (!body || response.type === 'opaque' || response.redirected) {
    await tell(request.url, 0)
    return response
  }
  let sizeBytes = 0
  const counted = body.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(piece, controller) {
        sizeBytes += piece.length
        controller.enqueue(piece)
      },
      flush: () => tell(request.url, sizeBytes),
    }),
  )
  return new Response(counted, response)
}

async function tell(url: string, sizeBytes: number): Promise<void> {
  const requested: OfflineResponse = { name: 'requested', url, sizeBytes }
  for (const client of await self.clients.matchAll({ includeUncontrolled: true }))
    client.postMessage(requested)
}

/** The same response with the headers that the app needs, whatever its host sends. */
function withHeaders(response: Response, sealed: boolean): Response {
  // Of these a page can make no other.
  if (['error', 'opaque', 'opaqueredirect'].includes(response.type)) return response
  const headers = new Headers(response.headers)
  for (const [name, value] of Object.entries(ISOLATION)) headers.set(name, value)
  headers.set('Content-Security-Policy', toContentPolicy(!sealed))
  const { status, statusText } = response
  return new Response(status === 204 || status === 304 ? null : response.body, {
    status,
    statusText,
    headers,
  })
}

import { Failure } from '../app/failure.ts'
import type { ModelPlace } from '../app/ports.ts'
import manifest from '../../models/whisper/manifest.json'
import type { ModelSource } from '../workers/recogniser-protocol.ts'

const HUB = 'https://huggingface.co'
/** The cache in which transformers.js looks for the hub's files, under the addresses that it would ask for. */
const CACHE = 'transformers-cache'

export interface Models {
  /** What the download takes, about; null where nothing is known of that model. */
  sizeBytes: number | null
  find: (signal: AbortSignal) => Promise<ModelPlace>
  source: (signal: AbortSignal) => Promise<ModelSource>
  download: (onProgress: (loadedBytes: number) => void, signal: AbortSignal) => Promise<void>
}

/** The model called `name`, or the default one: beside the app, else in the browser's cache, else on the hub. */
export function createModels(name: string | null): Models {
  const folder = name ?? manifest.default
  const known = Object.entries(manifest.models).find(([key]) => key === folder)?.[1]
  const path = new URL('models/', document.baseURI).pathname
  const addresses =
    known?.files.map((file) => `${HUB}/${known.repository}/resolve/${known.revision}/${file.path}`) ?? []

  async function find(signal: AbortSignal): Promise<ModelPlace> {
    const answer = await fetch(`${path}${encodeURIComponent(folder)}/config.json`, {
      method: 'HEAD',
      signal,
    }).catch(() => null)
    signal.throwIfAborted()
    if (answer?.ok && answer.headers.get('Content-Type')?.includes('json')) return 'app'
    return (await isCached()) ? 'cache' : 'hub'
  }

  async function isCached(): Promise<boolean> {
    if (addresses.length === 0 || !('caches' in globalThis)) return false
    const cache = await caches.open(CACHE)
    const found = await Promise.all(addresses.map((address) => cache.match(address)))
    return found.every((response) => response !== undefined)
  }

  return {
    sizeBytes: known?.sizeBytes ?? null,
    find,
    async source(signal) {
      const place = await find(signal)
      if (place === 'app') return { place, path, name: folder }
      if (place === 'cache' && known) return { place, repository: known.repository, revision: known.revision }
      throw new Failure('model-absent')
    },
    async download(onProgress, signal) {
      if (!known) throw new Failure('model-absent')
      const cache = await caches.open(CACHE)
      let loaded = 0
      // A file that is complete is not fetched again: a download that was cancelled goes on where it was.
      for (const address of addresses) {
        const have = await cache.match(address)
        if (have) {
          loaded += Number(have.headers.get('Content-Length') ?? 0)
          continue
        }
        await downloadFile(cache, address, signal, (bytes) => {
          loaded += bytes
          onProgress(loaded)
        })
      }
    },
  }
}

async function downloadFile(
  cache: Cache,
  address: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
) {
  const response = await fetch(address, { signal }).catch((cause: unknown) => {
    signal.throwIfAborted()
    throw new Failure('model-unreachable', { cause })
  })
  if (!response.ok || !response.body) throw new Failure('model-unreachable', { cause: response.status })
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(bytes, controller) {
      onBytes(bytes.byteLength)
      controller.enqueue(bytes)
    },
  })
  try {
    const headers = new Headers({
      'Content-Type': response.headers.get('Content-Type') ?? 'application/octet-stream',
    })
    const size = response.headers.get('Content-Length')
    if (size) headers.set('Content-Length', size)
    await cache.put(address, new Response(response.body.pipeThrough(counter), { headers }))
  } catch (cause) {
    signal.throwIfAborted()
    const isFull = cause instanceof DOMException && cause.name === 'QuotaExceededError'
    throw new Failure(isFull ? 'storage-full' : 'model-unreachable', { cause })
  }
}

import { Failure } from '../../app/failure.ts'

const HUB = 'https://huggingface.co'
/** The cache in which transformers.js looks for the hub's files, under the addresses that it would ask for. */
const CACHE = 'transformers-cache'
/** Pieces of files that are still being downloaded. A cache cannot append: each piece is an entry of its own. */
const PIECES = 'candor-model-pieces'
const PIECE_BYTES = 4_000_000

/** So much more than the files themselves must be free: the browser keeps pieces and file side by side for a moment. */
const ROOM = 1.5

/** A model's files on the hub. */
export interface HubModel {
  repository: string
  revision: string
  /** Paths in the repository. */
  files: readonly string[]
  sizeBytes: number
}

const toAddresses = ({ repository, revision, files }: HubModel): string[] =>
  files.map((file) => `${HUB}/${repository}/resolve/${revision}/${file}`)

/** Whether all files of a model are in the browser's cache. */
export async function isCached(model: HubModel): Promise<boolean> {
  if (!('caches' in globalThis)) return false
  const cache = await caches.open(CACHE)
  const found = await Promise.all(toAddresses(model).map((address) => cache.match(address)))
  return found.every((response) => response !== undefined)
}

/**
 * Downloads a model's files into the browser's cache, one after the other. What is there is not fetched again: a file goes
 * on at the byte where it broke off, where the server allows that. Rejects with `model-unreachable`, and with
 * `model-too-large` where the browser has no room for it: before the first byte if it says so, and later if it does not
 * (Chromium reports the same quota to everybody); then nothing of the model is left.
 */
export async function downloadModel(
  model: HubModel,
  onProgress: (loadedBytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const cache = await caches.open(CACHE)
  const pieces = await caches.open(PIECES)
  const missing: string[] = []
  let loaded = 0
  for (const address of toAddresses(model)) {
    const have = await cache.match(address)
    if (have) loaded += await sizeOf(have)
    else missing.push(address)
  }
  await checkRoom(model.sizeBytes - loaded)
  for (const address of missing)
    await downloadFile(cache, pieces, address, signal, (bytes) => {
      loaded += bytes
      onProgress(loaded)
    }).catch(async (cause: unknown) => {
      signal.throwIfAborted()
      if (cause instanceof Failure) throw cause
      const isFull = cause instanceof DOMException && cause.name === 'QuotaExceededError'
      if (isFull) await removeModel(model)
      throw new Failure(isFull ? 'model-too-large' : 'model-unreachable', { cause })
    })
}

/** Deletes a model's files, and what is there of those that did not arrive whole. */
export async function removeModel(model: HubModel): Promise<void> {
  const cache = await caches.open(CACHE)
  const pieces = await caches.open(PIECES)
  for (const address of toAddresses(model)) {
    await cache.delete(address)
    await removePieces(pieces, address)
  }
}

async function checkRoom(sizeBytes: number): Promise<void> {
  const { quota, usage } = await navigator.storage.estimate()
  if (quota !== undefined && usage !== undefined && quota - usage < sizeBytes * ROOM)
    throw new Failure('model-too-large')
}

async function downloadFile(
  cache: Cache,
  pieces: Cache,
  address: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const stored = await loadPieces(pieces, address)
  const have = stored.reduce((sum, piece) => sum + piece.size, 0)
  // A range of bytes to the end needs no question beforehand across origins.
  const response = await fetch(address, { signal, headers: have > 0 ? { Range: `bytes=${have}-` } : {} })
  // 416: every byte was here already, only the file was not put together.
  if (response.status !== 416) {
    if (!response.ok || !response.body) throw new Failure('model-unreachable', { cause: response.status })
    const resumes = response.status === 206
    if (resumes) onBytes(have)
    else {
      stored.length = 0
      await removePieces(pieces, address)
    }
    await keepPieces(pieces, address, response.body, stored, onBytes)
  } else onBytes(have)
  const type = response.headers.get('Content-Type') ?? 'application/octet-stream'
  const whole = new Blob(stored, { type: response.status === 416 ? 'application/octet-stream' : type })
  await cache.put(
    address,
    new Response(whole, { headers: { 'Content-Type': whole.type, 'Content-Length': String(whole.size) } }),
  )
  await removePieces(pieces, address)
}

/** Keeps what arrives piece by piece; what arrived before a break is kept too. */
async function keepPieces(
  pieces: Cache,
  address: string,
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  stored: Blob[],
  onBytes: (bytes: number) => void,
): Promise<void> {
  const reader = body.getReader()
  let open: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const keep = async (): Promise<void> => {
    if (size === 0) return
    const piece = new Blob(open)
    ;[open, size] = [[], 0]
    await pieces.put(toPieceAddress(address, stored.length), new Response(piece))
    stored.push(piece)
  }
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      open.push(value)
      size += value.byteLength
      onBytes(value.byteLength)
      if (size >= PIECE_BYTES) await keep()
    }
  } finally {
    await keep()
  }
}

const toPieceAddress = (address: string, index: number): string => `${address}?piece=${index}`

async function loadPieces(pieces: Cache, address: string): Promise<Blob[]> {
  const found: Blob[] = []
  for (;;) {
    const response = await pieces.match(toPieceAddress(address, found.length))
    if (!response) return found
    found.push(await response.blob())
  }
}

async function removePieces(pieces: Cache, address: string): Promise<void> {
  for (let index = 0; await pieces.delete(toPieceAddress(address, index)); index++);
}

const sizeOf = async (response: Response): Promise<number> =>
  Number(response.headers.get('Content-Length') ?? (await response.blob()).size)

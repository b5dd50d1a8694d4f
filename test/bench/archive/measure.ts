import { createWriteStream, mkdtempSync, openAsBlob, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { readArchive, writeArchives } from '../../../src/platform/archive.ts'
import { takeOf } from '../../app/takes.ts'

const MEGABYTE = 2 ** 20
const RECORDINGS = 40
const EACH = 50 * MEGABYTE

/** Runs some work and tells the most memory beyond what was held before, in megabytes, and its seconds. */
async function watch<Result>(work: () => Promise<Result>) {
  global.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const look = (): void => void (most = Math.max(most, process.memoryUsage().rss))
  const timer = setInterval(look, 20)
  const from = performance.now()
  const result = await work()
  clearInterval(timer)
  look()
  return {
    result,
    megabytes: Math.round((most - before) / MEGABYTE),
    seconds: (performance.now() - from) / 1000,
  }
}

/** Prints what writing and reading cost, beside the same recordings held at once. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-'))
  try {
    const recording = join(folder, 'recording.webm')
    const file = await open(recording, 'w')
    for (let at = 0; at < EACH; at += MEGABYTE)
      await file.write(crypto.getRandomValues(new Uint8Array(65_536)), 0, 65_536, at)
    await file.truncate(EACH)
    await file.close()
    const audio = await openAsBlob(recording, { type: 'audio/webm' })
    const takes = Array.from({ length: RECORDINGS }, (_, index) => takeOf({ id: `take ${index}` }))
    const path = join(folder, 'candor.zip')
    const { signal } = new AbortController()
    const library = { takes, stories: [], own: { ownPrompts: [], values: [], terms: [] } }
    const written = await watch(() =>
      writeArchives(
        library,
        () => Promise.resolve(audio),
        () =>
          Promise.resolve({
            stream: Writable.toWeb(createWriteStream(path)) as WritableStream<Uint8Array>,
            finish: () => Promise.resolve(),
            discard: () => Promise.resolve(),
          }),
        () => undefined,
        signal,
      ),
    )
    const archive = await openAsBlob(path)
    const read = await watch(async () => {
      const { takes: back } = await readArchive(archive, signal)
      for (const { loadAudio } of back) {
        const sound = await loadAudio()
        if (sound?.size !== EACH) throw new Error('A recording came back shorter')
      }
      return back.length
    })
    const held = await watch(() => Promise.all(Array.from({ length: 8 }, () => audio.arrayBuffer())))
    console.log(`${RECORDINGS} recordings, ${(statSync(path).size / 1e9).toFixed(2)} GB`)
    console.log(`written: ${written.megabytes} MB more memory at most, ${written.seconds.toFixed(1)} s`)
    console.log(`read:    ${read.megabytes} MB more memory at most, ${read.seconds.toFixed(1)} s`)
    console.log(`beside:  8 of the ${RECORDINGS} recordings held at once take ${held.megabytes} MB`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

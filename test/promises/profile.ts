import { mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { CHROMIUM_FLAGS } from '../browser/chromium.ts'

interface ProfileOptions {
  /** A WAV that the fake microphone plays once, from the moment it is opened. */
  wav?: string
  /** Null for no page of the app yet. */
  path?: string | null
  flags?: readonly string[]
}

/** A browser's profile, which outlives each browser that is opened on it. */
export function makeProfile() {
  const folder = mkdtempSync(join(tmpdir(), 'candor-profile-'))
  return {
    folder,
    open: (options: ProfileOptions = {}) => openBrowser(folder, options),
    /** A browser that a failed test left on it ends with it. */
    remove() {
      const pid = readPid(folder)
      if (pid > 1 && isRunning(pid, folder)) process.kill(-pid, 'SIGKILL')
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}
export type Profile = ReturnType<typeof makeProfile>

async function openBrowser(folder: string, options: ProfileOptions) {
  const { wav, path = '/?model=micro.en', flags = [] } = options
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: inject('chromium'),
    viewport: { width: 1280, height: 900 },
    args: [...CHROMIUM_FLAGS, ...flags, ...toMicrophoneFlags(wav)],
  })
  const pid = readPid(folder)
  const page = context.pages()[0] ?? (await context.newPage())
  if (path !== null) await page.goto(new URL(path, inject('appUrl')).href)
  return {
    context,
    page,
    pid,
    close: () => context.close(),
    kill: () => killBrowser(pid),
  }
}

export const toMicrophoneFlags = (wav?: string): string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  ...(wav ? [`--use-file-for-fake-audio-capture=${wav}%noloop`] : []),
]

/** A browser writes its process into its profile: a link to nowhere, named after host and process, while it runs. */
function readPid(folder: string): number {
  try {
    return Number(/-(\d+)$/.exec(readlinkSync(join(folder, 'SingletonLock')))?.[1])
  } catch {
    return NaN
  }
}

/** Ends a browser with all its processes, without a word to any of them; resolves to when that was. */
export async function killBrowser(pid: number): Promise<number> {
  if (!(pid > 1)) throw new Error('There is no browser to end')
  const killedAtMs = Date.now()
  process.kill(-pid, 'SIGKILL')
  await expect.poll(() => isRunning(pid), { timeout: 20_000, interval: 50 }).toBe(false)
  return killedAtMs
}

/** The number of a process that has ended may be another one's by now. */
function isRunning(pid: number, mark = '--user-data-dir='): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(mark)
  } catch {
    return false
  }
}

interface StoredTake {
  id: string
  title: string
  createdAtMs: number
  duration: number | null
  isWritten: boolean
  /** How many bytes of its sound can be read; -1 where they cannot, null where it has none. */
  audioBytes: number | null
}

/** What the database holds, read without the app. */
export function readStored(page: Page): Promise<StoredTake[]> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error ?? new Error('Not read')))
      })
    const database = await done(indexedDB.open('candor'))
    const all = <T>(name: string): Promise<T[]> =>
      done(database.transaction(name).objectStore(name).getAll()) as Promise<T[]>
    type Row = Omit<StoredTake, 'isWritten' | 'audioBytes'> & { transcript: { name: string } }
    const sounds = await all<{ id: string; audio: Blob }>('audio')
    const takes = await all<Row>('takes')
    database.close()
    return Promise.all(
      takes.map(async ({ id, title, createdAtMs, duration, transcript }) => {
        const sound = sounds.find((it) => it.id === id)?.audio
        const read = sound?.arrayBuffer().then(
          ({ byteLength }) => byteLength,
          () => -1,
        )
        return {
          id,
          title,
          createdAtMs,
          duration,
          isWritten: transcript.name === 'written',
          audioBytes: (await read) ?? null,
        }
      }),
    )
  })
}

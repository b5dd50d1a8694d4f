import { type Judgement, TONES } from '../../src/core/arc.ts'
import type { Claims } from '../../src/core/report/claims.ts'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import type { Story } from '../../src/core/stories/story.ts'
import type { BegunTake, Take } from '../../src/core/take.ts'
import { Failure } from '../../src/app/failure.ts'
import { readArchive, writeArchives } from '../../src/platform/archive.ts'
import { parseFeedback } from '../../src/platform/feedback-file.ts'
import type {
  ArchiveSink,
  Heard,
  Microphone,
  Ports,
  SpeechModel,
  Storage,
  StoryStore,
  TakeStore,
} from '../../src/app/ports.ts'
import type { Word } from '../../src/core/words.ts'

/** A promise that a test settles when it likes. */
export function defer<T>() {
  let resolve!: (value: T) => void
  let reject!: (reason: unknown) => void
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

/** Lets everything that is ready to run, run. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** Rejects when the signal aborts, as every port that waits must. */
export const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason as Error)
    signal.addEventListener('abort', () => reject(signal.reason as Error))
  })

/** A microphone that hears and records what the test says, and knows whether it was closed. */
export function fakeMicrophone() {
  const listeners = new Set<(block: Float32Array) => void>()
  const lost = new Set<() => void>()
  let keep: ((piece: Blob) => void) | null = null
  const counts = { closed: 0, recordings: 0 }
  let isMuted = false
  return {
    counts,
    hear: (seconds: number) =>
      listeners.forEach((listener) => listener(new Float32Array(seconds * 16_000).fill(isMuted ? 0 : 0.5))),
    encode: (text: string) => keep?.(new Blob([text])),
    unplug: () => lost.forEach((listener) => listener()),
    microphone: {
      listen(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      record(keeper) {
        counts.recordings += 1
        keep = keeper
        return {
          mimeType: 'audio/webm',
          stop: () => {
            keep?.(new Blob(['end']))
            return Promise.resolve()
          },
        }
      },
      setMuted: (muted) => (isMuted = muted),
      onLost(listener) {
        lost.add(listener)
        return () => lost.delete(listener)
      },
      close: () => (counts.closed += 1),
    } satisfies Microphone,
  }
}

/** Takes in memory. */
export function fakeTakes() {
  const takes = new Map<string, Take>()
  const audio = new Map<string, Blob>()
  const pieces = new Map<string, Blob[]>()
  const recordings = new Map<string, BegunTake>()
  const watchers = new Set<() => void>()
  const changed = (): void => watchers.forEach((watcher) => watcher())
  const store: TakeStore = {
    begin(begun) {
      recordings.set(begun.id, begun)
      return Promise.resolve()
    },
    findCutOff: () =>
      Promise.resolve(
        [...recordings.values()].map((begun) => ({ begun, pieces: pieces.get(begun.id) ?? [] })),
      ),
    keepPiece(takeId, _index, piece) {
      pieces.set(takeId, [...(pieces.get(takeId) ?? []), piece])
      return Promise.resolve()
    },
    save(take, blob) {
      takes.set(take.id, take)
      if (blob) audio.set(take.id, blob)
      pieces.delete(take.id)
      recordings.delete(take.id)
      changed()
      return Promise.resolve()
    },
    update(id, change) {
      const take = takes.get(id)
      if (!take) return Promise.reject(new Failure('take-damaged'))
      const next = change(take)
      takes.set(id, next)
      changed()
      return Promise.resolve(next)
    },
    load(id) {
      const take = takes.get(id)
      return Promise.resolve(take ? { name: 'take', take } : null)
    },
    loadAudio: (id) => Promise.resolve(audio.get(id) ?? null),
    remove(id) {
      takes.delete(id)
      audio.delete(id)
      changed()
      return Promise.resolve()
    },
    watch(listener) {
      const tell = (): void =>
        listener(
          [...takes.values()]
            .sort((a, b) => b.createdAtMs - a.createdAtMs)
            .map((take) => ({ name: 'take' as const, take })),
        )
      watchers.add(tell)
      tell()
      return () => watchers.delete(tell)
    },
  }
  return { store, takes, audio, pieces }
}

/** Stories in memory. */
export function fakeStories() {
  const stories = new Map<string, Story>()
  const watchers = new Set<() => void>()
  const changed = (): Promise<void> => {
    watchers.forEach((watcher) => watcher())
    return Promise.resolve()
  }
  const store: StoryStore = {
    save(story) {
      stories.set(story.id, story)
      return changed()
    },
    update(id, change) {
      const story = stories.get(id)
      if (story) stories.set(id, change(story))
      return changed()
    },
    remove(id) {
      stories.delete(id)
      return changed()
    },
    watch(listener) {
      const tell = (): void => listener([...stories.values()].sort((a, b) => b.createdAtMs - a.createdAtMs))
      watchers.add(tell)
      tell()
      return () => watchers.delete(tell)
    },
  }
  return { store, stories }
}

/** Archives in memory. */
export function fakeSinks() {
  const files: Promise<Blob>[] = []
  const counts = { discarded: 0 }
  return {
    counts,
    file: (): Promise<Blob> => files[0] ?? Promise.reject(new Error('Nothing was written')),
    files: () => Promise.all(files),
    open: (): Promise<ArchiveSink> => {
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
      const whole = new Response(readable as ReadableStream<Uint8Array<ArrayBuffer>>).blob()
      whole.catch(() => undefined)
      return Promise.resolve({
        stream: writable,
        finish: () => Promise.resolve(void files.push(whole)),
        discard: () => Promise.resolve(void (counts.discarded += 1)),
      })
    },
  }
}

/** Storage that the browser keeps. */
export const fakeStorage = (isPersistent = true): Storage => ({
  look: () => Promise.resolve({ isPersistent, usedBytes: 12_000_000, quotaBytes: 5_000_000_000 }),
  persist: () => Promise.resolve(isPersistent),
  clear: () => Promise.resolve(),
})

/** Marks of tone that have proved wrong too often to be shown before somebody asks. */
export const UNEARNED: Claims = Object.fromEntries(
  TONES.filter((kind) => kind !== 'denial').flatMap((kind) =>
    ['tone', 'confident-tone'].map((claim) => [`${claim}:${kind}`, { right: 10, of: 50 }]),
  ),
)

/** A judgement of as many sentences, all of one part. */
export const judgementOf = (sentences: readonly string[]): Judgement => ({
  annotations: sentences.map((text) => ({ text, part: 'failure', confidence: 0.9, tone: [] })),
  presence: {
    context: 'not-heard',
    failure: 'told',
    role: 'not-heard',
    response: 'not-heard',
    learning: 'not-heard',
    outcome: 'not-heard',
  },
  story: {
    category: 'technical',
    severity: 'sweet-spot',
    denial: false,
    stakes: true,
    improvement: 'none',
    accountability: 1,
    judgment: 1,
    resilience: 1,
    learning: 0,
  },
})

/** What was heard, by its words. */
export const heardOf = (words: Word[]): Heard => ({
  words,
  speech: [],
  syllables: [],
  signalToNoise: null,
})

/** A speech model that is here and hears one sentence; a test replaces what it is about. */
export function fakeSpeech(changes: Partial<SpeechModel> = {}): SpeechModel {
  const heard = heardOf([{ text: 'Everything broke.', start: 0.5, end: 1.5 }])
  return {
    name: 'whisper-tiny.en',
    title: 'Whisper tiny',
    sizeBytes: 43_000_000,
    work: 1,
    pace: () => null,
    find: () => Promise.resolve('app'),
    download: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    openTranscript: () => ({
      hear: () => undefined,
      catchUp: () => Promise.resolve(heard.words),
      finish: () => Promise.resolve(heard),
      close: () => undefined,
    }),
    transcribe: () => Promise.resolve(heard),
    ...changes,
  }
}

/** Ports on which everything works at once; a test replaces what it is about. */
export function fakePorts(changes: Partial<Ports> = {}): Ports {
  let ids = 0
  return {
    now: () => 1_000_000,
    newId: () => `id-${++ids}`,
    random: () => 0,
    wait: (_seconds, signal) => untilAborted(signal),
    keepAwake: () => () => undefined,
    openMicrophone: () => Promise.resolve(fakeMicrophone().microphone),
    speak: () => Promise.resolve(),
    toSeekable: (pieces, type) => Promise.resolve(new Blob([...pieces], { type })),
    decode: () => Promise.resolve(new Float32Array(32_000)),
    encode: (samples) => Promise.resolve(new Blob([`${samples.length} samples`], { type: 'audio/webm' })),
    makeSharedPage: (take) => Promise.resolve(new Blob([JSON.stringify(take)], { type: 'text/html' })),
    parseFeedback,
    findDelay: () => Promise.resolve(0),
    models: [fakeSpeech()],
    claims: UNEARNED,
    judge: (sentences) => Promise.resolve(judgementOf(sentences)),
    offline: {
      onUpdate: () => () => undefined,
      update: () => undefined,
      seal: () => undefined,
      openHub: () => Promise.resolve(),
      takeDownload: () => null,
      watchRequests: () => () => undefined,
    },
    takes: fakeTakes().store,
    stories: fakeStories().store,
    archiver: { write: writeArchives, read: readArchive },
    openArchiveSink: fakeSinks().open,
    storage: fakeStorage(),
    inspectMachine: () => ({
      browser: 'A browser',
      isIsolated: true,
      cores: 2,
      rung: null,
      hasServiceWorker: false,
    }),
    download: () => undefined,
    loadSettings: () => DEFAULT_SETTINGS,
    saveSettings: () => undefined,
    loadSample: () =>
      Promise.resolve({ audio: new Blob(['x']), words: [{ text: 'Hello.', start: 0, end: 0.5 }] }),
    ...changes,
  }
}

import type { Judgement } from '../core/arc.ts'
import type { Machine, StoredSize } from '../core/diagnostics.ts'
import type { Library, OwnWords } from '../core/portable/library-merge.ts'
import type { Feedback, SharedTake } from '../core/portable/shared-take.ts'
import type { Claims } from '../core/report/claims.ts'
import type { Settings } from '../core/settings.ts'
import type { Sounding } from '../core/sound/sounding.ts'
import type { Story } from '../core/stories/story.ts'
import type { BegunTake, Take } from '../core/take.ts'
import type { Word } from '../core/words.ts'
import type { FailureCode } from './failure.ts'

/** An open microphone: one stream for a whole session. */
export interface Microphone {
  /** Blocks of samples, about ten a second, from now on. Returns its undo. */
  listen: (listener: (block: Float32Array) => void) => () => void
  /** Starts to encode. `keep` gets the audio second by second, as it is made. */
  record: (keep: (piece: Blob) => void) => Recording
  /** While it is muted silence is heard and recorded. */
  setMuted: (isMuted: boolean) => void
  /** Tells once if the device goes away. Returns its undo. */
  onLost: (listener: () => void) => () => void
  close: () => void
}

/** A live recording. */
export interface Recording {
  /** Ends it after its last piece. */
  stop: () => Promise<void>
  /** The container that its pieces make together. */
  mimeType: string
}

export interface MicrophoneOptions {
  noiseSuppression: boolean
  automaticGain: boolean
}

/** What was heard in a recording: its words, and how it sounds without them. */
export interface Heard extends Sounding {
  words: Word[]
}

/** A recording that is written down while it is made. */
export interface LiveTranscript {
  /** The next samples. */
  hear: (samples: Float32Array) => void
  /** The words that were heard so far, to the last one; the recording goes on. */
  catchUp: () => Promise<readonly Word[]>
  /** All that was heard, when the last samples were. */
  finish: () => Promise<Heard>
  /** Lets go without a result. */
  close: () => void
}

/**
 * How far a transcription is: `fraction` of the recording, 0 to 1; `left` in seconds, null where it cannot be told yet; the
 * words that are written so far.
 */
export type TranscriptionProgress =
  | { name: 'loading' }
  | { name: 'transcribing'; fraction: number; left: number | null; words: readonly Word[] }

/** Where a model's files are: beside the app, in the browser's cache, or on the hub only. */
export type ModelPlace = 'app' | 'cache' | 'hub'

/** A speech model that can be chosen, and what it does once its files are here. */
export interface SpeechModel {
  name: string
  title: string
  /** What its download takes, about; null where nothing is known of a model of that name. */
  sizeBytes: number | null
  /** How much work it is, beside the default one. */
  work: number
  /** Seconds that it works for a second of speech on this machine, as it did last; null where it never did. */
  pace: () => number | null
  find: (signal: AbortSignal) => Promise<ModelPlace>
  download: (onProgress: (loadedBytes: number) => void, signal: AbortSignal) => Promise<void>
  /** Deletes what a download stored. */
  remove: () => Promise<void>
  /** Starts to write down a recording that is being made. Its failures reach whoever finishes it. */
  openTranscript: (
    onProgress: (progress: TranscriptionProgress) => void,
    signal: AbortSignal,
  ) => LiveTranscript
  transcribe: (
    samples: Float32Array,
    onProgress: (progress: TranscriptionProgress) => void,
    signal: AbortSignal,
  ) => Promise<Heard>
}

/** A row of the database: a take, or what is left of one that cannot be read. */
export type TakeRow =
  { name: 'take'; take: Take } | { name: 'damaged'; id: string; createdAtMs: number | null }

/** A take of an archive; its sound is read when it is asked for, and rejects with a `Failure` where it is damaged. */
export interface ArchivedTake {
  take: Take
  loadAudio: () => Promise<Blob | null>
}

/** What an archive holds. Of `damaged` takes and stories nothing can be read. */
export interface ArchivedLibrary {
  takes: ArchivedTake[]
  stories: Story[]
  own: OwnWords | null
  damaged: number
}

/** Where one archive is written to; it is handed to the user when it is finished. */
export interface ArchiveSink {
  stream: WritableStream<Uint8Array>
  finish: () => Promise<void>
  discard: () => Promise<void>
}

/** Everything in files, and back. */
export interface Archiver {
  /** `onProgress` gets the fraction of takes that are written. */
  write: (
    library: Library,
    audioOf: (takeId: string) => Promise<Blob | null>,
    openSink: (part: { index: number; count: number }) => Promise<ArchiveSink>,
    onProgress: (fraction: number) => void,
    signal: AbortSignal,
  ) => Promise<void>
  read: (file: Blob, signal: AbortSignal) => Promise<ArchivedLibrary>
}

/** All that is stored here, whichever way. */
export interface Storage {
  look: () => Promise<StoredSize>
  /** Asks the browser to keep it; tells its answer. */
  persist: () => Promise<boolean>
  /** Deletes everything, models included; rejects with a `Failure` where something is left. */
  clear: () => Promise<void>
}

/** Each address that was asked in this visit, how often, and how much came. */
export type RequestLog = readonly { url: string; times: number; sizeBytes: number }[]

/** The app without a network, and what it asks of one. */
export interface Offline {
  /** Calls when a newer version waits, now or later. Returns its undo. */
  onUpdate: (listener: () => void) => () => void
  /** Opens the page anew, in its newer version. */
  update: () => void
  /** Lets the next page ask no other host, or the hub again. */
  seal: (isSealed: boolean) => void
  /** Resolves where the hub may be asked for this model; else the page is opened anew, and its download goes on then. */
  openHub: (model: string) => Promise<void>
  /** The model whose download goes on in this page, once; null where there is none. */
  takeDownload: () => string | null
  /** Calls with all requests of this visit, now and with each one. Returns its undo. */
  watchRequests: (listener: (log: RequestLog) => void) => () => void
}

/**
 * What the app needs of the world. Every function that waits takes an `AbortSignal` and rejects with its reason; whatever
 * else goes wrong it rejects with a `Failure`.
 */
export interface Ports {
  /** Milliseconds since 1970. */
  now: () => number
  newId: () => string
  /** From 0 on, below 1. */
  random: () => number
  /** Resolves after so many seconds of wall time, also in a hidden tab. */
  wait: (seconds: number, signal: AbortSignal) => Promise<void>
  /** Keeps the screen on until its undo is called. */
  keepAwake: () => () => void

  openMicrophone: (options: MicrophoneOptions, signal: AbortSignal) => Promise<Microphone>
  /** Speaks by a voice of this machine; resolves at once where there is none. */
  speak: (text: string, signal: AbortSignal) => Promise<void>
  /** Pieces of a recording as one file that has a duration and seeks. */
  toSeekable: (pieces: readonly Blob[], mimeType: string) => Promise<Blob>
  decode: (audio: Blob, signal: AbortSignal) => Promise<Float32Array>
  /** Samples as a file that plays. */
  encode: (samples: Float32Array) => Promise<Blob>
  /** By how many seconds the same sound comes later in the audio than in the samples. */
  findDelay: (audio: Blob, samples: Float32Array) => Promise<number>

  /** The speech models, the default one first; only one where the page's address names it. */
  models: readonly [SpeechModel, ...SpeechModel[]]
  /** How often each kind of claim proved right. */
  claims: Claims
  judge: (sentences: readonly string[], signal: AbortSignal) => Promise<Judgement>

  offline: Offline
  takes: TakeStore
  stories: StoryStore
  archiver: Archiver
  openArchiveSink: (part: { index: number; count: number }) => Promise<ArchiveSink>
  storage: Storage
  inspectMachine: (model: string) => Machine
  /** A take as one page that needs nothing else. */
  makeSharedPage: (take: Omit<SharedTake, 'audio'>, audio: Blob | null) => Promise<Blob>
  /** What a peer saved, or null where the text is no such file. */
  parseFeedback: (json: string) => Feedback | null
  /** Hands a file to the user. */
  download: (file: Blob, name: string) => void
  loadSettings: () => Settings
  saveSettings: (settings: Settings) => void
  loadSample: (signal: AbortSignal) => Promise<Sample>
}

/** The built-in answer: its audio and its words with their true times. */
export interface Sample {
  audio: Blob
  words: Word[]
}

export interface CutOff {
  begun: BegunTake
  pieces: Blob[]
}

/** Where stories are kept. A row that is no story is left as it is. */
export interface StoryStore {
  save: (story: Story) => Promise<void>
  /** Changes a story as it is stored by now; nothing happens where it is gone. */
  update: (id: string, change: (story: Story) => Story) => Promise<void>
  remove: (id: string) => Promise<void>
  /** Calls with all stories, newest first, now and after every change, other tabs' included. Returns its undo. */
  watch: (listener: (stories: Story[]) => void, onFailure: (code: FailureCode) => void) => () => void
}

/** Where takes are kept. A piece of audio that is kept survives the tab. */
export interface TakeStore {
  /** Notes that a recording has begun; while this page lives, no other takes it for cut off. */
  begin: (begun: BegunTake) => Promise<void>
  /** Recordings that were cut off, by a crash or a closed tab, with what was kept of them. */
  findCutOff: () => Promise<CutOff[]>
  keepPiece: (takeId: string, index: number, piece: Blob) => Promise<void>
  /** Stores take and audio, and lets go of the take's pieces. */
  save: (take: Take, audio: Blob | null) => Promise<void>
  update: (id: string, change: (take: Take) => Take) => Promise<Take>
  load: (id: string) => Promise<TakeRow | null>
  loadAudio: (id: string) => Promise<Blob | null>
  remove: (id: string) => Promise<void>
  /** Calls with all rows, newest first, now and after every change, other tabs' included. Returns its undo. */
  watch: (listener: (rows: TakeRow[]) => void, onFailure: (code: FailureCode) => void) => () => void
}

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Settings } from '../core/settings.ts'
import { type FailureCode, toFailureCode } from './failure.ts'
import type { ModelPlace, SpeechModel } from './ports.ts'

/** Whether a speech model is on this machine. */
export type ModelState =
  | { name: 'unknown' }
  | { name: 'here'; place: Exclude<ModelPlace, 'hub'> }
  | { name: 'absent'; declined: boolean }
  /** `speed` in bytes a second; null until it can be told. */
  | { name: 'downloading'; loadedBytes: number; speed: number | null }
  | { name: 'failed'; code: FailureCode; loadedBytes: number }

/** How many of the last reports of a download its speed is told from. */
const REPORTS = 20

/** A model's state, and its download, which starts only when the user says so, and the hub may be asked. */
export function createModel(
  speech: SpeechModel,
  now: () => number,
  openHub?: (model: string) => Promise<void>,
) {
  const store = createStore<ModelState>(() => ({ name: 'unknown' }))
  let download: AbortController | null = null

  return {
    store,
    speech,
    /** Looks where the model's files are. */
    async find(): Promise<void> {
      if (download) return
      try {
        const place = await speech.find(new AbortController().signal)
        if (download) return
        const before = store.getState()
        const declined = before.name === 'absent' && before.declined
        store.setState(place === 'hub' ? { name: 'absent', declined } : { name: 'here', place }, true)
      } catch (thrown) {
        store.setState(
          { name: 'failed', code: toFailureCode(thrown, 'model-unreachable'), loadedBytes: 0 },
          true,
        )
      }
    },
    /** Downloads the model once; a second call while one runs changes nothing. Resolves to whether it is here now. */
    async download(): Promise<boolean> {
      if (download) return false
      const own = new AbortController()
      download = own
      let loaded = 0
      const reports: { atMs: number; bytes: number }[] = []
      store.setState({ name: 'downloading', loadedBytes: 0, speed: null }, true)
      try {
        if (openHub) await openHub(speech.name)
        await speech.download((loadedBytes) => {
          loaded = loadedBytes
          reports.push({ atMs: now(), bytes: loadedBytes })
          if (reports.length > REPORTS) reports.shift()
          if (download === own)
            store.setState({ name: 'downloading', loadedBytes, speed: toSpeed(reports) }, true)
        }, own.signal)
        store.setState({ name: 'here', place: 'cache' }, true)
        return true
      } catch (thrown) {
        if (own.signal.aborted) store.setState({ name: 'absent', declined: true }, true)
        else
          store.setState(
            { name: 'failed', code: toFailureCode(thrown, 'model-unreachable'), loadedBytes: loaded },
            true,
          )
        return false
      } finally {
        download = null
      }
    },
    cancel: () => download?.abort(),
    /** Deletes what was downloaded. */
    async remove(): Promise<void> {
      try {
        await speech.remove()
        store.setState({ name: 'absent', declined: true }, true)
      } catch (thrown) {
        store.setState(
          { name: 'failed', code: toFailureCode(thrown, 'storage-failed'), loadedBytes: 0 },
          true,
        )
      }
    },
    /** "Not now": asked again only when something is to be written down. */
    decline: () => store.setState({ name: 'absent', declined: true }, true),
  }
}
export type Model = ReturnType<typeof createModel>

function toSpeed(reports: readonly { atMs: number; bytes: number }[]): number | null {
  const [first, last] = [reports[0], reports.at(-1)]
  if (!first || !last || last.atMs - first.atMs < 500) return null
  return ((last.bytes - first.bytes) / (last.atMs - first.atMs)) * 1000
}

/** All speech models, and the one that is used: the user's choice, else the first. */
export function createModels(
  speeches: readonly [SpeechModel, ...SpeechModel[]],
  settings: StoreApi<Settings>,
  now: () => number,
  openHub?: (model: string) => Promise<void>,
) {
  const [first, ...others] = speeches
  const all: readonly [Model, ...Model[]] = [
    createModel(first, now, openHub),
    ...others.map((speech) => createModel(speech, now, openHub)),
  ]
  const chosen = (name = settings.getState().model): Model =>
    all.find(({ speech }) => speech.name === name) ?? all[0]
  return { all, chosen }
}

/** Seconds that a model works for a minute of speech: as measured on this machine, or guessed from another one's pace. */
export interface Cost {
  seconds: number
  isMeasured: boolean
}

/** What a model costs here; null where none has worked yet. */
export function toCost(speech: SpeechModel, all: readonly SpeechModel[]): Cost | null {
  const own = speech.pace()
  if (own !== null) return { seconds: own * 60, isMeasured: true }
  const other = all.find((it) => it.pace() !== null)
  const pace = other?.pace() ?? null
  return other && pace !== null
    ? { seconds: (pace / other.work) * speech.work * 60, isMeasured: false }
    : null
}

/** A model that works so many seconds for a minute of speech still keeps up, with room for a slower moment. */
const KEEPS_UP = 30

/** The next better model, where this machine is fast enough for it. */
export function findBetter(speech: SpeechModel, all: readonly SpeechModel[]): SpeechModel | null {
  const better = all.toSorted((a, b) => a.work - b.work).find(({ work }) => work > speech.work)
  const cost = better ? toCost(better, all) : null
  return better && cost && cost.seconds <= KEEPS_UP ? better : null
}

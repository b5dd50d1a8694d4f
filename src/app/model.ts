import { createStore } from 'zustand/vanilla'
import { type FailureCode, toFailureCode } from './failure.ts'
import type { ModelPlace, Ports } from './ports.ts'

/** Whether the recogniser's model is on this machine. */
export type Model =
  | { name: 'unknown' }
  | { name: 'here'; place: Exclude<ModelPlace, 'hub'> }
  | { name: 'absent'; declined: boolean }
  | { name: 'downloading'; loadedBytes: number }
  | { name: 'failed'; code: FailureCode; loadedBytes: number }

/** The model's state, and its download, which starts only when the user says so. */
export function createModel(ports: Pick<Ports, 'findModel' | 'downloadModel' | 'modelSizeBytes'>) {
  const store = createStore<Model>(() => ({ name: 'unknown' }))
  let download: AbortController | null = null

  return {
    store,
    sizeBytes: ports.modelSizeBytes,
    /** Looks where the model's files are. */
    async find(): Promise<void> {
      if (download) return
      try {
        const place = await ports.findModel(new AbortController().signal)
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
      store.setState({ name: 'downloading', loadedBytes: 0 }, true)
      try {
        await ports.downloadModel((loadedBytes) => {
          loaded = loadedBytes
          if (download === own) store.setState({ name: 'downloading', loadedBytes }, true)
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
    /** "Not now": asked again only when something is to be written down. */
    decline: () => store.setState({ name: 'absent', declined: true }, true),
  }
}

import { createStore } from 'zustand/vanilla'
import { type Take, toRecordedTake } from '../core/take.ts'
import { type FailureCode, toFailureCode } from './failure.ts'
import type { CutOff, Ports } from './ports.ts'

/** A recording that a crash or a closed tab cut off, offered again. */
export type Recovery =
  | { name: 'none' }
  | { name: 'found'; cutOff: CutOff }
  | { name: 'opening' }
  /** `rescue` is the sound, to be kept outside of the browser. */
  | { name: 'failed'; cutOff: CutOff; code: FailureCode; rescue: Blob }

/** Finds recordings that were cut off and makes takes of them. `onKept` gets each with its samples. */
export function createRecovery(
  ports: Pick<Ports, 'takes' | 'toSeekable' | 'decode'>,
  onKept: (take: Take, samples: Float32Array) => void,
) {
  const store = createStore<Recovery>(() => ({ name: 'none' }))

  async function toTake({ begun, pieces }: CutOff): Promise<string> {
    const sound = toSound(pieces)
    const audio = await ports.toSeekable(pieces, sound.type).catch(() => sound)
    const samples = await ports.decode(audio, new AbortController().signal)
    const take = toRecordedTake(begun, samples)
    await ports.takes.save(take, audio)
    onKept(take, samples)
    return take.id
  }

  return {
    store,
    /** Looks for the latest recording that was cut off. Where the database will not say, the list of takes says why. */
    async look(): Promise<void> {
      if (store.getState().name !== 'none') return
      const [cutOff] = await ports.takes.findCutOff().catch(() => [])
      if (cutOff && store.getState().name === 'none') store.setState({ name: 'found', cutOff }, true)
    },
    /** Keeps what there is as a take and resolves to its id; null where that failed, and nothing is lost. */
    async open(): Promise<string | null> {
      const state = store.getState()
      if (state.name !== 'found' && state.name !== 'failed') return null
      store.setState({ name: 'opening' }, true)
      try {
        const id = await toTake(state.cutOff)
        store.setState({ name: 'none' }, true)
        return id
      } catch (thrown) {
        const code = toFailureCode(thrown, 'audio-unreadable')
        const { cutOff } = state
        store.setState({ name: 'failed', cutOff, code, rescue: toSound(cutOff.pieces) }, true)
        return null
      }
    },
  }
}

/** The pieces as the browser recorded them: without an end to seek to, yet playable. */
const toSound = (pieces: readonly Blob[]): Blob =>
  new Blob([...pieces], { type: pieces[0]?.type ?? 'audio/webm' })

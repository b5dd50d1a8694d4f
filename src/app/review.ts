import { createStore } from 'zustand/vanilla'
import { type Report, toReport } from '../core/report.ts'
import { correct, type Correction, type Take } from '../core/take.ts'
import { type FailureCode, toFailureCode } from './failure.ts'
import type { Ports } from './ports.ts'

/** One take, opened. `report` is null while it has not been written down. */
export type Review =
  | { name: 'loading' }
  | { name: 'absent' }
  | { name: 'damaged'; id: string }
  | {
      name: 'open'
      take: Take
      report: Report | null
      audio: Blob | null
      undo: Correction[][]
      unsaved: FailureCode | null
    }
  | { name: 'failed'; code: FailureCode }

/** Opens one take and lets the user overrule what is said about it. */
export function createReview(ports: Pick<Ports, 'takes'>, takeId: string) {
  const store = createStore<Review>(() => ({ name: 'loading' }))
  let closed = false

  async function load(): Promise<void> {
    try {
      const row = await ports.takes.load(takeId)
      const before = store.getState()
      const audio = before.name === 'open' ? before.audio : await ports.takes.loadAudio(takeId)
      if (closed) return
      if (!row) store.setState({ name: 'absent' }, true)
      else if (row.name === 'damaged') store.setState({ name: 'damaged', id: row.id }, true)
      else
        store.setState(
          {
            name: 'open',
            take: row.take,
            report: toReport(row.take),
            audio,
            undo: before.name === 'open' ? before.undo : [],
            unsaved: null,
          },
          true,
        )
    } catch (thrown) {
      if (!closed) store.setState({ name: 'failed', code: toFailureCode(thrown, 'storage-failed') }, true)
    }
  }

  /** The screen changes first, the database follows; a failure to store is said and the change stays on the screen. */
  async function change(corrections: Correction[], undo: Correction[][]): Promise<void> {
    const state = store.getState()
    if (state.name !== 'open') return
    const take = { ...state.take, corrections }
    store.setState({ ...state, take, report: toReport(take), undo, unsaved: null }, true)
    try {
      await ports.takes.update(takeId, (stored) => ({ ...stored, corrections }))
    } catch (thrown) {
      const now = store.getState()
      if (now.name === 'open')
        store.setState({ ...now, unsaved: toFailureCode(thrown, 'storage-failed') }, true)
    }
  }

  return {
    store,
    load,
    /** Takes the user's word for a part, a mark or a question; one step, kept at once. */
    async correct(correction: Correction): Promise<void> {
      const state = store.getState()
      if (state.name !== 'open') return
      const { corrections } = state.take
      await change(correct(corrections, correction), [...state.undo, corrections])
    },
    async undo(): Promise<void> {
      const state = store.getState()
      const last = state.name === 'open' ? state.undo.at(-1) : undefined
      if (state.name !== 'open' || !last) return
      await change(last, state.undo.slice(0, -1))
    },
    async rename(title: string): Promise<void> {
      const state = store.getState()
      if (state.name !== 'open') return
      store.setState({ ...state, take: { ...state.take, title: title.trim() } }, true)
      await ports.takes.update(takeId, (stored) => ({ ...stored, title: title.trim() }))
    },
    close() {
      closed = true
    },
  }
}
export type ReviewStore = ReturnType<typeof createReview>

import { createStore } from 'zustand/vanilla'
import { splitText, toSentences } from '../core/sentences.ts'
import { type BegunTake, type Take, type Transcript, toRecordedTake } from '../core/take.ts'
import { type FailureCode, toFailureCode } from './failure.ts'
import type { Ports, TakeRow } from './ports.ts'
import { untilOpen } from './until-open.ts'

export type Library =
  | { name: 'loading' }
  | { name: 'open'; rows: TakeRow[]; removed: Removed | null; unsaved: FailureCode | null }
  | { name: 'failed'; code: FailureCode }

/** A take that was deleted a moment ago and can still be brought back. */
interface Removed {
  take: Take
  audio: Blob | null
}

type LibraryPorts = Pick<Ports, 'takes' | 'judge' | 'newId' | 'now' | 'loadSample' | 'decode'>

/** The takes among rows that can be read. */
export const toTakes = (rows: readonly TakeRow[]): Take[] =>
  rows.flatMap((row) => (row.name === 'take' ? [row.take] : []))

/** All takes, and what can be done with one from the outside. */
export function createLibrary(ports: LibraryPorts) {
  const store = createStore<Library>(() => ({ name: 'loading' }))
  let opening: Promise<string> | null = null

  async function openSample(): Promise<string> {
    const { signal } = new AbortController()
    const rows = await untilOpen(store).then(
      (state) => state.rows,
      () => [],
    )
    const known = rows.find((row) => row.name === 'take' && row.take.source === 'sample')
    if (known?.name === 'take') return known.take.id
    const { audio, words } = await ports.loadSample(signal)
    const samples = await ports.decode(audio, signal)
    const sentences = toSentences(words)
    const judgement = await ports.judge(
      sentences.map((sentence) => sentence.text),
      signal,
    )
    const begun: BegunTake = {
      id: ports.newId(),
      title: 'A sample answer',
      createdAtMs: ports.now(),
      source: 'sample',
      prompt: 'Tell me about a time you failed.',
      limit: 180,
    }
    const transcript: Transcript = { name: 'written', sentences, judgement }
    const take: Take = { ...toRecordedTake(begun, samples), transcript }
    await ports.takes.save(take, audio)
    return take.id
  }

  /** Tells whether a change could be stored; where it could not, everything stays as it was. */
  async function change(work: () => Promise<unknown>): Promise<boolean> {
    let unsaved: FailureCode | null = null
    try {
      await work()
    } catch (thrown) {
      unsaved = toFailureCode(thrown, 'storage-failed')
    }
    store.setState((state) => (state.name === 'open' ? { ...state, unsaved } : state), true)
    return unsaved === null
  }
  const setRemoved = (removed: Removed | null): void =>
    store.setState((state) => (state.name === 'open' ? { ...state, removed } : state), true)

  return {
    store,
    /** Follows the database until its undo is called. */
    open: () =>
      ports.takes.watch(
        (rows) =>
          store.setState(
            (state) =>
              state.name === 'open'
                ? { ...state, rows }
                : { name: 'open', rows, removed: null, unsaved: null },
            true,
          ),
        (code) => store.setState({ name: 'failed', code }, true),
      ),
    /** Opens the built-in answer, once; resolves to its take's id. */
    openSample(): Promise<string> {
      opening ??= openSample().finally(() => (opening = null))
      return opening
    },
    /** Judges a typed answer and keeps it as a take without sound; resolves to its id. */
    async type(text: string, prompt: string, limit: number): Promise<string> {
      const sentences = splitText(text).map((sentence) => ({ text: sentence, words: [] }))
      const judgement = await ports.judge(
        sentences.map((sentence) => sentence.text),
        new AbortController().signal,
      )
      const take: Take = {
        id: ports.newId(),
        title: '',
        createdAtMs: ports.now(),
        source: 'typed',
        prompt,
        limit,
        duration: null,
        peaks: [],
        transcript: { name: 'written', sentences, judgement },
        corrections: [],
      }
      await ports.takes.save(take, null)
      return take.id
    },
    /** Deletes a take; `restore` brings the last one back. */
    async remove(id: string): Promise<void> {
      await change(async () => {
        const row = await ports.takes.load(id)
        const audio = row?.name === 'take' ? await ports.takes.loadAudio(id) : null
        await ports.takes.remove(id)
        if (row?.name === 'take') setRemoved({ take: row.take, audio })
      })
    },
    async restore(): Promise<void> {
      const state = store.getState()
      if (state.name !== 'open' || !state.removed) return
      const { removed } = state
      setRemoved(null)
      if (!(await change(() => ports.takes.save(removed.take, removed.audio)))) setRemoved(removed)
    },
    /** How the speaker thinks that it went, in a line; empty where they would rather not say. */
    async reflect(id: string, reflection: string): Promise<void> {
      await change(() => ports.takes.update(id, (take) => ({ ...take, reflection: reflection.trim() })))
    },
    async rename(id: string, title: string): Promise<void> {
      await change(() => ports.takes.update(id, (take) => ({ ...take, title: title.trim() })))
    },
  }
}

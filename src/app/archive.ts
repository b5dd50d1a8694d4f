import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Merge, mergeLibrary, mergeOwnWords } from '../core/portable/library-merge.ts'
import { MOST_VALUES, type Settings } from '../core/settings.ts'
import type { Story } from '../core/stories/story.ts'
import type { Take } from '../core/take.ts'
import { Failure, type FailureCode, toFailureCode } from './failure.ts'
import { type Library, toTakes } from './library.ts'
import type { ArchivedLibrary, Ports } from './ports.ts'
import type { Stories } from './stories.ts'
import { untilOpen } from './until-open.ts'

/** What came of bringing a copy in: takes and stories together. */
export interface Merged {
  added: number
  updated: number
  /** Changed in both places: both versions are kept. */
  copied: number
  same: number
  /** Of so many nothing could be read. */
  damaged: number
}

export type Archive =
  | { name: 'idle' }
  | { name: 'saving'; fraction: number }
  | { name: 'saved'; takes: number; files: number }
  | { name: 'reading'; fraction: number }
  | ({ name: 'merged' } & Merged)
  | { name: 'failed'; code: FailureCode }

/** What of the library goes into a copy. */
export interface Chosen {
  takeIds: ReadonlySet<string>
  hasAudio: boolean
}

interface Sources {
  library: Pick<StoreApi<Library>, 'getState' | 'subscribe'>
  stories: Pick<StoreApi<Stories>, 'getState' | 'subscribe'>
  settings: StoreApi<Settings>
  change: (changes: Partial<Settings>) => void
}

/** Everything in a file, and back. One at a time; it can be cancelled. */
export function createArchive(
  ports: Pick<Ports, 'archiver' | 'openArchiveSink' | 'takes' | 'stories' | 'now'>,
  sources: Sources,
) {
  const store = createStore<Archive>(() => ({ name: 'idle' }))
  let running: AbortController | null = null

  async function run(otherwise: FailureCode, work: (signal: AbortSignal) => Promise<Archive>): Promise<void> {
    if (running) return
    const own = new AbortController()
    running = own
    try {
      store.setState(await work(own.signal), true)
    } catch (thrown) {
      const code = toFailureCode(thrown, otherwise)
      store.setState(own.signal.aborted ? { name: 'idle' } : { name: 'failed', code }, true)
    } finally {
      running = null
    }
  }

  /** What is here. Before that is known nothing can be merged into it. */
  async function look(): Promise<{ takes: Take[]; stories: readonly Story[] }> {
    const { rows } = await untilOpen(sources.library)
    const { stories } = await untilOpen(sources.stories)
    return { takes: toTakes(rows), stories }
  }

  async function save({ takeIds, hasAudio }: Chosen, signal: AbortSignal): Promise<Archive> {
    store.setState({ name: 'saving', fraction: 0 }, true)
    const savedAtMs = ports.now()
    const here = await look()
    // The sample comes with the app.
    const own = here.takes.filter(({ source }) => source !== 'sample')
    const takes = own.filter(({ id }) => takeIds.has(id))
    const { ownPrompts, values, terms } = sources.settings.getState()
    let files = 0
    await ports.archiver.write(
      { takes, stories: here.stories, own: { ownPrompts, values, terms } },
      hasAudio ? ports.takes.loadAudio : () => Promise.resolve(null),
      (part) => {
        files += 1
        return ports.openArchiveSink(part)
      },
      (fraction) => store.setState({ name: 'saving', fraction }, true),
      signal,
    )
    // A copy of some of it is no reason to stop reminding.
    const isWhole = hasAudio && takes.length === own.length
    if (isWhole) sources.change({ lastCopyAtMs: savedAtMs })
    return { name: 'saved', takes: takes.length, files }
  }

  async function open(file: Blob, signal: AbortSignal): Promise<Archive> {
    store.setState({ name: 'reading', fraction: 0 }, true)
    const archived = await ports.archiver.read(file, signal)
    const here = await look()
    const takes = mergeLibrary(
      here.takes,
      archived.takes.map(({ take }) => take),
      ({ title, prompt }) => `${title || prompt} (another version)`,
    )
    const stories = mergeLibrary(here.stories, archived.stories, ({ title }) => `${title} (another version)`)
    const damaged = await storeTakes(takes, archived, signal)
    for (const { item } of stories.stored) await stored(ports.stories.save(item))
    if (archived.own) {
      const { ownPrompts, values, terms } = sources.settings.getState()
      sources.change(mergeOwnWords({ ownPrompts, values, terms }, archived.own, MOST_VALUES))
    }
    return {
      name: 'merged',
      added: takes.added + stories.added - damaged,
      updated: takes.updated + stories.updated,
      copied: takes.copied + stories.copied,
      same: takes.same + stories.same,
      damaged: archived.damaged + damaged,
    }
  }

  /** Stores takes one by one, each with its sound; tells how many new ones have sound that is damaged and were left out. */
  async function storeTakes(
    takes: Merge<Take>,
    archived: ArchivedLibrary,
    signal: AbortSignal,
  ): Promise<number> {
    const sounds = new Map(archived.takes.map(({ take, loadAudio }) => [take.id, loadAudio]))
    let damaged = 0
    for (const [index, { item, of }] of takes.stored.entries()) {
      signal.throwIfAborted()
      store.setState({ name: 'reading', fraction: index / takes.stored.length }, true)
      const own = await ports.takes.loadAudio(of)
      const audio =
        own ??
        (await sounds
          .get(of)?.()
          .catch(() => 'damaged' as const)) ??
        null
      if (audio === 'damaged') damaged += 1
      // What is here under this id need not be written again.
      else await stored(ports.takes.save(item, own && item.id === of ? null : audio))
    }
    return damaged
  }

  async function stored(saving: Promise<void>): Promise<void> {
    await saving.catch((cause: unknown) => {
      throw toFailureCode(cause, 'storage-failed') === 'storage-full'
        ? new Failure('archive-too-large', { cause })
        : cause
    })
  }

  return {
    store,
    /** Writes what is chosen, with all stories and own words, and hands it to the user. */
    save: (chosen: Chosen): Promise<void> => run('archive-no-room', (signal) => save(chosen, signal)),
    /** Merges a copy into what is here. Nothing that is here is lost. */
    open: (file: Blob): Promise<void> => run('archive-unreadable', (signal) => open(file, signal)),
    cancel: () => running?.abort(),
    /** What was told was read. */
    dismiss: () => {
      if (!running) store.setState({ name: 'idle' }, true)
    },
  }
}

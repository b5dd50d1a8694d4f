import { createStore } from 'zustand/vanilla'
import { findSpoken } from '../core/portable/blackout.ts'
import { toFileName } from '../core/portable/file-names.ts'
import { type ShareChoice, toSharedTake } from '../core/portable/share.ts'
import { type Report, toReport } from '../core/report/report.ts'
import { toBeeped } from '../core/sound/beep.ts'
import { toPeaks } from '../core/sound/samples.ts'
import type { Take } from '../core/take.ts'
import type { Span } from '../core/words.ts'
import { Failure, type FailureCode, toFailureCode } from './failure.ts'
import type { Ports } from './ports.ts'

/** The sound that is given away: as it is, or with names beeped out, which the speaker hears before anybody else does. */
export type SharedSound =
  | { name: 'none' }
  | { name: 'whole'; audio: Blob }
  | { name: 'beeping' }
  | {
      name: 'beeped'
      audio: Blob
      peaks: readonly number[]
      beeps: readonly Span[]
      heard: ReadonlySet<number>
    }
  | { name: 'failed'; code: FailureCode }

export type Sharing =
  | { name: 'loading' }
  | { name: 'absent' }
  | { name: 'failed'; code: FailureCode }
  | {
      name: 'open'
      take: Take
      report: Report | null
      choice: ShareChoice
      sound: SharedSound
      page: 'none' | 'making' | 'saved'
      /** Why the page could not be made. */
      unmade: FailureCode | null
    }
type Open = Extract<Sharing, { name: 'open' }>

/** Peaks of a page: enough for a wide screen. */
const PEAKS = 800

/** Whether the page can be made: every beep was heard. */
export const isShareable = ({ choice, sound, page }: Open): boolean =>
  page !== 'making' &&
  (!choice.hasAudio ||
    sound.name === 'none' ||
    sound.name === 'whole' ||
    (sound.name === 'beeped' && sound.beeps.every((_, beep) => sound.heard.has(beep))))

/** One take, and what of it is given away as a page. */
export function createSharing(
  ports: Pick<Ports, 'takes' | 'claims' | 'decode' | 'encode' | 'makeSharedPage' | 'download'>,
  takeId: string,
) {
  const store = createStore<Sharing>(() => ({ name: 'loading' }))
  const closing = new AbortController()
  let audio: Blob | null = null
  let samples: Promise<Float32Array> | null = null
  /** The newest choice of names; an older one that ends later counts no more. */
  let round = 0

  const change = (changed: Partial<Open>): void =>
    store.setState((state) => (state.name === 'open' ? { ...state, ...changed } : state), true)

  async function load(): Promise<void> {
    try {
      const row = await ports.takes.load(takeId)
      audio = await ports.takes.loadAudio(takeId)
      if (!row) return store.setState({ name: 'absent' }, true)
      if (row.name === 'damaged') return store.setState({ name: 'failed', code: 'take-damaged' }, true)
      store.setState(
        {
          name: 'open',
          take: row.take,
          report: toReport(row.take, ports.claims),
          choice: { hasAudio: audio !== null, hasJudgement: false, names: [] },
          sound: audio ? { name: 'whole', audio } : { name: 'none' },
          page: 'none',
          unmade: null,
        },
        true,
      )
    } catch (thrown) {
      store.setState({ name: 'failed', code: toFailureCode(thrown, 'storage-failed') }, true)
    }
  }

  /** Beeps the names out of the sound, which the speaker then has to hear. */
  async function beepOut(take: Take, whole: Blob, names: readonly string[]): Promise<void> {
    const own = ++round
    if (names.length === 0) return change({ sound: { name: 'whole', audio: whole } })
    change({ sound: { name: 'beeping' } })
    const sound = await toSound(take, whole, names).catch((thrown: unknown): SharedSound => ({
      name: 'failed',
      code: toFailureCode(thrown, 'audio-unreadable'),
    }))
    if (own === round && !closing.signal.aborted) change({ sound })
  }

  async function toSound(take: Take, whole: Blob, names: readonly string[]): Promise<SharedSound> {
    // Nobody knows where a name is in what was not written down.
    if (take.transcript.name === 'none') throw new Failure('model-absent')
    samples ??= ports.decode(whole, closing.signal)
    const words = take.transcript.sentences.flatMap((sentence) => sentence.words)
    const beeps = findSpoken(words, names)
    const beeped = toBeeped(await samples, beeps)
    const encoded = await ports.encode(beeped)
    return { name: 'beeped', audio: encoded, peaks: toPeaks(beeped, PEAKS), beeps, heard: new Set() }
  }

  return {
    store,
    load,
    async choose(changed: Partial<ShareChoice>): Promise<void> {
      const state = store.getState()
      if (state.name !== 'open') return
      change({ choice: { ...state.choice, ...changed }, page: 'none', unmade: null })
      if (changed.names && audio) await beepOut(state.take, audio, changed.names)
    },
    /** The speaker has heard this beep to its end. */
    hear: (beep: number): void => {
      const state = store.getState()
      if (state.name !== 'open' || state.sound.name !== 'beeped') return
      change({ sound: { ...state.sound, heard: new Set([...state.sound.heard, beep]) } })
    },
    /** Makes the page and hands it to the user under this title; nothing happens before every beep was heard. */
    async save(title: string): Promise<void> {
      const state = store.getState()
      if (state.name !== 'open' || !isShareable(state)) return
      const { take, report, choice, sound } = state
      change({ page: 'making', unmade: null })
      try {
        const shared = choice.hasAudio && (sound.name === 'whole' || sound.name === 'beeped') ? sound : null
        const peaks = shared?.name === 'beeped' ? shared.peaks : take.peaks
        const page = await ports.makeSharedPage(
          toSharedTake(take, report, title, peaks, choice),
          shared?.audio ?? null,
        )
        ports.download(page, `${toFileName(choice.names.length > 0 ? 'answer' : title)}.html`)
        change({ page: 'saved' })
      } catch (thrown) {
        change({ page: 'none', unmade: toFailureCode(thrown, 'audio-unreadable') })
      }
    },
    close: () => closing.abort(),
  }
}

import { createStore } from 'zustand/vanilla'
import type { Annotation } from '../core/arc.ts'
import {
  applyTerms,
  type Edit,
  findTerm,
  joinNext,
  moveCorrections,
  rewrite,
  type Term,
} from '../core/edits.ts'
import { addFeedback } from '../core/portable/share.ts'
import { type Report, toReport } from '../core/report/report.ts'
import { correct, type Correction, type Take } from '../core/take.ts'
import type { Sentence } from '../core/words.ts'
import { type FailureCode, toFailureCode } from './failure.ts'
import type { Ports } from './ports.ts'

/** What the user can change of a take, as it was before. */
type Changeable = Pick<Take, 'transcript' | 'corrections'> & Partial<Pick<Take, 'feedback'>>

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
      undo: Changeable[]
      unsaved: FailureCode | null
      /** The last edit could not be judged: the parts are those from before it. */
      unjudged: FailureCode | null
      /** The last edit put this right: it can be put right everywhere. */
      term: Term | null
    }
  | { name: 'failed'; code: FailureCode }

/** What a person writes in an evening is smaller than this, in bytes. */
const LARGEST_FEEDBACK = 5 * 2 ** 20

/** Opens one take and lets the user overrule what is said about it. `terms` are the user's own. */
export function createReview(
  ports: Pick<Ports, 'takes' | 'judge' | 'claims' | 'parseFeedback'>,
  takeId: string,
  terms: () => readonly Term[] = () => [],
) {
  const store = createStore<Review>(() => ({ name: 'loading' }))
  let closed = false
  const closing = new AbortController()

  async function load(): Promise<void> {
    try {
      const row = await ports.takes.load(takeId)
      const before = store.getState()
      const audio = before.name === 'open' ? before.audio : await ports.takes.loadAudio(takeId)
      if (closed) return
      if (!row) store.setState({ name: 'absent' }, true)
      else if (row.name === 'damaged') store.setState({ name: 'damaged', id: row.id }, true)
      else {
        store.setState(
          {
            name: 'open',
            take: row.take,
            report: toReport(row.take, ports.claims),
            audio,
            undo: before.name === 'open' ? before.undo : [],
            unsaved: null,
            unjudged: null,
            term: null,
          },
          true,
        )
        await replaceTerms()
      }
    } catch (thrown) {
      if (!closed) store.setState({ name: 'failed', code: toFailureCode(thrown, 'storage-failed') }, true)
    }
  }

  /** The screen changes first, the database follows; a failure to store is said and the change stays on the screen. */
  async function change(changed: Partial<Take>, undo: Changeable[], term: Term | null = null): Promise<void> {
    const state = store.getState()
    if (state.name !== 'open') return
    const take = { ...state.take, ...changed }
    const report = toReport(take, ports.claims)
    const unjudged = changed.transcript ? null : state.unjudged
    store.setState({ ...state, take, report, undo, unsaved: null, unjudged, term }, true)
    try {
      await ports.takes.update(takeId, (stored) => ({ ...stored, ...changed }))
    } catch (thrown) {
      const now = store.getState()
      if (now.name === 'open')
        store.setState({ ...now, unsaved: toFailureCode(thrown, 'storage-failed') }, true)
    }
  }

  /** Words that were changed are shown at once; the judge reads the answer again behind them. */
  async function rewriteTo(
    sentences: readonly Sentence[],
    corrections: Correction[],
    annotations: Annotation[],
    undo: Changeable[],
    term: Term | null,
  ): Promise<void> {
    const state = store.getState()
    if (state.name !== 'open' || state.take.transcript.name === 'none') return
    const { transcript } = state.take
    const written = { ...transcript, sentences: [...sentences] }
    const saving = change(
      { transcript: { ...written, judgement: { ...transcript.judgement, annotations } }, corrections },
      undo,
      term,
    )
    const texts = sentences.map(({ text }) => text)
    const judgement = await ports
      .judge(texts, closing.signal)
      .catch((thrown: unknown) => toFailureCode(thrown, 'judge-failed'))
    await saving
    const now = store.getState()
    // Changed again meanwhile: that edit is judged by itself.
    if (now.name !== 'open' || now.take.transcript.name === 'none') return
    if (now.take.transcript.sentences !== written.sentences) return
    if (typeof judgement === 'string') {
      if (!closed) store.setState({ ...now, unjudged: judgement }, true)
      return
    }
    await change({ transcript: { ...now.take.transcript, judgement } }, now.undo, now.term)
  }

  async function edit(apply: (sentences: readonly Sentence[]) => Edit | null, index: number): Promise<void> {
    const state = store.getState()
    if (state.name !== 'open' || state.take.transcript.name === 'none') return
    const { transcript, corrections } = state.take
    const edited = apply(transcript.sentences)
    if (!edited) return
    const old = transcript.judgement.annotations
    const count = edited.sentences.length - transcript.sentences.length
    const annotations = edited.sentences.map(({ text }, at): Annotation => {
      const from = at <= index ? at : Math.max(index, at - count)
      return {
        ...(old[from] ?? { part: 'none', confidence: 0 }),
        text,
        tone: text === old[from]?.text ? old[from].tone : [],
      }
    })
    const term =
      count === 0
        ? findTerm(transcript.sentences[index]?.text ?? '', edited.sentences[index]?.text ?? '')
        : null
    await rewriteTo(
      edited.sentences,
      moveCorrections(corrections, edited),
      annotations,
      [...state.undo, { transcript, corrections }],
      term,
    )
  }

  /** Puts the user's own terms in the place of what was heard. */
  async function replaceTerms(): Promise<void> {
    const state = store.getState()
    if (state.name !== 'open' || state.take.transcript.name === 'none') return
    const { transcript, corrections } = state.take
    const sentences = applyTerms(transcript.sentences, terms())
    if (sentences === transcript.sentences) return
    const annotations = transcript.judgement.annotations.map((annotation, index) => {
      const text = sentences[index]?.text ?? annotation.text
      return text === annotation.text ? annotation : { ...annotation, text, tone: [] }
    })
    await rewriteTo(sentences, corrections, annotations, [...state.undo, { transcript, corrections }], null)
  }

  return {
    store,
    load,
    /** Takes the user's word for a part, a mark or a question; one step, kept at once. */
    async correct(correction: Correction): Promise<void> {
      const state = store.getState()
      if (state.name !== 'open') return
      const { transcript, corrections } = state.take
      await change({ corrections: correct(corrections, correction) }, [
        ...state.undo,
        { transcript, corrections },
      ])
    },
    /** Writes a sentence anew; each line becomes a sentence. Nothing happens where nothing would be left of it. */
    rewrite: (sentence: number, text: string): Promise<void> =>
      edit((sentences) => rewrite(sentences, sentence, text), sentence),
    /** Joins a sentence with the next one. */
    joinNext: (sentence: number): Promise<void> =>
      edit((sentences) => joinNext(sentences, sentence), sentence),
    replaceTerms,
    async undo(): Promise<void> {
      const state = store.getState()
      const last = state.name === 'open' ? state.undo.at(-1) : undefined
      if (state.name !== 'open' || !last) return
      await change(last, state.undo.slice(0, -1))
    },
    async rename(title: string): Promise<void> {
      await changeFact({ title: title.trim() })
    },
    /** How the speaker thinks that it went, in a line; empty where they would rather not say. */
    reflect: (reflection: string): Promise<void> => changeFact({ reflection: reflection.trim() }),
    /** The take tells this story; the empty string is none. */
    tells: (storyId: string): Promise<void> => changeFact({ storyId: storyId || undefined }),
    /** Adds what a peer saved; why it could not, or null. What came before is there once. */
    async receive(file: Blob): Promise<FailureCode | null> {
      const state = store.getState()
      if (state.name !== 'open') return null
      const text = file.size > LARGEST_FEEDBACK ? null : await file.text().catch(() => null)
      const came = text === null ? null : ports.parseFeedback(text)
      if (!came) return 'feedback-unreadable'
      if (came.takeId !== takeId) return 'feedback-elsewhere'
      await changeFact({ feedback: addFeedback(state.take.feedback ?? [], came) })
      return null
    },
    /** Takes away what a peer said; it can be undone. */
    async removeFeedback(id: string): Promise<void> {
      const state = store.getState()
      if (state.name !== 'open') return
      const { transcript, corrections, feedback = [] } = state.take
      await change({ feedback: feedback.filter((it) => it.id !== id) }, [
        ...state.undo,
        { transcript, corrections, feedback },
      ])
    },
    close() {
      closed = true
      closing.abort()
    },
  }

  function changeFact(
    changed: Partial<Pick<Take, 'title' | 'reflection' | 'storyId' | 'feedback'>>,
  ): Promise<void> {
    const state = store.getState()
    return state.name === 'open' ? change(changed, state.undo, state.term) : Promise.resolve()
  }
}
export type ReviewStore = ReturnType<typeof createReview>

import { createStore } from 'zustand/vanilla'
import { parseTranscript } from '../core/portable/transcript-files.ts'
import { splitText } from '../core/sentences.ts'
import { type BegunTake, type Take, toRecordedTake } from '../core/take.ts'
import type { Sentence } from '../core/words.ts'
import { Failure, type FailureCode, toFailureCode } from './failure.ts'
import type { Ports } from './ports.ts'

export type Import =
  { name: 'idle' } | { name: 'reading'; file: string } | { name: 'failed'; file: string; code: FailureCode }

/** A recording or a transcript made elsewhere, with the name that its file has. */
export interface ForeignFile {
  name: string
  content: Blob
}

const TRANSCRIPT = /\.(?:vtt|srt|json|txt|md)$/i

/** The fastest speakers say as many in an hour, the longest that a recording may be. */
const MOST_WORDS = 15_000

/** A transcript of an hour is smaller than this, whatever it says of each word, in bytes. */
const LARGEST_TRANSCRIPT = 20 * 2 ** 20

/**
 * Takes from recordings and transcripts made elsewhere, one at a time. `onKept` gets each with its samples that nobody has
 * written down.
 */
export function createImporter(
  ports: Pick<Ports, 'decode' | 'judge' | 'takes' | 'newId' | 'now'>,
  onKept: (take: Take, samples: Float32Array) => void,
) {
  const store = createStore<Import>(() => ({ name: 'idle' }))
  let reading: AbortController | null = null

  async function read(
    files: readonly ForeignFile[],
    prompt: string,
    limit: number,
    signal: AbortSignal,
  ): Promise<string> {
    const [recording, ...recordings] = files.filter(({ name }) => !TRANSCRIPT.test(name))
    const [transcript, ...transcripts] = files.filter(({ name }) => TRANSCRIPT.test(name))
    if (recordings.length > 0 || transcripts.length > 0) throw new Failure('files-too-many')
    const begun: BegunTake = {
      id: ports.newId(),
      title: ((recording ?? transcript)?.name ?? '').replace(/\.[a-z0-9]{2,4}$/i, ''),
      createdAtMs: ports.now(),
      source: 'imported',
      prompt,
      limit,
    }
    const sentences = transcript ? await toSentences(transcript) : null
    const samples = recording ? await ports.decode(recording.content, signal) : null
    const heard = samples ? toRecordedTake(begun, samples) : toSilentTake(begun, sentences ?? [])
    const take = sentences ? await judged(heard, sentences, signal) : heard
    signal.throwIfAborted()
    await ports.takes.save(take, recording?.content ?? null)
    if (samples && !sentences) onKept(take, samples)
    return take.id
  }

  async function judged(take: Take, sentences: Sentence[], signal: AbortSignal): Promise<Take> {
    const judgement = await ports.judge(
      sentences.map(({ text }) => text),
      signal,
    )
    return { ...take, transcript: { name: 'written', sentences, judgement } }
  }

  return {
    store,
    /**
     * Keeps a recording, a transcript, or one with the other as a take and resolves to its id; null where it failed, was
     * cancelled, or another one is read.
     */
    async open(files: readonly ForeignFile[], prompt: string, limit: number): Promise<string | null> {
      const [first] = files
      if (reading || !first) return null
      const own = new AbortController()
      reading = own
      store.setState({ name: 'reading', file: first.name }, true)
      try {
        const id = await read(files, prompt, limit, own.signal)
        store.setState({ name: 'idle' }, true)
        return id
      } catch (thrown) {
        const code = toFailureCode(thrown, 'audio-unreadable')
        store.setState(
          own.signal.aborted ? { name: 'idle' } : { name: 'failed', file: first.name, code },
          true,
        )
        return null
      } finally {
        reading = null
      }
    },
    cancel: () => reading?.abort(),
  }
}

async function toSentences({ name, content }: ForeignFile): Promise<Sentence[]> {
  if (content.size > LARGEST_TRANSCRIPT) throw new Failure('transcript-unreadable')
  const text = await content.text()
  const sentences = /\.(?:txt|md)$/i.test(name)
    ? splitText(text).map((sentence): Sentence => ({ text: sentence, words: [] }))
    : parseTranscript(name, text)
  if (!sentences || sentences.length === 0) throw new Failure('transcript-unreadable')
  const words = sentences.reduce((sum, sentence) => sum + sentence.text.split(' ').length, 0)
  if (words > MOST_WORDS) throw new Failure('audio-too-long')
  return sentences
}

/** A take without sound: as long as its last word says, where there are times. */
const toSilentTake = (begun: BegunTake, sentences: readonly Sentence[]): Take => ({
  ...begun,
  duration: sentences.at(-1)?.words.at(-1)?.end ?? null,
  peaks: [],
  transcript: { name: 'none' },
  corrections: [],
})

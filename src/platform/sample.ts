import * as z from 'zod/mini'
import { Failure } from '../app/failure.ts'
import type { Sample } from '../app/ports.ts'

const wordsSchema = z.array(z.object({ text: z.string(), start: z.number(), end: z.number() }))

/** Reads the answer that comes with the app. */
export async function loadSample(signal: AbortSignal): Promise<Sample> {
  try {
    const [audio, words] = await Promise.all([
      fetchOk('sample/answer.mp3', signal).then((response) => response.blob()),
      fetchOk('sample/words.json', signal).then((response) => response.json() as Promise<unknown>),
    ])
    return { audio: new Blob([audio], { type: 'audio/mpeg' }), words: wordsSchema.parse(words) }
  } catch (cause) {
    throw new Failure('audio-unreadable', { cause })
  }
}

async function fetchOk(path: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(new URL(path, document.baseURI), { signal })
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return response
}

import { createJudgeClient } from '../../../src/platform/judge.ts'
import { openLiveTranscript } from '../../../src/platform/speech/live-transcript.ts'
import { toSentences } from '../../../src/core/sentences.ts'
import BaselineWorker from './baseline.ts?worker'
import { measureVoice, type Truth, withPinkNoise } from './voice.ts'

const RATE = 16_000
const BLOCK = 1600

interface Answer {
  /** Addresses of recordings, joined. */
  recordings: string[]
  /** Seconds to keep of them. */
  seconds: number
  model: string
  tokensPerSecond: number
  /** Off for a model that knows no words: everything it says is suspicious. */
  decodesAgain: boolean
  /** How much faster than it was spoken the answer comes in, but for its last seconds. */
  speed: number
  realTimeSeconds: number
}

async function load(recordings: readonly string[], seconds: number): Promise<Float32Array> {
  const joined = new Float32Array(seconds * RATE)
  let at = 0
  for (const address of recordings) {
    const bytes = await (await fetch(address)).arrayBuffer()
    const samples = (await new OfflineAudioContext(1, 1, RATE).decodeAudioData(bytes)).getChannelData(0)
    joined.set(samples.subarray(0, Math.max(0, joined.length - at)), Math.min(at, joined.length))
    at += samples.length
  }
  return joined.slice(0, Math.min(at, joined.length))
}

const path = new URL('models/', document.baseURI).pathname
const until = (moment: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - performance.now())))

/** Seconds from Stop to the report, and what the recogniser worked in all, while the answer comes in as it is spoken. */
async function inStep(answer: Answer) {
  const samples = await load(answer.recordings, answer.seconds)
  const { signal } = new AbortController()
  const judge = createJudgeClient()
  await judge(['Ready?'], signal)
  const transcript = openLiveTranscript(
    () =>
      Promise.resolve({
        name: answer.model,
        source: { place: 'app', path, name: answer.model },
        check: null,
        hasGraphicsFiles: false,
      }),
    (progress) => {
      // As the app does: the judge reads along.
      if (progress.name === 'transcribing')
        void judge(
          toSentences(progress.words).map((sentence) => sentence.text),
          signal,
        )
    },
    signal,
    { tokensPerSecond: answer.tokensPerSecond, decodesAgain: answer.decodesAgain },
  )
  let due = performance.now()
  for (let from = 0; from < samples.length; from += BLOCK) {
    const isTail = from >= samples.length - answer.realTimeSeconds * RATE
    due = Math.max(due, performance.now() - 500) + (BLOCK / RATE / (isTail ? 1 : answer.speed)) * 1000
    await until(due)
    transcript.hear(samples.slice(from, from + BLOCK))
  }
  const stopped = performance.now()
  const { words } = await transcript.finish()
  const sentences = toSentences(words).map((sentence) => sentence.text)
  await judge(sentences, signal)
  return {
    stopToReport: (performance.now() - stopped) / 1000,
    effort: transcript.effort(),
    text: sentences.join(' '),
  }
}

interface Result {
  seconds: number
  text: string
}

async function afterTheFact(answer: Answer): Promise<Result> {
  const samples = await load(answer.recordings, answer.seconds)
  const worker = new BaselineWorker()
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Result | { failed: string }>) => {
        if ('failed' in data) reject(new Error(data.failed))
        else resolve(data)
      })
      worker.addEventListener('error', (event) => reject(new Error(event.message)))
      worker.postMessage({ path, model: answer.model, samples, tokensPerSecond: answer.tokensPerSecond })
    })
  } finally {
    worker.terminate()
  }
}

/** How well the speech of one recording is found, with pink noise so many decibels below it, or with none. */
async function voice(about: { recording: string; truth: Truth; decibels: number | null }) {
  const samples = await load([about.recording], 600)
  const { truth, decibels } = about
  return measureVoice(decibels === null ? samples : withPinkNoise(samples, truth.words, decibels), truth)
}

Object.assign(window, { bench: { inStep, afterTheFact, voice } })

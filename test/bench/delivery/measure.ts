import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm'
import type { Judgement, Part } from '../../../src/core/arc.ts'
import { toReport } from '../../../src/core/report/report.ts'
import { SOUND_LIMITS } from '../../../src/core/report/sound-limits.ts'
import { createFrames } from '../../../src/core/sound/frames.ts'
import { createLoudness } from '../../../src/core/sound/loudness.ts'
import { countSyllables, joinSpans, toGaps, toSpeakingTime } from '../../../src/core/sound/pace.ts'
import { SAMPLE_RATE_HZ } from '../../../src/core/sound/samples.ts'
import { createSegmenter } from '../../../src/core/sound/segmenter.ts'
import { type Sounding, toSounding } from '../../../src/core/sound/sounding.ts'
import { toVoiceActivity } from '../../../src/core/sound/voice-activity.ts'
import type { Take } from '../../../src/core/take.ts'
import type { Span } from '../../../src/core/words.ts'
import { addNoise, makeSpeech, readRecordings, type Signal } from './signals.ts'

/** Pauses longer than this are looked for, in seconds. */
const PAUSE = 0.5
/** Edges may be off by so much, so a pause that is found is right where there is one that much shorter at both ends. */
const OFF = 0.1

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** All figures of the bench. */
export async function measure(folder: string): Promise<Record<string, number>> {
  env.wasm.numThreads = 1
  const model = createRequire(import.meta.url).resolve('@ricky0123/vad-web/dist/silero_vad_v6.onnx')
  const session = await InferenceSession.create(readFileSync(model), { executionProviders: ['wasm'] })
  const signals = [
    ...readRecordings(folder),
    ...[130, 160, 190, 220].map((rate) => makeSpeech(() => rate, `espeak-ng at ${rate}`)),
  ]
  const figures: Record<string, number> = {}
  for (const decibels of [null, 15]) {
    const made = decibels === null ? signals : signals.map((signal) => addNoise(signal, decibels))
    const suffix = decibels === null ? '' : 'Noisy'
    const found: Found[] = []
    for (const signal of made) found.push(compare(signal, (await hear(session, signal.samples)).sounding))
    Object.assign(figures, toFigures(found, suffix))
    console.log(
      `${decibels === null ? 'clean' : `pink noise at ${decibels} dB`}: ${found.length} signals, ${found.reduce((n, it) => n + it.pauses, 0)} pauses over ${PAUSE} s; syllables by peaks off by ${(100 * median(found.map(({ peakError }) => peakError))).toFixed(0)} % (median)`,
    )
  }

  const [first] = signals
  if (first)
    for (const decibels of [15, 10, 5, 0]) {
      const { sounding } = await hear(session, addNoise(first, decibels).samples)
      console.log(`noise at ${decibels} dB is measured as ${sounding.signalToNoise?.toFixed(1)} dB`)
    }

  // Every part at the same pace but one, which is so much faster or not at all.
  for (const faster of [1, 1.15, 1.4]) {
    const rates = [140, 160, 180, 200]
    let told = 0
    for (const rate of rates) {
      const signal = makeSpeech((i) => (i >= 4 && i < 7 ? rate * faster : rate), 'rushed')
      const { sounding } = await hear(session, signal.samples)
      if (toSound(signal, sounding)?.findings.some(({ name }) => name === 'rushes')) told += 1
    }
    console.log(`one part ${faster} times as fast: told of ${told} of ${rates.length}`)
    figures[`rushed${faster}`] = told / rates.length
  }

  const long = makeSpeech(() => 160, 'three minutes', 40)
  const runs = []
  for (let run = 0; run < 5; run++) runs.push(await time(session, long))
  const seconds = (180 * SAMPLE_RATE_HZ) / long.samples.length
  figures['seconds'] = seconds * median(runs.map((it) => it.analysis))
  figures['voiceSeconds'] = seconds * median(runs.map((it) => it.voice))
  console.log(
    `three minutes: ${figures['seconds'].toFixed(2)} s of one core; voice activity, which transcription needs too, ${figures['voiceSeconds'].toFixed(2)} s`,
  )
  return figures
}

/** What the app's own way makes of samples: frames, voice activity, segmenter, loudness. Seconds of each. */
async function hear(
  session: InferenceSession,
  samples: Float32Array,
): Promise<{ sounding: Sounding; voice: number; analysis: number }> {
  const voice = toVoiceActivity(session, Tensor)
  const [frames, segmenter, loudness] = [createFrames(), createSegmenter(), createLoudness()]
  const speech: Span[] = []
  const spent = { voice: 0, analysis: 0 }
  for (const frame of [...frames.push(samples), ...frames.flush()]) {
    const begun = performance.now()
    const probability = await voice.next(frame)
    const heard = performance.now()
    loudness.push(frame)
    spent.analysis += performance.now() - heard
    spent.voice += heard - begun
    for (const window of segmenter.push(frame, probability)) speech.push(...window.speech)
  }
  for (const window of segmenter.flush()) speech.push(...window.speech)
  const begun = performance.now()
  const sounding = toSounding(loudness.levels(), speech)
  spent.analysis += performance.now() - begun
  return { sounding, voice: spent.voice / 1000, analysis: spent.analysis / 1000 }
}

async function time(session: InferenceSession, signal: Signal): Promise<{ voice: number; analysis: number }> {
  const { sounding, voice, analysis } = await hear(session, signal.samples)
  const begun = performance.now()
  toSound(signal, sounding)
  return { voice, analysis: analysis + (performance.now() - begun) / 1000 }
}

/** The report of a signal, with its true words, each of them a share of its sentence; three parts in turn. */
function toSound(signal: Signal, sounding: Sounding) {
  const partOf = (index: number): Part => (index < 4 ? 'context' : index < 7 ? 'failure' : 'response')
  const sentences = signal.sentences.map(({ text, start, end }) => {
    const words = text.split(' ')
    const each = (end - start) / words.length
    return {
      text,
      words: words.map((word, i) => ({ text: word, start: start + i * each, end: start + (i + 1) * each })),
    }
  })
  const judgement = {
    annotations: sentences.map(({ text }, i) => ({ text, part: partOf(i), confidence: 1, tone: [] })),
    presence: {},
    story: {},
  } as unknown as Judgement
  const take: Take = {
    id: '',
    title: '',
    createdAtMs: 0,
    source: 'spoken',
    prompt: '',
    limit: 180,
    duration: signal.samples.length / SAMPLE_RATE_HZ,
    peaks: [],
    transcript: { name: 'written', sentences, judgement, ...sounding },
    corrections: [],
  }
  return toReport(take)?.sound
}

interface Found {
  rateError: number
  peakError: number
  pauses: number
  hits: number
  /** Found pauses, and those of them that are there. */
  found: number
  right: number
  /** How far edges are off, in seconds. */
  edges: number[]
}

function compare(signal: Signal, { speech: heard, syllables }: Sounding): Found {
  const truth = joinSpans(signal.speech, SOUND_LIMITS.silence)
  const speech = joinSpans(heard, SOUND_LIMITS.silence)
  const words = signal.sentences.reduce((count, { text }) => count + text.split(' ').length, 0)
  const rate = (spans: readonly Span[]): number =>
    words / toSpeakingTime(spans, { start: 0, end: signal.samples.length })
  const said = signal.sentences.reduce((count, { text }) => count + countSyllables(text), 0)
  const longer = (gaps: readonly Span[], than: number): Span[] =>
    gaps.filter(({ start, end }) => end - start > than)
  const overlap = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start)
  const [gaps, foundGaps] = [toGaps(truth), toGaps(speech)]
  const pauses = longer(gaps, PAUSE)
  const pairs = pauses.flatMap((pause) => {
    // Found a little short it is found all the same.
    const found = longer(foundGaps, PAUSE - 2 * OFF).find((gap) => overlap(gap, pause) > 0)
    return found ? [[pause, found] as const] : []
  })
  const claimed = longer(foundGaps, PAUSE)
  return {
    rateError: Math.abs(rate(speech) / rate(truth) - 1),
    peakError: Math.abs(syllables.length / said - 1),
    pauses: pauses.length,
    hits: pairs.length,
    found: claimed.length,
    right: claimed.filter((gap) => longer(gaps, PAUSE - 2 * OFF).some((pause) => overlap(gap, pause) > 0))
      .length,
    edges: pairs.flatMap(([pause, found]) => [
      Math.abs(found.start - pause.start),
      Math.abs(found.end - pause.end),
    ]),
  }
}

function toFigures(found: readonly Found[], suffix: string): Record<string, number> {
  const total = (count: (it: Found) => number): number => found.reduce((all, it) => all + count(it), 0)
  return {
    [`rateError${suffix}`]: Math.max(...found.map(({ rateError }) => rateError)),
    [`pauseRecall${suffix}`]: total(({ hits }) => hits) / total(({ pauses }) => pauses),
    [`pausePrecision${suffix}`]: total(({ right }) => right) / total((it) => it.found),
    [`pauseEdge${suffix}`]: mean(found.flatMap(({ edges }) => edges)),
  }
}

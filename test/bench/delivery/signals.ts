import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SAMPLE_RATE_HZ } from '../../../src/core/sound/samples.ts'
import type { Span } from '../../../src/core/words.ts'

/** A signal and what is true of it, in seconds. */
export interface Signal {
  name: string
  samples: Float32Array
  /** Its words, where it is known when each is spoken; else only their sentences' spans and texts. */
  sentences: { text: string; start: number; end: number }[]
  /** Where somebody speaks. */
  speech: Span[]
}

/** How long the pauses between the sentences of made signals are, in turn. */
const PAUSES = [0.6, 0.3, 1.2, 0.8, 2, 0.4, 1.6]

/** What the voice says: without commas, so that it pauses between sentences only. */
const TEXTS = [
  'Two years ago I planned the move of a warehouse to another town',
  'The plan had one date in it and everybody knew that date',
  'On the first morning the trucks stood in front of a locked gate',
  'I had never asked the landlord when we would get the keys',
  'I called him at home and drove there to fetch them myself',
  'We lost half a day and the night shift lost its bonus',
  'I told my manager that evening what I had forgotten to ask',
  'Now I write down who has to open which door before I sign a plan',
  'The next move went through in a weekend with nobody waiting',
  'I still carry a spare key to every building that we rent',
]

const run = (command: string, args: readonly string[], input?: Buffer): Buffer =>
  execFileSync(command, args, { input, maxBuffer: 1e9, stdio: ['pipe', 'pipe', 'ignore'] })

const toSamples = (bytes: Buffer): Float32Array =>
  new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))

const RAW = ['-t', 'f32', '-r', `${SAMPLE_RATE_HZ}`, '-c', '1', '-']

/** Recordings with their truth, from a folder. */
export function readRecordings(folder: string): Signal[] {
  return readdirSync(folder)
    .filter((name) => /\.(?:wav|flac)$/.test(name))
    .map((name) => {
      const sentences = JSON.parse(
        readFileSync(join(folder, name.replace(/\.\w+$/, '.json')), 'utf8'),
      ) as (Signal['sentences'][number] & { words: [number, number][] })[]
      return {
        name,
        samples: toSamples(run('sox', [join(folder, name), ...RAW])),
        sentences,
        speech: sentences.flatMap(({ words }) => words.map(([start, end]) => ({ start, end }))),
      }
    })
}

/** A voice at so many words a minute (its own measure), sentence by sentence, with known pauses between them. */
export function makeSpeech(
  ratesOf: (sentence: number) => number,
  name: string,
  count = TEXTS.length,
): Signal {
  const pieces: Float32Array[] = [new Float32Array(SAMPLE_RATE_HZ)]
  const sentences: Signal['sentences'] = []
  let time = 1
  for (let index = 0; index < count; index++) {
    const text = TEXTS[index % TEXTS.length] ?? ''
    const wav = run('espeak-ng', ['-v', 'en-us', '-s', `${ratesOf(index)}`, '--stdout', text])
    const voice = trim(toSamples(run('sox', ['-t', 'wav', '-', ...RAW], wav)))
    const duration = voice.length / SAMPLE_RATE_HZ
    sentences.push({ text, start: time, end: time + duration })
    const pause = PAUSES[index % PAUSES.length] ?? 1
    pieces.push(voice, new Float32Array(Math.round(pause * SAMPLE_RATE_HZ)))
    time += duration + Math.round(pause * SAMPLE_RATE_HZ) / SAMPLE_RATE_HZ
  }
  const samples = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    samples.set(piece, at)
    at += piece.length
  }
  return { name, samples, sentences, speech: sentences.map(({ start, end }) => ({ start, end })) }
}

/** Without what is more than 50 dB below its loudest sample at both ends. */
function trim(samples: Float32Array): Float32Array {
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  const isHeard = (sample: number): boolean => Math.abs(sample) > loudest / 316
  return samples.slice(samples.findIndex(isHeard), samples.findLastIndex(isHeard) + 1)
}

/** The same with pink noise, so many decibels below the speech. */
export function addNoise(signal: Signal, decibels: number): Signal {
  const { samples, speech } = signal
  const noise = toSamples(
    run('sox', ['-R', '-n', ...RAW, 'synth', `${samples.length / SAMPLE_RATE_HZ}`, 'pinknoise']),
  )
  const power = (heard: Float32Array): number =>
    heard.reduce((sum, sample) => sum + sample * sample, 0) / heard.length
  const spoken = speech.flatMap(({ start, end }) => [
    ...samples.subarray(Math.round(start * SAMPLE_RATE_HZ), Math.round(end * SAMPLE_RATE_HZ)),
  ])
  const gain = Math.sqrt(power(Float32Array.from(spoken)) / power(noise) / 10 ** (decibels / 10))
  return { ...signal, samples: samples.map((sample, i) => sample + gain * (noise[i] ?? 0)) }
}

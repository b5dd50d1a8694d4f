import { Failure } from '../app/failure.ts'
import { findLag, findLoudest } from '../core/sound/alignment.ts'
import { createResampler } from '../core/sound/resampler.ts'
import { joinSamples, SAMPLE_RATE_HZ } from '../core/sound/samples.ts'

/** Longer recordings would not fit into the memory of a small machine. */
const LONGEST_SECONDS = 3600

/**
 * Decodes the sound of any file to mono samples at 16 kHz: piece by piece where its container and codec are known, so that
 * an hour takes little memory, else by whatever the browser itself can play.
 */
export async function decode(audio: Blob, signal: AbortSignal): Promise<Float32Array> {
  if (audio.size === 0) throw new Failure('audio-unreadable')
  try {
    return (
      (await decodeInPieces(audio, signal).catch((thrown: unknown) => refuse(thrown, signal))) ??
      (await decodeAtOnce(audio))
    )
  } catch (cause) {
    signal.throwIfAborted()
    if (cause instanceof Failure) throw cause
    throw new Failure('audio-unreadable', { cause })
  }
}

/** A browser may say that it can decode a codec piece by piece and then fail at it (WebKitGTK 2.50, MP3): it may still play it. */
function refuse(thrown: unknown, signal: AbortSignal): null {
  signal.throwIfAborted()
  if (thrown instanceof Failure) throw thrown
  return null
}

/** Seconds of sound that are compared, and how far apart a recorder and its samples may begin. */
const COMPARED = 3
const APART = 0.6

/** By how many seconds the same sound comes later in the audio than in the samples, from the loudest stretch of both. */
export async function findDelay(audio: Blob, samples: Float32Array): Promise<number> {
  const from = Math.max(APART, findLoudest(samples.subarray(0, 60 * SAMPLE_RATE_HZ), COMPARED))
  const reference = samples.subarray(from * SAMPLE_RATE_HZ, (from + COMPARED) * SAMPLE_RATE_HZ)
  const wanted = { from: from - APART, to: from + COMPARED + APART }
  const other = await decodeInPieces(audio, new AbortController().signal, wanted)
  return other ? findLag(reference, other, 2 * APART) - APART : 0
}

/** A part of the sound, or all of it; null where the container or its codec is none that can be read in pieces. */
async function decodeInPieces(
  audio: Blob,
  signal: AbortSignal,
  wanted?: { from: number; to: number },
): Promise<Float32Array | null> {
  const { ALL_FORMATS, AudioSampleSink, BlobSource, Input } = await import('mediabunny')
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(audio) })
  try {
    const track = (await input.canRead()) ? await input.getPrimaryAudioTrack() : null
    if (!track || !(await track.canDecode())) return null
    if ((await track.computeDuration()) > LONGEST_SECONDS) throw new Failure('audio-too-long')
    const resampler = createResampler(await track.getSampleRate())
    const blocks: Float32Array[] = []
    let start: number | null = null
    for await (const sample of new AudioSampleSink(track).samples(wanted?.from, wanted?.to)) {
      signal.throwIfAborted()
      start ??= sample.timestamp
      blocks.push(resampler.push(toMono(sample)))
      sample.close()
    }
    const samples = joinSamples([...blocks, resampler.flush()])
    // Samples come in packets: what is before the wanted moment goes.
    return wanted
      ? samples.subarray(Math.max(0, Math.round((wanted.from - (start ?? 0)) * SAMPLE_RATE_HZ)))
      : samples
  } finally {
    input.dispose()
  }
}

interface Planes {
  numberOfFrames: number
  numberOfChannels: number
  copyTo: (
    destination: Float32Array<ArrayBuffer>,
    options: { planeIndex: number; format: 'f32-planar' },
  ) => void
}

function toMono(sample: Planes): Float32Array {
  const mono = new Float32Array(sample.numberOfFrames)
  const plane = new Float32Array(sample.numberOfFrames)
  for (let planeIndex = 0; planeIndex < sample.numberOfChannels; planeIndex++) {
    sample.copyTo(plane, { planeIndex, format: 'f32-planar' })
    for (let i = 0; i < mono.length; i++) mono[i] = (mono[i] ?? 0) + (plane[i] ?? 0) / sample.numberOfChannels
  }
  return mono
}

async function decodeAtOnce(audio: Blob): Promise<Float32Array> {
  const buffer = await new OfflineAudioContext(1, 1, SAMPLE_RATE_HZ).decodeAudioData(
    await audio.arrayBuffer(),
  )
  const mono = new Float32Array(buffer.length)
  for (let channel = 0; channel < buffer.numberOfChannels; channel++) {
    const data = buffer.getChannelData(channel)
    for (let i = 0; i < data.length; i++) mono[i] = (mono[i] ?? 0) + (data[i] ?? 0) / buffer.numberOfChannels
  }
  return mono
}

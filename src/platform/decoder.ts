import { Failure } from '../app/failure.ts'
import { createResampler } from '../core/resampler.ts'
import { joinSamples, SAMPLE_RATE_HZ } from '../core/samples.ts'

/** Longer recordings would not fit into the memory of a small machine. */
const LONGEST_SECONDS = 3600

/**
 * Decodes the sound of any file to mono samples at 16 kHz: piece by piece where its container and codec are known, so that
 * an hour takes little memory, else by whatever the browser itself can play.
 */
export async function decode(audio: Blob, signal: AbortSignal): Promise<Float32Array> {
  if (audio.size === 0) throw new Failure('audio-unreadable')
  try {
    return (await decodeInPieces(audio, signal)) ?? (await decodeAtOnce(audio))
  } catch (cause) {
    signal.throwIfAborted()
    if (cause instanceof Failure) throw cause
    throw new Failure('audio-unreadable', { cause })
  }
}

/** Null where the container or its codec is none that can be read in pieces. */
async function decodeInPieces(audio: Blob, signal: AbortSignal): Promise<Float32Array | null> {
  const { ALL_FORMATS, AudioSampleSink, BlobSource, Input } = await import('mediabunny')
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(audio) })
  try {
    const track = (await input.canRead()) ? await input.getPrimaryAudioTrack() : null
    if (!track || !(await track.canDecode())) return null
    const duration = await track.computeDuration()
    if (duration > LONGEST_SECONDS) throw new Failure('audio-too-long')
    const resampler = createResampler(await track.getSampleRate())
    const blocks: Float32Array[] = []
    for await (const sample of new AudioSampleSink(track).samples()) {
      signal.throwIfAborted()
      blocks.push(resampler.push(toMono(sample)))
      sample.close()
    }
    return joinSamples([...blocks, resampler.flush()])
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

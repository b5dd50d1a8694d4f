import { SAMPLE_RATE_HZ } from '../core/sound/samples.ts'

/** Speech at this rate is transparent in Opus. */
const BITS_PER_SECOND = 64_000

/** Mono samples at 16 kHz as a file that plays: Opus in WebM, or WAV where this browser encodes no Opus. */
export async function encode(samples: Float32Array): Promise<Blob> {
  const {
    AudioSample,
    AudioSampleSource,
    BufferTarget,
    canEncodeAudio,
    Output,
    Quality,
    WavOutputFormat,
    WebMOutputFormat,
  } = await import('mediabunny')
  const shape = { numberOfChannels: 1, sampleRate: SAMPLE_RATE_HZ }
  const quality = new Quality({ bitrate: BITS_PER_SECOND })
  const isOpus = await canEncodeAudio('opus', { ...shape, quality })
  const target = new BufferTarget()
  const output = new Output({ format: isOpus ? new WebMOutputFormat() : new WavOutputFormat(), target })
  const source = new AudioSampleSource(isOpus ? { codec: 'opus', quality } : { codec: 'pcm-s16' })
  output.addAudioTrack(source)
  await output.start()
  // Second by second: an encoder that is given all at once holds all of it twice.
  for (let from = 0; from < samples.length; from += SAMPLE_RATE_HZ) {
    const data = samples.slice(from, from + SAMPLE_RATE_HZ)
    const sample = new AudioSample({ ...shape, data, format: 'f32', timestamp: from / SAMPLE_RATE_HZ })
    await source.add(sample)
    sample.close()
  }
  await output.finalize()
  if (!target.buffer) throw new Error('The sound could not be encoded')
  return new Blob([target.buffer], { type: isOpus ? 'audio/webm' : 'audio/wav' })
}

import { Failure } from '../app/failure.ts'
import { SAMPLE_RATE_HZ } from '../core/samples.ts'

/** Decodes any audio that the browser can play to mono samples at 16 kHz. */
export async function decode(audio: Blob, signal: AbortSignal): Promise<Float32Array> {
  const bytes = await audio.arrayBuffer()
  signal.throwIfAborted()
  try {
    const context = new OfflineAudioContext(1, 1, SAMPLE_RATE_HZ)
    const buffer = await context.decodeAudioData(bytes)
    const mono = new Float32Array(buffer.length)
    for (let channel = 0; channel < buffer.numberOfChannels; channel++) {
      const data = buffer.getChannelData(channel)
      for (let i = 0; i < data.length; i++)
        mono[i] = (mono[i] ?? 0) + (data[i] ?? 0) / buffer.numberOfChannels
    }
    return mono
  } catch (cause) {
    throw new Failure('audio-unreadable', { cause })
  }
}

import { Failure } from '../app/failure.ts'
import type { Microphone, MicrophoneOptions, Recording } from '../app/ports.ts'
import { createResampler } from '../core/sound/resampler.ts'
import captureUrl from '../workers/capture.ts?worker&url'

/** Speech at this rate is transparent in Opus and good in AAC; 3 minutes are 1.4 MB. */
const BITS_PER_SECOND = 64_000
/** A crash costs what was not yet handed over: on a busy machine up to a second more than this. */
const PIECE_MS = 250

/** A sound system that has not started by then will not. */
const PATIENCE_MS = 5000

/** WebKit says that it records WebM, but its WebM is broken: what it names first is MP4. */
const CONTAINERS = [
  'audio/mp4;codecs=mp4a.40.2',
  'audio/webm;codecs=opus',
  'audio/ogg;codecs=opus',
  'audio/mp4',
]
const CONTAINERS_BUT_WEBKIT = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4']

/** Opens the microphone, at its own rate; rejects with a `Failure` that says why it cannot. */
export async function openMicrophone(options: MicrophoneOptions, signal: AbortSignal): Promise<Microphone> {
  if (
    !navigator.mediaDevices ||
    typeof MediaRecorder === 'undefined' ||
    typeof AudioWorkletNode === 'undefined'
  )
    throw new Failure('browser-too-old')
  const stream = await openStream(options)
  const close = new AbortController()
  close.signal.addEventListener('abort', () => stream.getTracks().forEach((track) => track.stop()), {
    once: true,
  })
  try {
    signal.throwIfAborted()
    return await connect(stream, close)
  } catch (thrown) {
    close.abort()
    throw thrown
  }
}

async function openStream({ noiseSuppression, automaticGain }: MicrophoneOptions): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { noiseSuppression, autoGainControl: automaticGain, echoCancellation: false },
    })
  } catch (cause) {
    const name = cause instanceof DOMException ? cause.name : ''
    if (name === 'NotAllowedError' || name === 'SecurityError')
      throw new Failure('microphone-denied', { cause })
    if (name === 'NotFoundError' || name === 'OverconstrainedError')
      throw new Failure('microphone-absent', { cause })
    throw new Failure('microphone-busy', { cause })
  }
}

async function connect(stream: MediaStream, close: AbortController): Promise<Microphone> {
  const context = new AudioContext()
  close.signal.addEventListener('abort', () => void context.close(), { once: true })
  await context.audioWorklet.addModule(captureUrl)
  // A context that is made after a wait may be suspended until the next gesture: the click that led here counts.
  await untilRunning(context)
  const node = new AudioWorkletNode(context, 'capture', { numberOfOutputs: 0 })
  context.createMediaStreamSource(stream).connect(node)
  const resampler = createResampler(context.sampleRate)
  const listeners = new Set<(block: Float32Array) => void>()
  node.port.addEventListener(
    'message',
    ({ data }: MessageEvent<Float32Array>) => {
      const block = resampler.push(data)
      for (const listener of listeners) listener(block)
    },
    { signal: close.signal },
  )
  node.port.start()
  return {
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    record: (keep) => record(stream, keep),
    setMuted(isMuted) {
      for (const track of stream.getAudioTracks()) track.enabled = !isMuted
    },
    onLost(listener) {
      const tracks = stream.getAudioTracks()
      for (const track of tracks) track.addEventListener('ended', listener, { signal: close.signal })
      return () => {
        for (const track of tracks) track.removeEventListener('ended', listener)
      }
    },
    close: () => close.abort(),
  }
}

/** Firefox never starts a context on a machine that has no way to play sound: to wait for it would be to wait for ever. */
async function untilRunning(context: AudioContext): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Failure('microphone-busy')), PATIENCE_MS)
  })
  await Promise.race([context.resume(), late]).finally(() => clearTimeout(timer))
}

function record(stream: MediaStream, keep: (piece: Blob) => void): Recording {
  const isWebKit =
    /AppleWebKit/.test(navigator.userAgent) && !/Chrom(e|ium)|Edg|Android/.test(navigator.userAgent)
  const mimeType = (isWebKit ? CONTAINERS : CONTAINERS_BUT_WEBKIT).find((type) =>
    MediaRecorder.isTypeSupported(type),
  )
  const recorder = new MediaRecorder(stream, {
    audioBitsPerSecond: BITS_PER_SECOND,
    ...(mimeType ? { mimeType } : {}),
  })
  const stopped = new Promise<void>((resolve) => {
    recorder.addEventListener('stop', () => resolve(), { once: true })
  })
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size > 0) keep(data)
  })
  recorder.start(PIECE_MS)
  return {
    mimeType: recorder.mimeType || (mimeType ?? 'audio/webm'),
    stop() {
      // An unplugged device has stopped it already.
      if (recorder.state !== 'inactive') recorder.stop()
      return stopped
    },
  }
}

import { joinSamples, SAMPLE_RATE_HZ } from '../core/sound/samples.ts'
import type { BegunTake } from '../core/take.ts'
import type { Microphone, Ports, Recording } from './ports.ts'
import type { AnswerListener } from './practice.ts'

/** A recorded answer: its samples, and its audio in pieces of one container. */
export interface Recorded {
  samples: Float32Array
  pieces: readonly Blob[]
  mimeType: string
}

export type AnswerRecording = ReturnType<typeof openAnswerRecording>

/**
 * Records an answer: its samples go to whoever writes it down, its audio to the disk, piece by piece. `onUnsaved` is called
 * where a piece could not be kept. Whoever opens it closes it.
 */
export function openAnswerRecording(
  ports: Pick<Ports, 'keepAwake' | 'takes'>,
  listener: Pick<AnswerListener, 'began' | 'heard'>,
  microphone: Microphone,
  begun: BegunTake,
  onUnsaved: () => void,
) {
  const pieces: Blob[] = []
  const blocks: Float32Array[] = []
  let saving = ports.takes.begin(begun).catch(() => undefined)
  const allowSleep = ports.keepAwake()
  const mute = microphone.listen((block) => {
    blocks.push(block)
    listener.heard(begun.id, block)
  })
  listener.began(begun.id)
  function keep(piece: Blob): void {
    const index = pieces.push(piece) - 1
    saving = saving.then(() => ports.takes.keepPiece(begun.id, index, piece)).catch(onUnsaved)
  }
  function record(): Recording {
    try {
      return microphone.record(keep)
    } catch (thrown) {
      mute()
      allowSleep()
      throw thrown
    }
  }
  const recording = record()
  return {
    /** How long it is by now. */
    seconds: () => blocks.reduce((sum, block) => sum + block.length, 0) / SAMPLE_RATE_HZ,
    async close(): Promise<void> {
      mute()
      allowSleep()
      await recording.stop()
      // The device is let go as soon as the answer ends: its light goes out before the report is made.
      microphone.close()
    },
    /** All of it, after it was closed. */
    async toRecorded(): Promise<Recorded> {
      await saving
      return { samples: joinSamples(blocks), pieces, mimeType: recording.mimeType }
    },
  }
}

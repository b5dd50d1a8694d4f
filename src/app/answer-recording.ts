import { joinSamples, SAMPLE_RATE_HZ } from '../core/sound/samples.ts'
import { type AskedBack, type BegunTake, type Take, toRecordedTake } from '../core/take.ts'
import type { Microphone, Ports, Recording } from './ports.ts'
import type { AnswerListener } from './answer.ts'

/** A recorded answer: its samples, and its audio in pieces of one container. */
interface Recorded {
  samples: Float32Array
  pieces: readonly Blob[]
  mimeType: string
}

export type AnswerRecording = ReturnType<typeof openAnswerRecording>

/**
 * Records an answer: its samples go to whoever writes it down, its audio to the disk, piece by piece. `onUnsaved` is called
 * where a piece could not be kept. Whoever opens it closes it; the microphone stays open.
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
  const begin = ports.takes.begin(begun).catch(() => undefined)
  let saving: Promise<unknown> = begin
  const allowSleep = ports.keepAwake()
  const mute = microphone.listen((block) => {
    blocks.push(block)
    listener.heard(begun.id, block)
  })
  listener.began(begun.id)
  const unkept = new Set<number>()
  async function store(index: number): Promise<void> {
    unkept.delete(index)
    try {
      await begin
      await ports.takes.keepPiece(begun.id, index, pieces[index]!)
    } catch {
      unkept.add(index)
      onUnsaved()
    }
  }
  function keep(piece: Blob): void {
    // None waits for the one before it: on a busy machine they would queue, and a crash would cost all that wait. One that
    // could not be kept is tried again with the next: what comes after a gap is of no use.
    const due = [...unkept].slice(0, 1)
    due.push(pieces.push(piece) - 1)
    saving = Promise.all([saving, ...due.map(store)])
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
    },
    /** All of it, after it was closed. */
    async toRecorded(): Promise<Recorded> {
      await saving
      return { samples: joinSamples(blocks), pieces, mimeType: recording.mimeType }
    },
  }
}

/** A recorded answer as a take with its audio; what is heard in the samples is heard `delay` seconds later in the audio. */
export async function toTake(
  ports: Pick<Ports, 'toSeekable' | 'findDelay'>,
  begun: BegunTake,
  { samples, pieces, mimeType }: Recorded,
  asked: readonly AskedBack[],
): Promise<{ take: Take; audio: Blob; delay: number }> {
  let audio = new Blob([...pieces], { type: mimeType })
  try {
    audio = await ports.toSeekable(pieces, mimeType)
  } catch {
    // A container that cannot be rewritten still plays; the take's duration comes from its samples.
  }
  // The recorder and the samples do not begin at the same moment; words are told in the time of what is played.
  const delay = await ports.findDelay(audio, samples).catch(() => 0)
  const followUps = asked.map(({ part, question, asked: from, start, isDeclined }) => ({
    part,
    question,
    asked: Math.max(0, from + delay),
    start: Math.max(0, start + delay),
    isDeclined,
  }))
  const take = { ...toRecordedTake(begun, samples), ...(followUps.length > 0 ? { followUps } : {}) }
  return { take, audio, delay }
}

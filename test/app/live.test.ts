import { describe, expect, it, vi } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import type { Heard, LiveTranscript, Ports, SpeechModel } from '../../src/app/ports.ts'
import { createTranscriber } from '../../src/app/transcriber.ts'
import type { Word } from '../../src/core/words.ts'
import { defer, fakePorts, fakeSpeech, fakeTakes, heardOf, settle } from './fakes.ts'
import { takeOf } from './takes.ts'

const unwritten = takeOf({ transcript: { name: 'none' } })
const word = (text: string): Word => ({ text, start: 1, end: 2 })

/** A transcriber with one stored take that nobody has written down, and a live transcript that the test ends. */
function begin(changes: Partial<Ports> = {}) {
  const takes = fakeTakes()
  takes.takes.set(unwritten.id, unwritten)
  const ended = defer<Heard>()
  const live = {
    hear: vi.fn<LiveTranscript['hear']>(),
    catchUp: vi.fn(() => Promise.resolve([])),
    finish: vi.fn(() => ended.promise),
    close: vi.fn(),
  }
  const transcribe = vi.fn<SpeechModel['transcribe']>(() => Promise.resolve(heardOf([word('Again.')])))
  const speech = fakeSpeech({ openTranscript: () => live, transcribe })
  const transcriber = createTranscriber(fakePorts({ takes: takes.store, ...changes }), () => speech)
  const said = (): string | undefined => {
    const take = takes.takes.get(unwritten.id)
    return take?.transcript.name === 'written' ? take.transcript.sentences[0]?.text : undefined
  }
  return { transcriber, live, ended, transcribe, takes, said }
}

const samples = new Float32Array(16_000)

describe('an answer that is written down while it is spoken', () => {
  it('hears every block, and is finished before its take is stored', () => {
    const { transcriber, live } = begin()
    transcriber.listen(unwritten.id)
    transcriber.hear(unwritten.id, samples)
    transcriber.hear(unwritten.id, samples)
    expect(live.hear).toHaveBeenCalledTimes(2)
    transcriber.finish(unwritten.id)
    expect(live.finish).toHaveBeenCalledOnce()
  })

  it('is not written down a second time', async () => {
    const { transcriber, ended, transcribe, said } = begin()
    transcriber.listen(unwritten.id)
    transcriber.finish(unwritten.id)
    ended.resolve(heardOf([word('Once.')]))
    await transcriber.transcribe(unwritten.id, samples)
    expect(said()).toBe('Once.')
    expect(transcribe).not.toHaveBeenCalled()
  })

  it('is told in the time of its audio', async () => {
    const { transcriber, ended, takes } = begin()
    transcriber.listen(unwritten.id)
    transcriber.finish(unwritten.id)
    ended.resolve(heardOf([word('Later.')]))
    await transcriber.transcribe(unwritten.id, samples, 0.25)
    const take = takes.takes.get(unwritten.id)
    expect(take?.transcript.name === 'written' && take.transcript.sentences[0]?.words[0]).toMatchObject({
      start: 1.25,
      end: 2.25,
    })
  })

  it('is written down whole where that failed while it was spoken', async () => {
    const { transcriber, ended, said } = begin()
    transcriber.listen(unwritten.id)
    transcriber.finish(unwritten.id)
    ended.reject(new Failure('recogniser-failed'))
    await transcriber.transcribe(unwritten.id, samples)
    expect(said()).toBe('Again.')
  })

  it('is let go of where there will be no take', async () => {
    const { transcriber, live, said } = begin()
    transcriber.listen(unwritten.id)
    transcriber.cancel(unwritten.id)
    transcriber.hear(unwritten.id, samples)
    await settle()
    expect(live.close).toHaveBeenCalledOnce()
    expect(live.hear).not.toHaveBeenCalled()
    expect(said()).toBeUndefined()
  })
})

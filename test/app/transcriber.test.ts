import { describe, expect, it, vi } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { Failure, FAILURES } from '../../src/app/failure.ts'
import type { Heard, ModelPlace, Ports, SpeechModel, TranscriptionProgress } from '../../src/app/ports.ts'
import { createTranscriber } from '../../src/app/transcriber.ts'
import type { Word } from '../../src/core/words.ts'
import {
  defer,
  fakePorts,
  fakeSpeech,
  fakeTakes,
  heardOf,
  judgementOf,
  settle,
  untilAborted,
} from './fakes.ts'
import { speak, takeOf, textsOf } from './takes.ts'

const samples = new Float32Array(16_000)
const words = speak('We lost a day. I called them.', 0)

/** Two takes with sound, and a recogniser that answers when the test says so, once for each call. */
function begin(changes: Partial<Ports> = {}, speech: Partial<SpeechModel> = {}) {
  const takes = fakeTakes()
  for (const id of ['a', 'b']) {
    takes.takes.set(id, takeOf({ id }))
    takes.audio.set(id, new Blob([`sound of ${id}`]))
  }
  const calls: {
    heard: Float32Array
    answer: (words: Word[]) => void
    fail: (reason: unknown) => void
    progress: (progress: TranscriptionProgress) => void
  }[] = []
  const transcribe = vi.fn<SpeechModel['transcribe']>((samplesHeard, progress, signal) => {
    const heard = defer<Heard>()
    const answer = (said: Word[]): void => heard.resolve(heardOf(said))
    calls.push({ heard: samplesHeard, answer, fail: heard.reject, progress })
    return Promise.race([heard.promise, untilAborted(signal)])
  })
  const model = fakeSpeech({ transcribe, ...speech })
  const ports = fakePorts({ takes: takes.store, models: [model], ...changes })
  const transcriber = createTranscriber(ports, () => model)
  const running = () => transcriber.store.getState().running
  const failed = () => transcriber.store.getState().failed
  const written = (id: string) => textsOf(takes.takes.get(id))
  return { transcriber, takes, calls, transcribe, ports, running, failed, written }
}

describe('writing a take down', () => {
  it('keeps its sentences and what the judge says of them', async () => {
    const { transcriber, takes, calls, running } = begin()
    const done = transcriber.transcribe('a', samples)
    await settle()
    calls[0]?.answer(words)
    await done
    expect(takes.takes.get('a')?.transcript).toEqual({
      name: 'written',
      sentences: [
        { text: 'We lost a day.', words: words.slice(0, 4) },
        { text: 'I called them.', words: words.slice(4) },
      ],
      judgement: judgementOf(['We lost a day.', 'I called them.']),
      speech: [],
      syllables: [],
      signalToNoise: null,
    })
    expect(running()).toBeNull()
  })

  it('says how far it is', async () => {
    const judged = defer<ReturnType<typeof judgementOf>>()
    const { transcriber, calls, running } = begin({ judge: () => judged.promise })
    const done = transcriber.transcribe('a', samples)
    await settle()
    expect(running()).toMatchObject({ takeId: 'a', name: 'loading' })
    calls[0]?.progress({ name: 'transcribing', fraction: 0.4, left: 12, words: words.slice(0, 2) })
    expect(running()).toEqual({ takeId: 'a', name: 'transcribing', fraction: 0.4, left: 12, text: 'We lost' })
    calls[0]?.answer(words)
    await settle()
    expect(running()).toMatchObject({ takeId: 'a', name: 'judging' })
    judged.resolve(judgementOf([]))
    await done
  })

  it('decodes the kept sound where no samples are at hand, and draws what was not drawn', async () => {
    const decoded = new Float32Array(32_000).fill(0.25)
    const decode = vi.fn<Ports['decode']>(() => Promise.resolve(decoded))
    const { transcriber, takes, calls } = begin({ decode })
    takes.takes.set('a', takeOf({ peaks: [], duration: null }))
    const done = transcriber.transcribe('a')
    await settle()
    expect(await decode.mock.calls[0]?.[0].text()).toBe('sound of a')
    expect(calls[0]?.heard).toBe(decoded)
    calls[0]?.answer(words)
    await done
    expect(takes.takes.get('a')).toMatchObject({ duration: 2 })
    expect(takes.takes.get('a')?.peaks[0]).toBe(0.25)
  })

  it('leaves the peaks of a recording as they were drawn', async () => {
    const { transcriber, takes, calls } = begin()
    const done = transcriber.transcribe('a', samples)
    await settle()
    calls[0]?.answer(words)
    await done
    expect(takes.takes.get('a')).toMatchObject({ duration: 60, peaks: [0.5] })
  })

  it('does it once when asked twice', async () => {
    const { transcriber, calls, transcribe } = begin()
    void transcriber.transcribe('a', samples)
    const done = transcriber.transcribe('a', samples)
    await settle()
    calls[0]?.answer(words)
    await done
    await settle()
    expect(transcribe).toHaveBeenCalledOnce()
  })
})

describe('two takes', () => {
  it('are written down one after the other', async () => {
    const { transcriber, calls, transcribe, written, running } = begin()
    void transcriber.transcribe('a', samples)
    const both = transcriber.transcribe('b', samples)
    await settle()
    expect(transcribe).toHaveBeenCalledOnce()
    calls[0]?.answer(words)
    await settle()
    expect(running()?.takeId).toBe('b')
    calls[1]?.answer(speak('It was the other one.', 0))
    await both
    expect([written('a')[0], written('b')[0]]).toEqual(['We lost a day.', 'It was the other one.'])
  })

  it('do not hinder each other when the first one fails', async () => {
    const { transcriber, calls, written, failed } = begin()
    void transcriber.transcribe('a', samples)
    const both = transcriber.transcribe('b', samples)
    await settle()
    calls[0]?.fail(new Failure('recogniser-failed'))
    await settle()
    calls[1]?.answer(words)
    await both
    expect(written('b')).toHaveLength(2)
    expect(failed()).toEqual({ a: 'recogniser-failed' })
  })

  it('show the second one as waiting while the first is written down', async () => {
    const { transcriber, calls } = begin()
    void transcriber.transcribe('a', samples)
    const both = transcriber.transcribe('b', samples)
    await settle()
    expect(transcriber.store.getState().waiting).toEqual(['b'])
    calls[0]?.answer(words)
    await settle()
    expect(transcriber.store.getState().waiting).toEqual([])
    calls[1]?.answer(words)
    await both
  })
})

describe('cancelling', () => {
  it('ends at once, says no failure and keeps the take as it was', async () => {
    const { transcriber, takes, running, failed } = begin()
    const done = transcriber.transcribe('a', samples)
    await settle()
    transcriber.cancel('a')
    await done
    expect(running()).toBeNull()
    expect(failed()).toEqual({})
    expect(takes.takes.get('a')).toEqual(takeOf())
  })

  it('takes no result that comes too late', async () => {
    const late = defer<Heard>()
    const { transcriber, takes } = begin({}, { transcribe: () => late.promise })
    const done = transcriber.transcribe('a', samples)
    await settle()
    transcriber.cancel('a')
    late.resolve(heardOf(words))
    await done
    expect(takes.takes.get('a')).toEqual(takeOf())
  })

  it('takes a waiting take out of the queue and leaves the running one alone', async () => {
    const { transcriber, calls, transcribe, written } = begin()
    void transcriber.transcribe('a', samples)
    const both = transcriber.transcribe('b', samples)
    await settle()
    transcriber.cancel('b')
    expect(transcriber.store.getState().waiting).toEqual([])
    calls[0]?.answer(words)
    await both
    expect(transcribe).toHaveBeenCalledOnce()
    expect([written('a').length, written('b').length]).toEqual([2, 0])
  })

  it.each(['a', 'b'])('lets %s be asked for again before the queue has moved on', async (id) => {
    const { transcriber, calls, written } = begin()
    void transcriber.transcribe('a', samples)
    void transcriber.transcribe('b', samples)
    await settle()
    transcriber.cancel(id)
    const done = transcriber.transcribe(id, samples)
    for (let turn = 0; turn < 3; turn++) {
      calls.forEach(({ answer }) => answer(words))
      await settle()
    }
    await done
    expect(written(id)).toHaveLength(2)
  })

  it('is nothing where nothing runs', () => {
    const { transcriber, running } = begin()
    transcriber.cancel('a')
    expect(running()).toBeNull()
  })
})

describe('writing a take down again', () => {
  it('keeps the sentences and the labels of the user, and their terms', async () => {
    const earlier = {
      name: 'written' as const,
      sentences: [
        { text: 'We lost a week.', words: words.slice(0, 4), edited: true },
        { text: 'I called them.', words: words.slice(4) },
      ],
      judgement: judgementOf(['We lost a week.', 'I called them.']),
    }
    const { takes, ports, calls } = begin()
    const model = ports.models[0]
    const transcriber = createTranscriber(
      ports,
      () => model,
      () => [{ heard: 'them', meant: 'Ana' }],
    )
    takes.takes.set(
      'a',
      takeOf({
        id: 'a',
        transcript: earlier,
        corrections: [{ name: 'part', sentence: 1, part: 'response' }],
      }),
    )
    const done = transcriber.transcribe('a', samples)
    await settle()
    calls[0]?.answer(words)
    await done
    expect(textsOf(takes.takes.get('a'))).toEqual(['We lost a week.', 'I called Ana.'])
    expect(takes.takes.get('a')?.corrections).toEqual([{ name: 'part', sentence: 1, part: 'response' }])
  })
})

describe('what goes wrong', () => {
  it.each(FAILURES)('is said: %s', async (code) => {
    const { transcriber, takes, failed, running } = begin(
      {},
      { transcribe: () => Promise.reject(new Failure(code)) },
    )
    await transcriber.transcribe('a', samples)
    expect(failed()).toEqual({ a: code })
    expect(running()).toBeNull()
    expect(takes.takes.get('a')).toEqual(takeOf())
  })

  it('has a code also where a stranger throws', async () => {
    const { transcriber, failed } = begin(
      {},
      { transcribe: () => Promise.reject(new Error('out of memory')) },
    )
    await transcriber.transcribe('a', samples)
    expect(failed()).toEqual({ a: 'recogniser-failed' })
  })

  it('is silence where no word was heard', async () => {
    const { transcriber, failed, written } = begin({}, { transcribe: () => Promise.resolve(heardOf([])) })
    await transcriber.transcribe('a', samples)
    expect(failed()).toEqual({ a: 'silence' })
    expect(written('a')).toEqual([])
  })

  it('is unreadable audio where the sound is gone', async () => {
    const { transcriber, takes, failed } = begin()
    takes.audio.clear()
    await transcriber.transcribe('a')
    expect(failed()).toEqual({ a: 'audio-unreadable' })
  })

  it('is forgotten when the take is written down after all', async () => {
    const { transcriber, calls, written, failed } = begin()
    const first = transcriber.transcribe('a', samples)
    await settle()
    calls[0]?.fail(new Failure('recogniser-failed'))
    await first
    const second = transcriber.transcribe('a', samples)
    expect(failed()).toEqual({})
    await settle()
    calls[1]?.answer(words)
    await second
    expect(written('a')).toHaveLength(2)
  })
})

describe('without a model', () => {
  it('says so, without waking the recogniser', async () => {
    const { transcriber, transcribe, failed } = begin({}, { find: () => Promise.resolve('hub') })
    await transcriber.transcribe('a', samples)
    expect(failed()).toEqual({ a: 'model-absent' })
    expect(transcribe).not.toHaveBeenCalled()
  })

  it('writes down the takes that waited for it as soon as it is there, and no others', async () => {
    let place: ModelPlace = 'hub'
    const session = begin({}, { find: () => Promise.resolve(place) })
    const app = createApp(session.ports)
    await app.transcriber.transcribe('a', samples)
    session.takes.audio.delete('b')
    place = 'app'
    await app.transcriber.transcribe('b')
    expect(app.transcriber.store.getState().failed).toEqual({ a: 'model-absent', b: 'audio-unreadable' })
    session.takes.audio.set('b', new Blob(['sound']))
    await app.models.chosen().download()
    await settle()
    session.calls[0]?.answer(words)
    await settle()
    expect(session.written('a')).toHaveLength(2)
    expect(session.transcribe).toHaveBeenCalledOnce()
    expect(app.transcriber.store.getState().failed).toEqual({ b: 'audio-unreadable' })
  })
})

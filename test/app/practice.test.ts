import { describe, expect, it, vi } from 'vitest'
import { createPractice } from '../../src/app/practice.ts'
import type { Practice } from '../../src/app/practice-state.ts'
import { Failure, FAILURES } from '../../src/app/failure.ts'
import type { Microphone, Ports, TakeStore } from '../../src/app/ports.ts'
import type { Judgement } from '../../src/core/arc.ts'
import { DEFAULT_PROMPT } from '../../src/core/prompts.ts'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import { GAPS, OPEN } from '../../src/core/interview/follow-up-words.ts'
import { defer, fakeMicrophone, fakePorts, fakeTakes, judgementOf, settle } from './fakes.ts'

const settings = { ...DEFAULT_SETTINGS, thinkTime: 15, voice: true }

function begin(changes: Partial<Ports> = {}) {
  const device = fakeMicrophone()
  const takes = fakeTakes()
  const opened = vi.fn(() => Promise.resolve(device.microphone))
  const kept = vi.fn()
  const heard = vi.fn<(takeId: string, samples: Float32Array) => void>()
  const soFar = vi.fn(() => Promise.resolve<Judgement | null>(null))
  const speaking = defer<void>()
  const ports = fakePorts({
    openMicrophone: opened,
    takes: takes.store,
    speak: (_text, signal) =>
      new Promise((resolve, reject) => {
        void speaking.promise.then(resolve)
        signal.addEventListener('abort', () => reject(signal.reason as Error))
      }),
    ...changes,
  })
  const practice = createPractice(ports, {
    began: vi.fn(),
    heard,
    soFar,
    ended: vi.fn(),
    kept,
    lost: vi.fn(),
  })
  const names: Practice['name'][] = []
  practice.store.subscribe((state) => names.push(state.name))
  const phase = (): Practice['name'] => practice.store.getState().name
  return { practice, device, takes, opened, kept, heard, soFar, names, phase }
}

async function untilAnswering(session: ReturnType<typeof begin>): Promise<void> {
  void session.practice.start([DEFAULT_PROMPT], settings)
  await settle()
  session.practice.skip()
  await settle()
  session.practice.skip()
  await settle()
}

describe('a session', () => {
  it('asks, lets think, records and keeps a take with its sound', async () => {
    const session = begin()
    await untilAnswering(session)
    session.device.hear(2)
    session.device.encode('first')
    session.practice.stop()
    await settle()
    expect(session.names).toEqual(['opening', 'asking', 'thinking', 'answering', 'keeping', 'kept'])
    const [take] = session.takes.takes.values()
    expect(take).toMatchObject({ source: 'spoken', prompt: DEFAULT_PROMPT.text, duration: 2, limit: 180 })
    expect(await session.takes.audio.get(take?.id ?? '')?.text()).toBe('firstend')
    expect(session.kept).toHaveBeenCalledOnce()
    expect(session.device.counts.closed).toBeGreaterThan(0)
  })

  it('starts to record by itself when the time to think is over', async () => {
    const thought = defer<void>()
    const session = begin({ wait: () => thought.promise })
    void session.practice.start([DEFAULT_PROMPT], { ...settings, voice: false })
    await settle()
    expect(session.phase()).toBe('thinking')
    thought.resolve()
    await settle()
    expect(session.phase()).toBe('answering')
  })

  it('does not stop to think where no time is wanted', async () => {
    const session = begin()
    void session.practice.start([DEFAULT_PROMPT], { ...settings, voice: false, thinkTime: 0 })
    await settle()
    expect(session.names).toEqual(['opening', 'answering'])
  })

  it('opens one microphone for two clicks', async () => {
    const session = begin()
    void session.practice.start([DEFAULT_PROMPT], settings)
    void session.practice.start([DEFAULT_PROMPT], settings)
    await settle()
    expect(session.opened).toHaveBeenCalledOnce()
  })

  it('keeps one take for two clicks on Stop', async () => {
    const session = begin()
    await untilAnswering(session)
    session.practice.stop()
    session.practice.stop()
    await settle()
    expect(session.takes.takes.size).toBe(1)
    expect(session.device.counts.recordings).toBe(1)
  })

  it('takes no notice of Stop before there is an answer', async () => {
    const session = begin()
    void session.practice.start([DEFAULT_PROMPT], settings)
    await settle()
    session.practice.stop()
    await settle()
    expect(session.phase()).toBe('asking')
  })

  it('can be started again after a take', async () => {
    const session = begin()
    await untilAnswering(session)
    session.practice.stop()
    await settle()
    await untilAnswering(session)
    expect(session.phase()).toBe('answering')
  })
})

describe('leaving a session', () => {
  const phases = [
    ['asking', 0],
    ['thinking', 1],
  ] as const
  it.each(phases)('closes the microphone and keeps nothing while %s', async (name, skips) => {
    const session = begin()
    void session.practice.start([DEFAULT_PROMPT], settings)
    await settle()
    for (let i = 0; i < skips; i++) {
      session.practice.skip()
      await settle()
    }
    expect(session.phase()).toBe(name)
    session.practice.leave()
    await settle()
    expect(session.phase()).toBe('idle')
    expect(session.device.counts.closed).toBeGreaterThan(0)
    expect(session.takes.takes.size).toBe(0)
  })

  it('keeps what was said, and does not open it', async () => {
    const session = begin()
    await untilAnswering(session)
    session.device.hear(2)
    session.practice.leave()
    await settle()
    expect([...session.takes.takes.values()][0]?.duration).toBe(2)
    expect(session.device.counts.closed).toBeGreaterThan(0)
    expect(session.phase()).toBe('idle')
  })

  it('closes a microphone that opens too late', async () => {
    const late = defer<Microphone>()
    const device = fakeMicrophone()
    const session = begin({ openMicrophone: () => late.promise })
    void session.practice.start([DEFAULT_PROMPT], settings)
    session.practice.leave()
    late.resolve(device.microphone)
    await settle()
    expect(device.counts.closed).toBeGreaterThan(0)
    expect(session.phase()).toBe('idle')
  })

  it('leaves a new session alone when an earlier one ends late', async () => {
    const late = defer<Microphone>()
    const opened = vi.fn<Ports['openMicrophone']>().mockReturnValueOnce(late.promise)
    opened.mockResolvedValue(fakeMicrophone().microphone)
    const session = begin({ openMicrophone: opened })
    void session.practice.start([DEFAULT_PROMPT], settings)
    session.practice.leave()
    void session.practice.start([DEFAULT_PROMPT], settings)
    await settle()
    late.resolve(fakeMicrophone().microphone)
    await settle()
    expect(session.phase()).toBe('asking')
    void session.practice.start([DEFAULT_PROMPT], settings)
    await settle()
    expect(opened).toHaveBeenCalledTimes(2)
  })
})

describe('when something goes wrong', () => {
  it.each(FAILURES)('says %s and can be tried again', async (code) => {
    const opened = vi.fn<Ports['openMicrophone']>().mockRejectedValueOnce(new Failure(code))
    opened.mockResolvedValue(fakeMicrophone().microphone)
    const session = begin({ openMicrophone: opened })
    void session.practice.start([DEFAULT_PROMPT], settings)
    await settle()
    expect(session.practice.store.getState()).toMatchObject({ name: 'failed', code })
    void session.practice.start([DEFAULT_PROMPT], settings)
    await settle()
    expect(session.phase()).toBe('asking')
  })

  it('keeps what was said when the microphone is unplugged', async () => {
    const session = begin()
    await untilAnswering(session)
    session.device.hear(3)
    session.device.unplug()
    await settle()
    expect(session.practice.store.getState()).toMatchObject({ name: 'kept', lost: true })
    expect([...session.takes.takes.values()][0]?.duration).toBe(3)
  })

  it('warns while recording when the disk takes no more, and hands out the recording at the end', async () => {
    const takes = fakeTakes()
    const full = () => Promise.reject(new Failure('storage-full'))
    const session = begin({ takes: { ...takes.store, keepPiece: full, save: full } })
    await untilAnswering(session)
    session.device.encode('spoken')
    await settle()
    expect(session.practice.store.getState()).toMatchObject({ name: 'answering', unsaved: true })
    session.practice.stop()
    await settle()
    const state = session.practice.store.getState()
    expect(state).toMatchObject({ name: 'failed', code: 'storage-full' })
    expect(state.name === 'failed' && (await state.rescue?.text())).toBe('spokenend')
  })

  it('tries again to keep what could not be kept, so that a crash finds no gap', async () => {
    const takes = fakeTakes()
    const kept = new Map<number, string>()
    let isFull = false
    const keepPiece: TakeStore['keepPiece'] = async (_id, index, piece) => {
      if (isFull) throw new Failure('storage-full')
      kept.set(index, await piece.text())
    }
    const session = begin({ takes: { ...takes.store, keepPiece } })
    await untilAnswering(session)
    for (const piece of ['one', 'two', 'three', 'four']) {
      isFull = piece === 'two'
      session.device.encode(piece)
      await settle()
    }
    expect([...kept.entries()].toSorted(([a], [b]) => a - b)).toEqual([
      [0, 'one'],
      [1, 'two'],
      [2, 'three'],
      [3, 'four'],
    ])
  })

  it('keeps the recording as the browser made it when it cannot be rewritten', async () => {
    const session = begin({ toSeekable: () => Promise.reject(new Error('odd container')) })
    await untilAnswering(session)
    session.device.encode('raw')
    session.practice.stop()
    await settle()
    expect(await [...session.takes.audio.values()][0]?.text()).toBe('rawend')
  })

  it('has every second on disk before it ends', async () => {
    const session = begin()
    await untilAnswering(session)
    session.device.encode('one')
    session.device.encode('two')
    await settle()
    expect([...session.takes.pieces.values()][0]).toHaveLength(2)
  })
})

describe('the interviewer who asks back', () => {
  const silent = { ...settings, voice: false, thinkTime: 0 }
  const judged = (role: 'told' | 'not-heard'): Judgement => ({
    ...judgementOf(['We lost a day.']),
    presence: {
      context: 'told',
      failure: 'told',
      role,
      response: 'told',
      learning: 'told',
      outcome: 'told',
    },
  })

  async function answered(followUps: 'off' | 'open' | 'pressing', changes: Partial<Ports> = {}) {
    const session = begin(changes)
    session.soFar.mockResolvedValue(judged('not-heard'))
    void session.practice.start([DEFAULT_PROMPT], { ...silent, followUps })
    await settle()
    session.device.hear(20)
    session.practice.stop()
    await settle()
    const question = () => {
      const state = session.practice.store.getState()
      return state.name === 'answering' ? state.followUp : null
    }
    const kept = () => [...session.takes.takes.values()][0]
    return { ...session, question, take: kept }
  }

  it('asks for the gap, openly, and the answer is part of the take', async () => {
    const session = await answered('open')
    expect(session.names).toEqual(['opening', 'answering', 'asking-back', 'answering'])
    expect(GAPS.role).toContain(session.question())
    session.device.hear(5)
    const question = session.question()
    session.practice.stop()
    await settle()
    expect(session.phase()).toBe('kept')
    expect(session.take()).toMatchObject({
      duration: 25,
      followUps: [{ part: 'role', question, asked: 20, start: 20, isDeclined: false }],
    })
  })

  it('asks nothing unless that was chosen', async () => {
    const session = await answered('off')
    expect(session.phase()).toBe('kept')
    expect(session.take()?.followUps).toBeUndefined()
  })

  it('asks openly where the answer is not judged in two seconds, or cannot be', async () => {
    const waited: number[] = []
    const late = begin({
      wait: (seconds) => {
        waited.push(seconds)
        return Promise.resolve()
      },
    })
    late.soFar.mockReturnValue(new Promise(() => undefined))
    void late.practice.start([DEFAULT_PROMPT], { ...silent, followUps: 'open' })
    await settle()
    late.practice.stop()
    await settle()
    const state = late.practice.store.getState()
    expect(OPEN).toContain(state.name === 'answering' && state.followUp)
    expect(waited).toEqual([2])
    const failing = begin()
    failing.soFar.mockRejectedValue(new Failure('recogniser-failed'))
    void failing.practice.start([DEFAULT_PROMPT], { ...silent, followUps: 'open' })
    await settle()
    failing.practice.stop()
    await settle()
    const failed = failing.practice.store.getState()
    expect(OPEN).toContain(failed.name === 'answering' && failed.followUp)
  })

  it('takes “I’d rather not say” for an answer', async () => {
    const session = await answered('open')
    session.practice.decline()
    await settle()
    expect(session.take()?.followUps).toMatchObject([{ isDeclined: true }])
  })

  it('presses up to three times, never with the same question, and stops when it is enough', async () => {
    const session = await answered('pressing')
    const asked = [session.question()]
    for (let turn = 0; turn < 2; turn++) {
      session.practice.stop()
      await settle()
      asked.push(session.question())
    }
    expect(new Set(asked).size).toBe(3)
    session.practice.stop()
    await settle()
    expect(session.phase()).toBe('kept')
    const other = await answered('pressing')
    other.practice.end()
    await settle()
    expect(other.take()?.followUps).toHaveLength(1)
  })

  it('is not heard as part of the answer while their voice speaks', async () => {
    const heard: number[] = []
    const voices: ReturnType<typeof defer<void>>[] = []
    const session = begin({
      speak: () => {
        const voice = defer<void>()
        voices.push(voice)
        return voice.promise
      },
    })
    session.heard.mockImplementation((_id: string, block: Float32Array) => heard.push(block[0] ?? 0))
    void session.practice.start([DEFAULT_PROMPT], { ...silent, followUps: 'open', voice: true })
    await settle()
    voices[0]?.resolve()
    await settle()
    session.device.hear(2)
    session.practice.stop()
    await settle()
    session.device.hear(1)
    voices[1]?.resolve()
    await settle()
    session.device.hear(3)
    expect(heard).toEqual([0.5, 0, 0.5])
    session.practice.stop()
    await settle()
    expect([...session.takes.takes.values()][0]).toMatchObject({
      duration: 6,
      followUps: [{ asked: 2, start: 3 }],
    })
  })

  it.each([
    ['enough', 'kept', false],
    ['left', 'idle', false],
    ['unplugged', 'kept', true],
  ] as const)('stops at once while they ask: %s', async (how, phase, lost) => {
    const session = begin({
      speak: (_text, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error))
        }),
    })
    session.soFar.mockResolvedValue(judged('not-heard'))
    void session.practice.start([DEFAULT_PROMPT], { ...silent, followUps: 'pressing', voice: true })
    await settle()
    session.practice.skip()
    await settle()
    session.device.hear(2)
    session.practice.stop()
    await settle()
    expect(session.phase()).toBe('asking-back')
    if (how === 'enough') session.practice.end()
    if (how === 'left') session.practice.leave()
    if (how === 'unplugged') session.device.unplug()
    await settle()
    expect(session.phase()).toBe(phase)
    expect(session.device.counts.closed).toBeGreaterThan(0)
    expect([...session.takes.takes.values()]).toMatchObject([{ duration: 2 }])
    const state = session.practice.store.getState()
    if (state.name === 'kept') expect(state.lost).toBe(lost)
  })

  it('does not wait for the judge where it is enough', async () => {
    const session = begin()
    session.soFar.mockReturnValue(new Promise(() => undefined))
    void session.practice.start([DEFAULT_PROMPT], { ...silent, followUps: 'open' })
    await settle()
    session.practice.stop()
    await settle()
    session.practice.end()
    await settle()
    expect(session.phase()).toBe('kept')
  })

  it('keeps what was said where the microphone goes away or the session is left', async () => {
    const lost = await answered('open')
    lost.device.unplug()
    await settle()
    expect(lost.practice.store.getState()).toMatchObject({ name: 'kept', lost: true })
    const left = await answered('open')
    left.practice.leave()
    await settle()
    expect(left.take()).toMatchObject({ duration: 20 })
  })
})

describe('trying again', () => {
  it('is for what was begun, with its story and its own settings', async () => {
    let isDenied = true
    const device = fakeMicrophone()
    const session = begin({
      openMicrophone: () =>
        isDenied ? Promise.reject(new Failure('microphone-denied')) : Promise.resolve(device.microphone),
    })
    await session.practice.retry()
    expect(session.phase()).toBe('idle')
    const own = { ...settings, voice: false, thinkTime: 0, limit: 30 }
    await session.practice.start([{ text: 'And your part?' }], own, { storyId: 'move' })
    expect(session.phase()).toBe('failed')
    isDenied = false
    void session.practice.retry()
    await settle()
    session.practice.stop()
    await settle()
    expect([...session.takes.takes.values()]).toMatchObject([
      { prompt: 'And your part?', limit: 30, storyId: 'move' },
    ])
  })
})

describe('a session of several questions', () => {
  const quick = { ...settings, voice: false, thinkTime: 0 }
  const QUESTIONS = [{ text: 'First?' }, { text: 'Second?' }, { text: 'Third?' }]
  const stored = (session: ReturnType<typeof begin>) => [...session.takes.takes.values()]

  async function answerOne(session: ReturnType<typeof begin>, seconds = 2): Promise<void> {
    session.device.hear(seconds)
    session.practice.stop()
    await settle()
  }

  it('asks one after the other with one microphone, and keeps each answer when it is given', async () => {
    const session = begin()
    void session.practice.start(QUESTIONS, quick)
    await settle()
    await answerOne(session, 2)
    expect(session.practice.store.getState()).toMatchObject({ name: 'between', index: 0, count: 3 })
    expect(stored(session)).toMatchObject([{ prompt: 'First?', duration: 2 }])
    expect(session.device.counts.closed).toBe(0)
    session.practice.goOn('next')
    await settle()
    await answerOne(session, 3)
    session.practice.goOn('next')
    await settle()
    await answerOne(session, 4)
    const [{ session: place } = {}] = stored(session)
    expect(stored(session)).toMatchObject([
      { prompt: 'First?', duration: 2, session: { index: 0, count: 3 } },
      { prompt: 'Second?', duration: 3, session: { id: place?.id, index: 1, count: 3 } },
      { prompt: 'Third?', duration: 4, session: { id: place?.id, index: 2, count: 3 } },
    ])
    expect(session.practice.store.getState()).toMatchObject({ name: 'kept', sessionId: place?.id })
    expect(session.opened).toHaveBeenCalledOnce()
    expect(session.device.counts).toMatchObject({ recordings: 3 })
    expect(session.device.counts.closed).toBeGreaterThan(0)
    expect(session.kept).toHaveBeenCalledTimes(3)
  })

  it('asks the same question again where that is wanted', async () => {
    const session = begin()
    void session.practice.start(QUESTIONS, quick)
    await settle()
    await answerOne(session)
    session.practice.goOn('again')
    await settle()
    expect(session.practice.store.getState()).toMatchObject({ name: 'answering', index: 0 })
    await answerOne(session)
    expect(stored(session).map(({ prompt }) => prompt)).toEqual(['First?', 'First?'])
    expect(session.practice.store.getState()).toMatchObject({ name: 'between', index: 0 })
  })

  it('knows that there is something to show when the first question is asked again', async () => {
    const session = begin()
    void session.practice.start(QUESTIONS, { ...quick, thinkTime: 15 })
    await settle()
    expect(session.practice.store.getState()).toMatchObject({ name: 'thinking', hasAnswers: false })
    session.practice.skip()
    await settle()
    await answerOne(session)
    session.practice.goOn('again')
    await settle()
    expect(session.practice.store.getState()).toMatchObject({ name: 'thinking', index: 0, hasAnswers: true })
  })

  it('draws no breath and takes no second try in a real interview', async () => {
    const session = begin()
    void session.practice.start(QUESTIONS, { ...quick, realInterview: true })
    await settle()
    await answerOne(session)
    await answerOne(session)
    expect(session.names).not.toContain('between')
    expect(session.practice.store.getState()).toMatchObject({ name: 'answering', index: 2 })
  })

  it.each(['between', 'thinking'] as const)(
    'can be ended while %s: what was answered is shown',
    async (when) => {
      const session = begin()
      void session.practice.start(QUESTIONS, { ...quick, thinkTime: 15 })
      await settle()
      session.practice.skip()
      await settle()
      await answerOne(session)
      if (when === 'thinking') {
        session.practice.goOn('next')
        await settle()
      }
      expect(session.phase()).toBe(when)
      session.practice.finish()
      await settle()
      expect(session.practice.store.getState()).toMatchObject({
        name: 'kept',
        sessionId: stored(session)[0]?.session?.id,
      })
      expect(session.device.counts.closed).toBeGreaterThan(0)
    },
  )

  it.each(['between', 'answering'] as const)(
    'that is left while %s lets go and keeps what was said',
    async (when) => {
      const session = begin()
      void session.practice.start(QUESTIONS, quick)
      await settle()
      await answerOne(session)
      if (when === 'answering') {
        session.practice.goOn('next')
        await settle()
        session.device.hear(1)
      }
      session.practice.leave()
      await settle()
      expect(session.phase()).toBe('idle')
      expect(stored(session)).toHaveLength(when === 'answering' ? 2 : 1)
      expect(session.device.counts.closed).toBeGreaterThan(0)
    },
  )

  it('ends with the answer in which the microphone goes away', async () => {
    const session = begin()
    void session.practice.start(QUESTIONS, quick)
    await settle()
    session.device.hear(1)
    session.device.unplug()
    await settle()
    expect(session.practice.store.getState()).toMatchObject({ name: 'kept', lost: true })
    expect(stored(session)).toHaveLength(1)
  })

  it('ends where it goes away between two questions, and says so where it does while one thinks', async () => {
    const breath = begin()
    void breath.practice.start(QUESTIONS, quick)
    await settle()
    await answerOne(breath)
    breath.device.unplug()
    await settle()
    expect(breath.practice.store.getState()).toMatchObject({ name: 'kept', lost: true })
    const thinking = begin()
    void thinking.practice.start(QUESTIONS, { ...quick, thinkTime: 15 })
    await settle()
    thinking.device.unplug()
    thinking.practice.skip()
    await settle()
    expect(thinking.practice.store.getState()).toMatchObject({ name: 'failed', code: 'microphone-lost' })
    expect(stored(thinking)).toHaveLength(0)
  })

  it('goes on from the question that failed, and shows the way to what was kept', async () => {
    const takes = fakeTakes()
    let isFull = false
    const save: Ports['takes']['save'] = (take, audio) =>
      isFull ? Promise.reject(new Failure('storage-full')) : takes.store.save(take, audio)
    const session = begin({ takes: { ...takes.store, save } })
    void session.practice.start(QUESTIONS, quick)
    await settle()
    await answerOne(session)
    session.practice.goOn('next')
    await settle()
    isFull = true
    await answerOne(session)
    const [first] = takes.takes.values()
    expect(session.practice.store.getState()).toMatchObject({
      name: 'failed',
      code: 'storage-full',
      sessionId: first?.session?.id,
    })
    isFull = false
    void session.practice.retry()
    await settle()
    expect(session.practice.store.getState()).toMatchObject({
      name: 'answering',
      index: 1,
      prompt: { text: 'Second?' },
    })
  })

  it('is put together from what the user chose', async () => {
    const session = begin()
    void session.practice.startSession({ ...quick, prompt: 'mistake', questions: 2 })
    await settle()
    expect(session.practice.store.getState()).toMatchObject({
      name: 'answering',
      count: 2,
      prompt: { text: 'Tell me about a mistake you made.' },
    })
  })
})

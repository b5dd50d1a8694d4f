import { describe, expect, it, vi } from 'vitest'
import { type Practice, createPractice } from '../../src/app/practice.ts'
import { Failure, FAILURES } from '../../src/app/failure.ts'
import type { Microphone, Ports } from '../../src/app/ports.ts'
import { DEFAULT_PROMPT } from '../../src/core/prompts.ts'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import { defer, fakeMicrophone, fakePorts, fakeTakes, settle } from './fakes.ts'

const settings = { ...DEFAULT_SETTINGS, thinkTime: 15, voice: true }

function begin(changes: Partial<Ports> = {}) {
  const device = fakeMicrophone()
  const takes = fakeTakes()
  const opened = vi.fn(() => Promise.resolve(device.microphone))
  const kept = vi.fn()
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
    heard: vi.fn(),
    ended: vi.fn(),
    kept,
    lost: vi.fn(),
  })
  const names: Practice['name'][] = []
  practice.store.subscribe((state) => names.push(state.name))
  const phase = (): Practice['name'] => practice.store.getState().name
  return { practice, device, takes, opened, kept, names, phase }
}

async function untilAnswering(session: ReturnType<typeof begin>): Promise<void> {
  void session.practice.start(DEFAULT_PROMPT, settings)
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
    void session.practice.start(DEFAULT_PROMPT, { ...settings, voice: false })
    await settle()
    expect(session.phase()).toBe('thinking')
    thought.resolve()
    await settle()
    expect(session.phase()).toBe('answering')
  })

  it('does not stop to think where no time is wanted', async () => {
    const session = begin()
    void session.practice.start(DEFAULT_PROMPT, { ...settings, voice: false, thinkTime: 0 })
    await settle()
    expect(session.names).toEqual(['opening', 'answering'])
  })

  it('opens one microphone for two clicks', async () => {
    const session = begin()
    void session.practice.start(DEFAULT_PROMPT, settings)
    void session.practice.start(DEFAULT_PROMPT, settings)
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
    void session.practice.start(DEFAULT_PROMPT, settings)
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
    void session.practice.start(DEFAULT_PROMPT, settings)
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
    void session.practice.start(DEFAULT_PROMPT, settings)
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
    void session.practice.start(DEFAULT_PROMPT, settings)
    session.practice.leave()
    void session.practice.start(DEFAULT_PROMPT, settings)
    await settle()
    late.resolve(fakeMicrophone().microphone)
    await settle()
    expect(session.phase()).toBe('asking')
    void session.practice.start(DEFAULT_PROMPT, settings)
    await settle()
    expect(opened).toHaveBeenCalledTimes(2)
  })
})

describe('when something goes wrong', () => {
  it.each(FAILURES)('says %s and can be tried again', async (code) => {
    const opened = vi.fn<Ports['openMicrophone']>().mockRejectedValueOnce(new Failure(code))
    opened.mockResolvedValue(fakeMicrophone().microphone)
    const session = begin({ openMicrophone: opened })
    void session.practice.start(DEFAULT_PROMPT, settings)
    await settle()
    expect(session.practice.store.getState()).toMatchObject({ name: 'failed', code })
    void session.practice.start(DEFAULT_PROMPT, settings)
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

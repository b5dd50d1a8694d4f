import { describe, expect, it, vi } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import { climb, hearsRight, toRungs } from '../../src/platform/speech/ladder.ts'
import type { Rung } from '../../src/workers/recogniser-protocol.ts'

const graphics: Rung = { device: 'graphics', threads: 3 }
const threads: Rung = { device: 'threads', threads: 3 }
const thread: Rung = { device: 'thread', threads: 1 }

describe('the ways to run a model', () => {
  it.each([
    ['all three', { hasGraphics: true, isIsolated: true, cores: 4 }, [graphics, threads, thread]],
    ['no adapter', { hasGraphics: false, isIsolated: true, cores: 4 }, [threads, thread]],
    ['a page that is not isolated', { hasGraphics: false, isIsolated: false, cores: 8 }, [thread]],
    ['two cores', { hasGraphics: false, isIsolated: true, cores: 2 }, [thread]],
  ] as const)('with %s', (_what, machine, rungs) => {
    expect(toRungs(machine)).toEqual(rungs)
  })

  it('are never more than four threads', () => {
    const [first] = toRungs({ hasGraphics: false, isIsolated: true, cores: 32 })
    expect(first).toEqual({ device: 'threads', threads: 4 })
  })
})

describe('a clip of known words', () => {
  const words = 'Within eight weeks three people had asked to be moved.'
  it.each([
    ['word for word', words, true],
    ['with a word misheard', 'Within eight weeks tree people had asked to be moved', true],
    ['without its marks', words.toLowerCase().replace('.', ''), true],
    ['as nothing', '', false],
    ['as nonsense', '! ! ! ! ! ! the the the the', false],
    ['in a loop', Array.from({ length: 4 }, () => words).join(' '), false],
  ])('heard %s', (_how, heard, isRight) => {
    expect(hearsRight(heard, words)).toBe(isRight)
  })
})

/** A ladder of three rungs; `hear` says what each hears, or throws. */
function begin(hear: (rung: Rung) => { heard: string; seconds: number }, remembered: Rung | null = null) {
  const open = vi.fn((rung: Rung, _isChecked: boolean) =>
    Promise.resolve().then(() => ({ opened: rung.device, ...hear(rung) })),
  )
  const close = vi.fn<(opened: string) => void>()
  const remember = vi.fn<(rung: Rung | null) => void>()
  const leaving = new AbortController()
  const climbing = (
    check: { words: string; seconds: number } | null = { words: 'One two three', seconds: 5 },
  ) =>
    climb({
      rungs: [graphics, threads, thread],
      remembered,
      check,
      open,
      close,
      remember,
      signal: leaving.signal,
    })
  return { open, close, remember, leaving, climbing }
}
const right = { heard: 'one two three', seconds: 1 }

describe('climbing down', () => {
  it('stays on the first rung that hears the clip right, and remembers it', async () => {
    const { climbing, open, remember } = begin(() => right)
    expect(await climbing()).toBe('graphics')
    expect(open).toHaveBeenCalledExactlyOnceWith(graphics, true)
    expect(remember).toHaveBeenLastCalledWith(graphics)
  })

  it.each([
    ['hears nonsense', () => ({ heard: 'no', seconds: 1 })],
    ['takes too long', () => ({ heard: 'one two three', seconds: 9 })],
  ])('leaves and closes a rung that %s', async (_what, wrong) => {
    const { climbing, close, remember } = begin((rung) => (rung.device === 'graphics' ? wrong() : right))
    expect(await climbing()).toBe('threads')
    expect(close).toHaveBeenCalledExactlyOnceWith('graphics')
    expect(remember).toHaveBeenLastCalledWith(threads)
  })

  it('leaves a rung that cannot load the model', async () => {
    const { climbing } = begin((rung) => {
      if (rung.device !== 'thread') throw new Failure('model-damaged')
      return right
    })
    expect(await climbing()).toBe('thread')
  })

  it('gives the last rung all the time that it needs', async () => {
    const { climbing } = begin((rung) => ({ heard: 'one two three', seconds: rung === thread ? 60 : 9 }))
    expect(await climbing()).toBe('thread')
  })

  it('fails with the last reason where no rung works', async () => {
    const { climbing } = begin(() => {
      throw new Failure('recogniser-failed')
    })
    await expect(climbing()).rejects.toMatchObject({ code: 'recogniser-failed' })
  })

  it('believes no rung that hears nonsense, not even the last', async () => {
    const { climbing, close } = begin(() => ({ heard: 'the the the', seconds: 1 }))
    await expect(climbing()).rejects.toMatchObject({ code: 'model-damaged' })
    expect(close).toHaveBeenCalledTimes(3)
  })

  it('believes a model without a clip once it is loaded', async () => {
    const { climbing, open } = begin(() => ({ heard: '', seconds: 0 }))
    expect(await climbing(null)).toBe('graphics')
    expect(open).toHaveBeenCalledExactlyOnceWith(graphics, false)
  })

  it('begins where it worked last time, without the clip', async () => {
    const { climbing, open } = begin(() => ({ heard: '', seconds: 0 }), threads)
    expect(await climbing()).toBe('threads')
    expect(open).toHaveBeenCalledExactlyOnceWith(threads, false)
  })

  it('forgets what worked last time and no longer does, and climbs anew', async () => {
    let isFirst = true
    const { climbing, remember } = begin(() => {
      if (isFirst) {
        isFirst = false
        throw new Failure('model-damaged')
      }
      return right
    }, threads)
    expect(await climbing()).toBe('graphics')
    expect(remember.mock.calls).toEqual([[null], [graphics]])
  })

  it('ends where nobody waits any more', async () => {
    const { climbing, leaving, open } = begin(() => {
      leaving.abort(new Error('left'))
      throw new Failure('model-damaged')
    })
    await expect(climbing()).rejects.toThrow('left')
    expect(open).toHaveBeenCalledOnce()
  })
})

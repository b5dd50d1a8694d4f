import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadKnown, saveKnown } from '../../src/platform/speech/machine-memory.ts'

const nothing = { rung: null, pace: null }
const rung = { device: 'threads' as const, threads: 3 }
let items: Map<string, string>

const useBrowser = (userAgent: string): void => void vi.stubGlobal('navigator', { userAgent })

beforeEach(() => {
  items = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
  })
  useBrowser('Chromium 150')
})
afterEach(() => vi.unstubAllGlobals())

describe('what is known of a model on this machine', () => {
  it('is kept model by model, piece by piece', () => {
    saveKnown('tiny', { rung })
    saveKnown('tiny', { pace: 0.1 })
    saveKnown('base', { pace: 0.2 })
    expect(loadKnown('tiny')).toEqual({ rung, pace: 0.1 })
    expect(loadKnown('base')).toEqual({ rung: null, pace: 0.2 })
    expect(loadKnown('small')).toEqual(nothing)
  })

  it('holds for the browser in which it was found out, and no other', () => {
    saveKnown('tiny', { rung, pace: 0.1 })
    useBrowser('Chromium 151')
    expect(loadKnown('tiny')).toEqual(nothing)
    saveKnown('tiny', { pace: 0.3 })
    expect(loadKnown('tiny')).toEqual({ rung: null, pace: 0.3 })
  })

  it('can be forgotten', () => {
    saveKnown('tiny', { rung, pace: 0.1 })
    saveKnown('tiny', { rung: null })
    expect(loadKnown('tiny')).toEqual({ rung: null, pace: 0.1 })
  })

  it.each(['{', '[]', '{"tiny":{"rung":"fast"}}', 'null'])('is nothing where %s is stored', (text) => {
    saveKnown('tiny', { rung })
    for (const key of items.keys()) items.set(key, text)
    expect(loadKnown('tiny')).toEqual(nothing)
  })

  it('is found out anew where storage is forbidden', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('forbidden')
      },
      setItem: () => {
        throw new Error('forbidden')
      },
    })
    saveKnown('tiny', { rung })
    expect(loadKnown('tiny')).toEqual(nothing)
  })
})

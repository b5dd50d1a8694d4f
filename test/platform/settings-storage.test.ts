import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts'
import { loadSettings, saveSettings } from '../../src/platform/settings-storage.ts'

const items = new Map<string, string>()

beforeEach(() => {
  items.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
  })
})
afterEach(() => vi.unstubAllGlobals())

/** Leaves in the storage what an earlier version, or somebody else, may have left there. */
function leave(text: string): void {
  saveSettings(DEFAULT_SETTINGS)
  for (const key of items.keys()) items.set(key, text)
}

const chosen: Settings = {
  prompt: 'mistake',
  thinkTime: 45,
  limit: 240,
  voice: true,
  keys: false,
  model: 'whisper-base.en',
  offersModel: false,
  terms: [{ heard: 'cash', meant: 'cache' }],
  noiseSuppression: true,
  automaticGain: true,
  values: ['Ownership'],
  interviewDay: '2026-12-01',
  realInterview: true,
  followUps: 'pressing',
  ownPrompts: ['What would your last manager change about you?'],
  sound: false,
  questions: 3,
  order: 'surprise',
  level: 'staff',
  lastCopyAtMs: 5,
  localOnly: true,
}

describe('settings', () => {
  it('are the default ones at first', () => {
    expect(loadSettings()).toEqual(DEFAULT_SETTINGS)
  })

  it('come back as they were chosen', () => {
    saveSettings(chosen)
    expect(loadSettings()).toEqual(chosen)
  })

  it('take the default of a field that an earlier version did not have', () => {
    leave(JSON.stringify({ limit: 240 }))
    expect(loadSettings()).toEqual({ ...DEFAULT_SETTINGS, limit: 240 })
  })

  it.each([
    ['prompt', 7],
    ['thinkTime', -1],
    ['thinkTime', 61],
    ['limit', 'long'],
    ['limit', 0],
    ['limit', 901],
    ['voice', 'yes'],
    ['keys', null],
    ['noiseSuppression', 1],
    ['automaticGain', {}],
    ['questions', 6],
    ['order', 'backwards'],
    ['level', 'king'],
    ['lastCopyAtMs', 1e300],
  ] as const)('take the default of %s where %j is stored, and keep the others', (field, value) => {
    leave(JSON.stringify({ ...chosen, [field]: value }))
    expect(loadSettings()).toEqual({ ...chosen, [field]: DEFAULT_SETTINGS[field] })
  })

  it.each(['', '{', 'null', '[]', '"text"', '12'])('are the default ones where %j is stored', (text) => {
    leave(text)
    expect(loadSettings()).toEqual(DEFAULT_SETTINGS)
  })

  it('hold for this visit where storage is forbidden', () => {
    const forbid = () => {
      throw new DOMException('Not in this window', 'SecurityError')
    }
    vi.stubGlobal('localStorage', { getItem: forbid, setItem: forbid })
    expect(() => saveSettings(chosen)).not.toThrow()
    expect(loadSettings()).toEqual(DEFAULT_SETTINGS)
  })
})

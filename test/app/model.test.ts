import { describe, expect, it, vi } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import { createModel, createModels, findBetter, type ModelState, toCost } from '../../src/app/model.ts'
import type { ModelPlace, SpeechModel } from '../../src/app/ports.ts'
import { createSettings } from '../../src/app/settings.ts'
import { defer, fakePorts, fakeSpeech, settle, untilAborted } from './fakes.ts'

/** A model whose download reports and ends when the test says so. */
function begin(changes: Partial<SpeechModel> = {}) {
  let nowMs = 0
  const arrived = defer<void>()
  let report: (loadedBytes: number) => void = () => undefined
  const download = vi.fn<SpeechModel['download']>((onProgress, signal) => {
    report = onProgress
    return Promise.race([arrived.promise, untilAborted(signal)])
  })
  const model = createModel(
    fakeSpeech({ find: () => Promise.resolve('hub'), download, ...changes }),
    () => nowMs,
  )
  const state = (): ModelState => model.store.getState()
  return {
    model,
    state,
    arrived,
    report: (bytes: number) => report(bytes),
    download,
    pass: (ms: number) => (nowMs += ms),
  }
}

describe('looking for the model', () => {
  it.each([
    ['app', { name: 'here', place: 'app' }],
    ['cache', { name: 'here', place: 'cache' }],
    ['hub', { name: 'absent', declined: false }],
  ] as const)('finds it in the %s', async (place, expected) => {
    const { model, state } = begin({ find: () => Promise.resolve(place) })
    expect(state()).toEqual({ name: 'unknown' })
    await model.find()
    expect(state()).toEqual(expected)
  })

  it('says what went wrong', async () => {
    const { model, state } = begin({ find: () => Promise.reject(new Failure('storage-failed')) })
    await model.find()
    expect(state()).toMatchObject({ name: 'failed', code: 'storage-failed' })
  })

  it('downloads nothing', async () => {
    const { model, download } = begin()
    await model.find()
    expect(download).not.toHaveBeenCalled()
  })

  it('does not ask again what was declined', async () => {
    const { model, state } = begin()
    await model.find()
    model.decline()
    await model.find()
    expect(state()).toEqual({ name: 'absent', declined: true })
  })

  it('leaves a download alone that began meanwhile', async () => {
    const place = defer<ModelPlace>()
    const { model, state } = begin({ find: () => place.promise })
    const finding = model.find()
    void model.download()
    place.resolve('hub')
    await finding
    await model.find()
    expect(state()).toEqual({ name: 'downloading', loadedBytes: 0, speed: null })
  })
})

describe('downloading the model', () => {
  it('shows how far it is, and ends with the model here', async () => {
    const { model, state, arrived, report } = begin()
    const done = model.download()
    report(20_000_000)
    expect(state()).toEqual({ name: 'downloading', loadedBytes: 20_000_000, speed: null })
    arrived.resolve()
    expect(await done).toBe(true)
    expect(state()).toEqual({ name: 'here', place: 'cache' })
  })

  it('happens once for two clicks', async () => {
    const { model, download, arrived } = begin()
    const first = model.download()
    expect(await model.download()).toBe(false)
    arrived.resolve()
    expect(await first).toBe(true)
    expect(download).toHaveBeenCalledOnce()
  })

  it('can be cancelled and is not asked for again by itself', async () => {
    const { model, state, report } = begin()
    const done = model.download()
    model.cancel()
    expect(await done).toBe(false)
    expect(state()).toEqual({ name: 'absent', declined: true })
    report(30_000_000)
    expect(state()).toEqual({ name: 'absent', declined: true })
  })

  it('says what went wrong and how much is there, and can go on', async () => {
    const { model, state, arrived, report, download } = begin()
    const done = model.download()
    report(10_000_000)
    arrived.reject(new Failure('storage-full'))
    expect(await done).toBe(false)
    expect(state()).toEqual({ name: 'failed', code: 'storage-full', loadedBytes: 10_000_000 })
    download.mockResolvedValueOnce()
    expect(await model.download()).toBe(true)
    expect(state()).toEqual({ name: 'here', place: 'cache' })
  })

  it('has a code also where a stranger throws', async () => {
    const { model, state, arrived } = begin()
    const done = model.download()
    arrived.reject(new TypeError('Failed to fetch'))
    await done
    await settle()
    expect(state()).toMatchObject({ name: 'failed', code: 'model-unreachable' })
  })

  it('cannot be cancelled where there is none', () => {
    const { model, state } = begin()
    model.cancel()
    expect(state()).toEqual({ name: 'unknown' })
  })
})

describe('the speed of a download', () => {
  it('is told once there is enough to tell it from', () => {
    const { model, state, report, pass } = begin()
    void model.download()
    report(1_000_000)
    pass(400)
    report(2_000_000)
    expect(state()).toMatchObject({ speed: null })
    pass(1600)
    report(9_000_000)
    expect(state()).toMatchObject({ speed: 4_000_000 })
  })

  it('is that of the last moments, not of the whole', () => {
    const { model, state, report, pass } = begin()
    void model.download()
    for (let second = 0; second <= 30; second++) {
      report(second < 10 ? 0 : (second - 10) * 1_000_000)
      pass(1000)
    }
    expect(state()).toMatchObject({ speed: 1_000_000 })
  })
})

describe('deleting a model', () => {
  it('leaves it absent, and asks for nothing', async () => {
    const remove = vi.fn(() => Promise.resolve())
    const { model, state } = begin({ remove })
    await model.remove()
    expect(remove).toHaveBeenCalledOnce()
    expect(state()).toEqual({ name: 'absent', declined: true })
  })

  it('says where that did not work', async () => {
    const { model, state } = begin({ remove: () => Promise.reject(new Error('no')) })
    await model.remove()
    expect(state()).toMatchObject({ name: 'failed', code: 'storage-failed' })
  })
})

describe('the choice of a model', () => {
  const tiny = fakeSpeech()
  const base = fakeSpeech({ name: 'whisper-base.en', work: 2 })

  it('is the user’s, and the first one where theirs is not known', () => {
    const settings = createSettings(fakePorts())
    const models = createModels([tiny, base], settings.store, () => 0)
    expect(models.chosen().speech).toBe(tiny)
    settings.change({ model: 'whisper-base.en' })
    expect(models.chosen().speech).toBe(base)
    settings.change({ model: 'gone' })
    expect(models.chosen().speech).toBe(tiny)
  })

  it('is helped by what each costs: measured, guessed from another, or not known yet', () => {
    const paced = fakeSpeech({ pace: () => 0.1 })
    expect(toCost(paced, [paced, base])).toEqual({ seconds: 6, isMeasured: true })
    expect(toCost(base, [paced, base])).toEqual({ seconds: 12, isMeasured: false })
    expect(toCost(base, [tiny, base])).toBeNull()
  })

  it.each([
    ['offers the next better one to a machine that is fast enough for it', 0.1, base],
    ['offers none to a machine that is not', 0.3, null],
    ['offers none where nothing was measured', null, null],
  ] as const)('%s', (_what, pace, better) => {
    const paced = fakeSpeech({ pace: () => pace })
    expect(findBetter(paced, [paced, base])).toBe(better)
    expect(findBetter(base, [paced, base])).toBeNull()
  })
})

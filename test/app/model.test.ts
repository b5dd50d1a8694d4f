import { describe, expect, it, vi } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import { createModel, type Model } from '../../src/app/model.ts'
import type { ModelPlace, Ports } from '../../src/app/ports.ts'
import { defer, fakePorts, settle, untilAborted } from './fakes.ts'

/** A model whose download reports and ends when the test says so. */
function begin(changes: Partial<Ports> = {}) {
  const arrived = defer<void>()
  let report: (loadedBytes: number) => void = () => undefined
  const downloadModel = vi.fn<Ports['downloadModel']>((onProgress, signal) => {
    report = onProgress
    return Promise.race([arrived.promise, untilAborted(signal)])
  })
  const model = createModel(fakePorts({ findModel: () => Promise.resolve('hub'), downloadModel, ...changes }))
  const state = (): Model => model.store.getState()
  return { model, state, arrived, report: (bytes: number) => report(bytes), downloadModel }
}

describe('looking for the model', () => {
  it.each([
    ['app', { name: 'here', place: 'app' }],
    ['cache', { name: 'here', place: 'cache' }],
    ['hub', { name: 'absent', declined: false }],
  ] as const)('finds it in the %s', async (place, expected) => {
    const { model, state } = begin({ findModel: () => Promise.resolve(place) })
    expect(state()).toEqual({ name: 'unknown' })
    await model.find()
    expect(state()).toEqual(expected)
  })

  it('says what went wrong', async () => {
    const { model, state } = begin({ findModel: () => Promise.reject(new Failure('storage-failed')) })
    await model.find()
    expect(state()).toMatchObject({ name: 'failed', code: 'storage-failed' })
  })

  it('downloads nothing', async () => {
    const { model, downloadModel } = begin()
    await model.find()
    expect(downloadModel).not.toHaveBeenCalled()
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
    const { model, state } = begin({ findModel: () => place.promise })
    const finding = model.find()
    void model.download()
    place.resolve('hub')
    await finding
    await model.find()
    expect(state()).toEqual({ name: 'downloading', loadedBytes: 0 })
  })
})

describe('downloading the model', () => {
  it('shows how far it is, and ends with the model here', async () => {
    const { model, state, arrived, report } = begin()
    const done = model.download()
    report(20_000_000)
    expect(state()).toEqual({ name: 'downloading', loadedBytes: 20_000_000 })
    arrived.resolve()
    expect(await done).toBe(true)
    expect(state()).toEqual({ name: 'here', place: 'cache' })
  })

  it('happens once for two clicks', async () => {
    const { model, downloadModel, arrived } = begin()
    const first = model.download()
    expect(await model.download()).toBe(false)
    arrived.resolve()
    expect(await first).toBe(true)
    expect(downloadModel).toHaveBeenCalledOnce()
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
    const { model, state, arrived, report, downloadModel } = begin()
    const done = model.download()
    report(10_000_000)
    arrived.reject(new Failure('storage-full'))
    expect(await done).toBe(false)
    expect(state()).toEqual({ name: 'failed', code: 'storage-full', loadedBytes: 10_000_000 })
    downloadModel.mockResolvedValueOnce()
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

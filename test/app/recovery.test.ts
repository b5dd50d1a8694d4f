import { describe, expect, it, vi } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import { createRecovery } from '../../src/app/recovery.ts'
import { fakePorts, fakeTakes } from './fakes.ts'

const begun = {
  id: 'cut',
  title: '',
  createdAtMs: 5,
  source: 'spoken',
  prompt: 'Tell me about a time you failed.',
  limit: 180,
} as const

async function cutOff() {
  const takes = fakeTakes()
  await takes.store.begin(begun)
  await takes.store.keepPiece('cut', 0, new Blob(['half a st']))
  const kept = vi.fn()
  return { takes, kept, ports: fakePorts({ takes: takes.store }) }
}

describe('a recording that was cut off', () => {
  it('is found, and opened as a take with what was said', async () => {
    const { takes, kept, ports } = await cutOff()
    const recovery = createRecovery(ports, kept)
    await recovery.look()
    expect(recovery.store.getState()).toMatchObject({ name: 'found', cutOff: { begun } })
    expect(await recovery.open()).toBe('cut')
    expect(takes.takes.get('cut')).toMatchObject({ ...begun, duration: 2, transcript: { name: 'none' } })
    expect(await takes.audio.get('cut')?.text()).toBe('half a st')
    expect(kept).toHaveBeenCalledOnce()
    await recovery.look()
    expect(recovery.store.getState()).toEqual({ name: 'none' })
  })

  it('is still there after it could not be opened', async () => {
    const { kept, ports } = await cutOff()
    const decode = vi.fn(ports.decode).mockRejectedValueOnce(new Failure('audio-unreadable'))
    const recovery = createRecovery({ ...ports, decode }, kept)
    await recovery.look()
    expect(await recovery.open()).toBeNull()
    expect(recovery.store.getState()).toMatchObject({ name: 'failed', code: 'audio-unreadable' })
    expect(await recovery.open()).toBe('cut')
  })

  it('is opened once for two clicks', async () => {
    const { kept, ports } = await cutOff()
    const recovery = createRecovery(ports, kept)
    await recovery.look()
    expect(await Promise.all([recovery.open(), recovery.open()])).toEqual(['cut', null])
    expect(kept).toHaveBeenCalledOnce()
  })

  it('is not looked for in vain', async () => {
    const recovery = createRecovery(fakePorts(), vi.fn())
    await recovery.look()
    expect(recovery.store.getState()).toEqual({ name: 'none' })
  })
})

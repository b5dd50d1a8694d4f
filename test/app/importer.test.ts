import { describe, expect, it, vi } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import { createImporter } from '../../src/app/importer.ts'
import type { Ports } from '../../src/app/ports.ts'
import { defer, fakePorts, fakeTakes, untilAborted } from './fakes.ts'

const PROMPT = 'Tell me about a time you failed.'
const file = (name: string) => ({ name, audio: new Blob(['sound']) })

function begin(changes: Partial<Ports> = {}) {
  const takes = fakeTakes()
  const kept = vi.fn()
  return { takes, kept, importer: createImporter(fakePorts({ takes: takes.store, ...changes }), kept) }
}

describe('a recording made elsewhere', () => {
  it('becomes a take that is named after its file, with its sound, to be written down', async () => {
    const { importer, takes, kept } = begin()
    const id = await importer.open(file('2026-03 mock.interview.m4a'), PROMPT, 120)
    expect(takes.takes.get(id ?? '')).toMatchObject({
      title: '2026-03 mock.interview',
      source: 'imported',
      duration: 2,
      limit: 120,
      transcript: { name: 'none' },
    })
    expect(await takes.audio.get(id ?? '')?.text()).toBe('sound')
    expect(kept).toHaveBeenCalledOnce()
    expect(importer.store.getState()).toEqual({ name: 'idle' })
  })

  it.each(['audio-unreadable', 'audio-too-long', 'storage-full'] as const)(
    'says %s by the name of its file, and the next one is read',
    async (code) => {
      const decode = vi.fn<Ports['decode']>().mockRejectedValueOnce(new Failure(code))
      decode.mockResolvedValue(new Float32Array(16_000))
      const { importer, takes } = begin({ decode })
      expect(await importer.open(file('notes.txt'), PROMPT, 180)).toBeNull()
      expect(importer.store.getState()).toEqual({ name: 'failed', file: 'notes.txt', code })
      expect(takes.takes.size).toBe(0)
      expect(await importer.open(file('answer.wav'), PROMPT, 180)).not.toBeNull()
    },
  )

  it('is read alone: a second one waits for another click', async () => {
    const decoded = defer<Float32Array>()
    const { importer, takes } = begin({ decode: () => decoded.promise })
    const first = importer.open(file('first.wav'), PROMPT, 180)
    expect(await importer.open(file('second.wav'), PROMPT, 180)).toBeNull()
    decoded.resolve(new Float32Array(16_000))
    await first
    expect([...takes.takes.values()].map(({ title }) => title)).toEqual(['first'])
  })

  it('can be cancelled, and leaves nothing', async () => {
    const { importer, takes } = begin({ decode: (_audio, signal) => untilAborted(signal) })
    const reading = importer.open(file('long.wav'), PROMPT, 180)
    expect(importer.store.getState()).toEqual({ name: 'reading', file: 'long.wav' })
    importer.cancel()
    expect(await reading).toBeNull()
    expect(importer.store.getState()).toEqual({ name: 'idle' })
    expect(takes.takes.size).toBe(0)
  })
})

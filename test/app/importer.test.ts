import { describe, expect, it, vi } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import { createImporter } from '../../src/app/importer.ts'
import type { Ports } from '../../src/app/ports.ts'
import { defer, fakePorts, fakeTakes, untilAborted } from './fakes.ts'
import { textsOf } from './takes.ts'

const PROMPT = 'Tell me about a time you failed.'
const file = (name: string) => ({ name, content: new Blob(['sound']) })

function begin(changes: Partial<Ports> = {}) {
  const takes = fakeTakes()
  const kept = vi.fn()
  return { takes, kept, importer: createImporter(fakePorts({ takes: takes.store, ...changes }), kept) }
}

describe('a recording made elsewhere', () => {
  it('becomes a take that is named after its file, with its sound, to be written down', async () => {
    const { importer, takes, kept } = begin()
    const id = await importer.open([file('2026-03 mock.interview.m4a')], PROMPT, 120)
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
      expect(await importer.open([file('notes.wav')], PROMPT, 180)).toBeNull()
      expect(importer.store.getState()).toEqual({ name: 'failed', file: 'notes.wav', code })
      expect(takes.takes.size).toBe(0)
      expect(await importer.open([file('answer.wav')], PROMPT, 180)).not.toBeNull()
    },
  )

  it('is read alone: a second one waits for another click', async () => {
    const decoded = defer<Float32Array>()
    const { importer, takes } = begin({ decode: () => decoded.promise })
    const first = importer.open([file('first.wav')], PROMPT, 180)
    expect(await importer.open([file('second.wav')], PROMPT, 180)).toBeNull()
    decoded.resolve(new Float32Array(16_000))
    await first
    expect([...takes.takes.values()].map(({ title }) => title)).toEqual(['first'])
  })

  it('can be cancelled, and leaves nothing', async () => {
    const { importer, takes } = begin({ decode: (_audio, signal) => untilAborted(signal) })
    const reading = importer.open([file('long.wav')], PROMPT, 180)
    expect(importer.store.getState()).toEqual({ name: 'reading', file: 'long.wav' })
    importer.cancel()
    expect(await reading).toBeNull()
    expect(importer.store.getState()).toEqual({ name: 'idle' })
    expect(takes.takes.size).toBe(0)
  })
})

describe('a transcript made elsewhere', () => {
  const VTT =
    'WEBVTT\n\n00:01.000 --> 00:03.000\nWe lost a day.\n\n00:09.000 --> 00:11.500\nI called them all.\n'
  const text = (name: string, content: string) => ({ name, content: new Blob([content]) })

  it('is judged at once, and as long as its last word says', async () => {
    const { importer, takes, kept } = begin()
    const id = await importer.open([text('mock.vtt', VTT)], PROMPT, 180)
    const take = takes.takes.get(id ?? '')
    expect(take).toMatchObject({ title: 'mock', source: 'imported', duration: 11.5, peaks: [] })
    expect(textsOf(take)).toEqual(['We lost a day.', 'I called them all.'])
    expect(takes.audio.size).toBe(0)
    expect(kept).not.toHaveBeenCalled()
  })

  it('comes with its recording, in whichever order, which is not written down again', async () => {
    for (const files of [
      [text('mock.srt', VTT), file('mock.m4a')],
      [file('mock.m4a'), text('mock.srt', VTT)],
    ]) {
      const { importer, takes, kept } = begin()
      const id = await importer.open(files, PROMPT, 180)
      expect(takes.takes.get(id ?? '')).toMatchObject({ duration: 2, transcript: { name: 'written' } })
      expect(await takes.audio.get(id ?? '')?.text()).toBe('sound')
      expect(kept).not.toHaveBeenCalled()
    }
  })

  it('can be plain text, which has no times', async () => {
    const { importer, takes } = begin()
    const id = await importer.open([text('answer.txt', 'We lost a day. I called them all.')], PROMPT, 180)
    expect(takes.takes.get(id ?? '')).toMatchObject({ duration: null })
    expect(textsOf(takes.takes.get(id ?? ''))).toEqual(['We lost a day.', 'I called them all.'])
  })

  it.each([
    ['another JSON', text('data.json', '{"hello":1}')],
    ['a picture with a wrong name', text('mock.srt', '\u0000\u0001PNG')],
    ['an empty text', text('answer.txt', ' \n ')],
    ['megabytes', text('answer.txt', 'a '.repeat(11 * 2 ** 20))],
  ])('is told where it is none: %s', async (_name, foreign) => {
    const { importer, takes } = begin()
    expect(await importer.open([foreign], PROMPT, 180)).toBeNull()
    expect(importer.store.getState()).toMatchObject({ name: 'failed', code: 'transcript-unreadable' })
    expect(takes.takes.size).toBe(0)
  })

  it('is told where it is longer than anybody speaks in an hour', async () => {
    const { importer } = begin()
    await importer.open([text('talk.txt', 'We lost a day. '.repeat(4000))], PROMPT, 180)
    expect(importer.store.getState()).toMatchObject({ name: 'failed', code: 'audio-too-long' })
  })

  it.each([
    ['two recordings', [file('one.wav'), file('two.wav')]],
    ['two transcripts', [text('one.vtt', VTT), text('two.vtt', VTT)]],
    ['three files', [file('one.wav'), text('one.vtt', VTT), file('two.wav')]],
  ])('is one at a time: of %s none is left out in silence', async (_name, files) => {
    const { importer, takes } = begin()
    expect(await importer.open(files, PROMPT, 180)).toBeNull()
    expect(importer.store.getState()).toMatchObject({ name: 'failed', code: 'files-too-many' })
    expect(takes.takes.size).toBe(0)
  })

  it('takes no notice of no file at all', async () => {
    const { importer } = begin()
    expect(await importer.open([], PROMPT, 180)).toBeNull()
    expect(importer.store.getState()).toEqual({ name: 'idle' })
  })
})

import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import type { Ports } from '../../src/app/ports.ts'
import { createSharing, isShareable } from '../../src/app/sharing.ts'
import type { Take } from '../../src/core/take.ts'
import { defer, fakePorts, fakeTakes } from './fakes.ts'
import { takeOf, writtenTake } from './takes.ts'

const written = writtenTake([
  { text: 'I told Anna on Friday.', part: 'failure', start: 1 },
  { text: 'Then Bob called.', part: 'response', start: 20 },
])

async function begin(take: Take | null = written, ports: Partial<Ports> = {}) {
  const takes = fakeTakes()
  if (take) {
    takes.takes.set(take.id, take)
    if (take.duration !== null) takes.audio.set(take.id, new Blob(['sound']))
  }
  const saved: { name: string; page: Blob; sound: Blob | null }[] = []
  let sound: Blob | null = null
  const encoded: Float32Array[] = []
  const sharing = createSharing(
    fakePorts({
      takes: takes.store,
      decode: () => Promise.resolve(new Float32Array(30 * 16_000).fill(0.5)),
      encode: (samples) => {
        encoded.push(samples)
        return Promise.resolve(new Blob(['beeped']))
      },
      makeSharedPage: (shared, audio) => {
        sound = audio
        return Promise.resolve(new Blob([JSON.stringify(shared)]))
      },
      download: (page, name) => saved.push({ name, page, sound }),
      ...ports,
    }),
    'a',
  )
  await sharing.load()
  const open = () => {
    const state = sharing.store.getState()
    if (state.name !== 'open') throw new Error(`It is ${state.name}`)
    return state
  }
  return { sharing, open, saved, encoded, name: () => sharing.store.getState().name }
}

describe('a take that is shared', () => {
  it('is its sound and its words, and nothing of the program’s judgement, at first', async () => {
    const { sharing, open, saved } = await begin()
    expect(open()).toMatchObject({
      choice: { hasAudio: true, hasJudgement: false, names: [] },
      sound: { name: 'whole' },
    })
    await sharing.save('A time I failed: “the move”')
    expect(saved[0]?.name).toBe('a-time-i-failed-the-move.html')
    expect(await saved[0]?.sound?.text()).toBe('sound')
    expect(await saved[0]?.page.text()).toContain('I told Anna on Friday.')
    expect(open().page).toBe('saved')
  })

  it('is the words alone where that is chosen, or where there is no sound', async () => {
    const { sharing, saved } = await begin()
    await sharing.choose({ hasAudio: false })
    await sharing.save('x')
    expect(saved[0]?.sound).toBeNull()
    const typed = await begin({ ...written, duration: null })
    expect(typed.open()).toMatchObject({ choice: { hasAudio: false }, sound: { name: 'none' } })
    await typed.sharing.save('x')
    expect(typed.saved).toHaveLength(1)
  })

  it('with a name blacked out is saved when every tone was heard, and not before', async () => {
    const { sharing, open, saved, encoded } = await begin()
    await sharing.choose({ names: ['Anna', 'Bob'] })
    expect(open().sound).toMatchObject({ name: 'beeped', beeps: [{ start: 2.5 }, { start: 20.5 }] })
    await sharing.save('The day with Anna')
    expect(saved).toEqual([])
    sharing.hear(0)
    expect(isShareable(open())).toBe(false)
    sharing.hear(1)
    expect(isShareable(open())).toBe(true)
    await sharing.save('The day with Anna')
    expect(saved[0]?.name).toBe('answer.html')
    expect(await saved[0]?.sound?.text()).toBe('beeped')
    expect(await saved[0]?.page.text()).not.toMatch(/anna|bob/i)
    const at = (seconds: number): number | undefined => encoded[0]?.[seconds * 16_000]
    expect(at(1)).toBe(0.5)
    expect(Math.abs(at(3) ?? 1)).toBeLessThan(0.2)
  })

  it('asks to hear the tones again when another name is added', async () => {
    const { sharing, open } = await begin()
    await sharing.choose({ names: ['Anna'] })
    sharing.hear(0)
    expect(isShareable(open())).toBe(true)
    await sharing.choose({ names: ['Anna', 'Bob'] })
    expect(isShareable(open())).toBe(false)
    await sharing.choose({ hasAudio: false })
    expect(isShareable(open())).toBe(true)
    await sharing.choose({ hasAudio: true, names: [] })
    expect(open().sound).toMatchObject({ name: 'whole' })
  })

  it('takes the newest names, though older ones end later', async () => {
    const first = defer<Blob>()
    let asked = 0
    const { sharing, open } = await begin(written, {
      encode: () => (asked++ === 0 ? first.promise : Promise.resolve(new Blob(['newest']))),
    })
    const older = sharing.choose({ names: ['Anna'] })
    expect(isShareable(open())).toBe(false)
    await sharing.choose({ names: ['Bob'] })
    first.resolve(new Blob(['older']))
    await older
    const { sound } = open()
    expect(sound.name === 'beeped' && (await sound.audio.text())).toBe('newest')
  })

  it('cannot have a name beeped out of what was not written down: then its sound stays here', async () => {
    const { sharing, open } = await begin(takeOf())
    await sharing.choose({ names: ['Anna'] })
    expect(open().sound).toEqual({ name: 'failed', code: 'model-absent' })
    expect(isShareable(open())).toBe(false)
  })

  it('says where it is not here, is damaged, or the page cannot be made, and can be tried again', async () => {
    expect((await begin(null)).name()).toBe('absent')
    let isBroken = true
    const { sharing, open, saved } = await begin(written, {
      makeSharedPage: () =>
        isBroken ? Promise.reject(new Failure('audio-unreadable')) : Promise.resolve(new Blob(['page'])),
    })
    await sharing.save('x')
    expect(open()).toMatchObject({ page: 'none', unmade: 'audio-unreadable' })
    isBroken = false
    await sharing.save('x')
    expect(saved).toHaveLength(1)
    expect(open().unmade).toBeNull()
  })
})

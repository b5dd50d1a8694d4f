import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import type { Ports } from '../../src/app/ports.ts'
import type { Take } from '../../src/core/take.ts'
import { fakeStorage, untilAborted } from '../app/fakes.ts'
import { takeOf, writtenTake } from '../app/takes.ts'
import { button, show } from './show.tsx'

const DAY = 24 * 3600 * 1000
const spoken = takeOf({ id: 'spoken', title: 'Spoken' })
const typed = writtenTake(
  [{ text: 'We lost a day.', part: 'failure' }],
  {},
  { id: 'typed', title: 'Typed', duration: null },
)
const takes = [spoken, typed]

/** An archiver for jsdom, whose blobs cannot be streamed: its file is the library itself. The real one has tests of its own. */
function fakeArchiver(): Ports['archiver'] {
  let kept: readonly Take[] = []
  return {
    write: (library) => {
      kept = library.takes
      return Promise.resolve()
    },
    read: (file) =>
      file.type === 'application/zip'
        ? Promise.resolve({
            takes: kept.map((take) => ({ take, loadAudio: () => Promise.resolve(null) })),
            stories: [],
            own: null,
            damaged: 0,
          })
        : Promise.reject(new Failure('archive-unreadable')),
  }
}

async function open(options: NonNullable<Parameters<typeof show>[1]> = {}) {
  const shown = show('/copy', { takes, ...options, ports: { archiver: fakeArchiver(), ...options.ports } })
  await screen.findByRole('heading', { level: 1, name: 'A copy of everything' })
  const bringIn = (file: File) => shown.user.upload(screen.getByLabelText('A copy'), file)
  return { ...shown, bringIn }
}
const COPY = new File(['copy'], 'candor.zip', { type: 'application/zip' })
const OTHER = new File(['We lost a day.'], 'story.zip', { type: 'text/plain' })

describe('a copy of everything', () => {
  it('is saved by one click, and says where it is', async () => {
    const { user, settings } = await open()
    expect(screen.getByText('No copy of everything was saved yet.')).toBeDefined()
    await user.click(button('Save everything'))
    expect(await screen.findByText('2 takes and all stories are on the way to your downloads.')).toBeDefined()
    expect(settings().lastCopyAtMs).toBeGreaterThan(0)
    expect(screen.getByText(/^The last copy of everything was saved on/)).toBeDefined()
  })

  it('can leave takes out', async () => {
    const { user } = await open()
    await user.click(screen.getByText('Choose takes'))
    await user.click(screen.getByRole('checkbox', { name: /^Spoken/ }))
    await user.click(button('Save 1 of 2 takes'))
    expect(await screen.findByText(/^One take and all stories/)).toBeDefined()
  })

  it('shows how far it is, and can be cancelled', async () => {
    const write: Ports['archiver']['write'] = (_library, _audio, _sink, onProgress, signal) => {
      onProgress(0.4)
      return untilAborted(signal)
    }
    const { user } = await open({ ports: { archiver: { write, read: () => Promise.reject(new Error()) } } })
    await user.click(button('Save everything'))
    expect(screen.getByRole<HTMLProgressElement>('progressbar').value).toBe(0.4)
    expect(button('Choose the file')).toHaveProperty('disabled', true)
    await user.click(button('Cancel'))
    expect(screen.queryByRole('progressbar')).toBeNull()
  })

  it('is brought in, and says what came of it', async () => {
    const { user, bringIn } = await open()
    await user.click(button('Save everything'))
    await screen.findByText(/on the way/)
    await bringIn(COPY)
    expect(await screen.findByText('Nothing was new. 2 were here already.')).toBeDefined()
  })

  it('that is none says so, and that nothing was changed', async () => {
    const { bringIn } = await open()
    await bringIn(OTHER)
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('This is no copy that Candor made, or it is damaged.')
    expect(alert.textContent).toContain('Nothing was changed.')
  })

  it('is one click from the takes and from the settings', async () => {
    const { user } = show('/takes', { takes })
    await user.click(await screen.findByRole('link', { name: 'Save or bring in a copy' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'A copy of everything' })).toBeDefined()
    await user.click(screen.getByRole('link', { name: 'Settings' }))
    expect(screen.getByRole('link', { name: 'Save a copy of everything, or bring one in' })).toBeDefined()
  })
})

describe('the reminder of a copy', () => {
  const later = { now: () => 1_000_000 + 8 * DAY }

  it('comes where takes are a week old and the browser may clear them', async () => {
    show('/takes', { takes, ports: { ...later, storage: fakeStorage(false) } })
    expect(await screen.findByText(/Some of your takes are nowhere else/)).toBeDefined()
  })

  it('does not come where the browser keeps them, or a copy was saved', async () => {
    show('/takes', { takes, ports: later })
    await screen.findByRole('list', { name: 'Takes' })
    expect(screen.queryByText(/nowhere else/)).toBeNull()
  })
})

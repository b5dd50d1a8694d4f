import { act, screen, waitFor } from '@testing-library/react'
import { DEFAULT_PROMPT } from '../../src/core/prompts.ts'
import { describe, expect, it, vi } from 'vitest'
import { Failure, type FailureCode } from '../../src/app/failure.ts'
import type { Microphone, Ports } from '../../src/app/ports.ts'
import { defer, fakeMicrophone, untilAborted } from '../app/fakes.ts'
import { button, noButton, show } from './show.tsx'

type Options = Parameters<typeof show>[1]

async function thinking(options?: Options) {
  const shown = show('/practice', options)
  await shown.user.click(button('Start practice'))
  await screen.findByRole('button', { name: 'Start now' })
  return shown
}
async function answering(options?: Options) {
  const shown = await thinking(options)
  await shown.user.click(button('Start now'))
  await screen.findByRole('timer')
  return shown
}

describe('a session on the screen', () => {
  it('says that it opens the microphone', async () => {
    const late = defer<Microphone>()
    const { user } = show('/practice', { ports: { openMicrophone: () => late.promise } })
    await user.click(button('Start practice'))
    expect(screen.getByRole('status').textContent).toContain('Opening your microphone')
  })

  it('shows the question while it is spoken, and the voice can be skipped', async () => {
    const speak: Ports['speak'] = (_text, signal) => untilAborted(signal)
    const { user } = show('/practice', { settings: { voice: true }, ports: { speak } })
    await user.click(button('Start practice'))
    await user.click(await screen.findByRole('button', { name: 'Skip the voice' }))
    expect(screen.getByRole('heading', { name: 'Tell me about a time you failed.' })).toBeDefined()
    expect(await screen.findByRole('button', { name: 'Start now' })).toBeDefined()
  })

  it('shows that the microphone hears while one thinks', async () => {
    const { device } = await thinking()
    expect(screen.getByText('Say something: the bar should move.')).toBeDefined()
    act(() => device.hear(0.1))
    expect(screen.getByText('Your microphone hears you.')).toBeDefined()
  })

  it('goes back to its beginning by Not now, and lets go of the microphone', async () => {
    const { user, device } = await thinking()
    await user.click(button('Not now'))
    expect(await screen.findByRole('button', { name: 'Start practice' })).toBeDefined()
    expect(device.counts.closed).toBeGreaterThan(0)
  })

  it('shows one clock and nothing else to read while somebody answers', async () => {
    let now = 1_000_000
    await answering({ ports: { now: () => now } })
    expect(screen.queryByRole('navigation')).toBeNull()
    expect(screen.getByText('of 3:00')).toBeDefined()
    now += 72_400
    await waitFor(() => expect(screen.getByRole('timer').textContent).toBe('1:12'))
  })

  it.each([
    [149, 'of 3:00'],
    [150, '30 s left'],
    [181, 'over 3:00, go on to your end'],
  ])('after %i seconds of 180 says: %s', async (seconds, words) => {
    let now = 1_000_000
    await answering({ ports: { now: () => now } })
    now += seconds * 1000
    await waitFor(() => expect(screen.getByText(words)).toBeDefined())
    expect(screen.getByRole('timer')).toBeDefined()
  })

  it('ends with the take on the screen, written down', async () => {
    const { user, device, stored } = await answering()
    act(() => device.hear(2))
    await user.click(button('Stop'))
    expect(await screen.findByText('Everything broke.')).toBeDefined()
    expect(stored.takes.size).toBe(1)
    expect(screen.getByRole('navigation')).toBeDefined()
  })

  it('warns while the recording cannot be stored', async () => {
    const { device, app, stored } = await answering()
    stored.store.keepPiece = () => Promise.reject(new Failure('storage-full'))
    await act(async () => device.encode('piece'))
    expect((await screen.findByRole('alert')).textContent).toContain('held in memory only')
    expect(app.practice.store.getState().name).toBe('answering')
  })

  it('hands the recording out when it could not be stored', async () => {
    const { user, stored } = await answering()
    stored.store.save = () => Promise.reject(new Failure('storage-full'))
    await user.click(button('Stop'))
    const link = await screen.findByRole('link', { name: 'Download the recording' })
    expect(link.getAttribute('download')).toBe('answer.webm')
    expect(screen.getByRole('alert').textContent).toContain('There is no room left to keep this.')
  })

  it('keeps what was said when the screen is left', async () => {
    const { stored, device } = await answering()
    act(() => device.hear(2))
    act(() => {
      location.hash = '#/settings'
    })
    await waitFor(() => expect(stored.takes.size).toBe(1))
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeDefined()
    expect(device.counts.closed).toBeGreaterThan(0)
  })
})

describe('a failure', () => {
  const failures: [FailureCode, string, string][] = [
    ['microphone-denied', 'This page may not use your microphone.', 'Nothing was recorded.'],
    ['microphone-absent', 'No microphone was found.', 'Plug one in'],
    ['microphone-busy', 'Your microphone is there, but it could not be opened.', 'Another program'],
    ['browser-too-old', 'This browser cannot record.', 'Here you can still type an answer'],
  ]
  it.each(failures)('is said plainly: %s', async (code, what, next) => {
    const { user } = show('/practice', { ports: { openMicrophone: () => Promise.reject(new Failure(code)) } })
    await user.click(button('Start practice'))
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain(what)
    expect(alert.textContent).toContain(next)
    expect(screen.getByRole('link', { name: 'Type an answer' })).toBeDefined()
  })

  it('can be followed by another try', async () => {
    const openMicrophone = vi.fn<Ports['openMicrophone']>()
    openMicrophone.mockRejectedValueOnce(new Failure('microphone-busy'))
    openMicrophone.mockResolvedValue(fakeMicrophone().microphone)
    const { user } = show('/practice', { ports: { openMicrophone } })
    await user.click(button('Start practice'))
    await user.click(await screen.findByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('button', { name: 'Start now' })).toBeDefined()
  })
})

describe('a microphone that is unplugged while somebody answers', () => {
  it('is told, with the way to what was kept', async () => {
    const { user, device, stored } = await answering()
    act(() => {
      device.hear(2)
      device.unplug()
    })
    const notice = await screen.findByRole('alert')
    expect(notice.textContent).toContain('Your microphone went away.')
    expect(stored.takes.size).toBe(1)
    await user.click(screen.getByRole('link', { name: 'Open the take' }))
    expect(await screen.findByRole('region', { name: 'Transcript' })).toBeDefined()
  })
})

describe('keys', () => {
  it.each([
    ['Space', ' '],
    ['Enter', '{Enter}'],
  ])('start the answer early: %s', async (_name, key) => {
    const { user } = await thinking()
    await user.keyboard(key)
    expect(await screen.findByRole('timer')).toBeDefined()
  })

  it('ask before they end an answer, and the recording goes on', async () => {
    const { user, app, stored } = await answering()
    await user.keyboard('{Escape}')
    expect(await screen.findByRole('alertdialog', { name: 'Stop and keep?' })).toBeDefined()
    expect(app.practice.store.getState().name).toBe('answering')
    await user.click(button('Go on speaking'))
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
    await user.keyboard('{Escape}')
    await user.click(await screen.findByRole('button', { name: 'Keep it' }))
    await waitFor(() => expect(stored.takes.size).toBe(1))
  })

  it('close the question with a second Escape', async () => {
    const { user, app } = await answering()
    await user.keyboard('{Escape}')
    await screen.findByRole('alertdialog')
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
    expect(app.practice.store.getState().name).toBe('answering')
  })

  it('do nothing in a field', async () => {
    const { user, app } = await thinking()
    const field = document.body.appendChild(document.createElement('input'))
    field.focus()
    await user.keyboard(' {Enter}')
    expect(field.value).toBe(' ')
    field.remove()
    expect(app.practice.store.getState().name).toBe('thinking')
  })

  it('do on a button what the button does', async () => {
    const { user, app } = await thinking()
    button('Not now').focus()
    await user.keyboard(' ')
    expect(app.practice.store.getState().name).toBe('idle')
  })

  it('do not stop an answer from a focused button', async () => {
    const { user } = await answering()
    button('Stop').focus()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('alertdialog')).toBeNull()
  })

  it('do nothing together with Control, Alt or Meta', async () => {
    const { user, app } = await thinking()
    await user.keyboard('{Control>} {/Control}{Alt>} {/Alt}{Meta>} {/Meta}')
    expect(app.practice.store.getState().name).toBe('thinking')
  })

  it('do nothing where they are switched off', async () => {
    const { user, app } = await answering({ settings: { keys: false } })
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('alertdialog')).toBeNull()
    await act(async () => app.practice.stop())
    expect(noButton('Stop')).toBe(true)
  })

  it('do nothing while one thinks where they are switched off', async () => {
    const { user, app } = await thinking({ settings: { keys: false } })
    await user.keyboard(' {Enter}')
    expect(app.practice.store.getState().name).toBe('thinking')
  })
})

describe('the interviewer who asks back', () => {
  it('shows the question while it is answered, and takes no answer too', async () => {
    const { user, stored } = show('/', { settings: { thinkTime: 0, followUps: 'pressing' } })
    await user.click(button('Start practice'))
    await screen.findByRole('timer')
    await user.click(button('Stop'))
    const first = (await screen.findByRole('heading', { level: 1 })).textContent
    expect(first).toMatch(/\?$/)
    await user.click(button('I’d rather not say'))
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).not.toBe(first))
    await user.click(button('That’s enough'))
    await waitFor(() =>
      expect([...stored.takes.values()][0]?.followUps).toMatchObject([
        { question: first, isDeclined: true },
        { isDeclined: false },
      ]),
    )
  })
})

describe('a session as in a real interview', () => {
  it('has no clock, no hints and no notes', async () => {
    const { user, app } = show('/', { settings: { realInterview: true } })
    void app.practice.start([DEFAULT_PROMPT], app.settings.store.getState(), { outline: ['Locked gate'] })
    location.hash = '#/practice'
    await screen.findByText('Start now')
    expect(screen.queryByText('Locked gate')).toBeNull()
    expect(screen.queryByText(DEFAULT_PROMPT.hint)).toBeNull()
    await user.click(button('Start now'))
    await screen.findByRole('button', { name: 'Stop' })
    expect(screen.queryByRole('timer')).toBeNull()
    expect(screen.queryByText(/of 3:00/)).toBeNull()
  })
})

import { screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import type { Ports, SpeechModel } from '../../src/app/ports.ts'
import { fakeSpeech } from '../app/fakes.ts'
import { writtenTake } from '../app/takes.ts'
import { button, show } from './show.tsx'

const main = () => within(screen.getByRole('main'))

describe('the first screen', () => {
  it('says in three lines what it is about', () => {
    show('/')
    const lines = [
      'They aren’t testing whether you’ve failed.',
      'They want to know whether they can trust you.',
      'Talk; what you say stays on this computer.',
    ]
    for (const line of lines) expect(main().getByText(line)).toBeDefined()
    expect(main().getByText('English only, for now.')).toBeDefined()
  })

  it('begins with one button; the other ways come after it', () => {
    show('/')
    const [first] = main().getAllByRole('button')
    expect(first).toBe(button('Start practice'))
    expect(button('Look at a sample answer')).toBeDefined()
    expect(main().getByRole('link', { name: 'Type an answer instead' })).toBeDefined()
  })

  it('asks nothing: no microphone, no model, no dialogue, no field', () => {
    const openMicrophone = vi.fn<Ports['openMicrophone']>()
    const find = vi.fn<SpeechModel['find']>(() => Promise.resolve('hub'))
    const download = vi.fn<SpeechModel['download']>()
    show('/', { ports: { openMicrophone, models: [fakeSpeech({ find, download })] } })
    for (const port of [openMicrophone, find, download]) expect(port).not.toHaveBeenCalled()
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  it('shows no story to whoever looks over the shoulder', () => {
    show('/', {
      takes: [writtenTake([{ text: 'We lost a day.', part: 'failure' }], {}, { title: 'Lost day' })],
    })
    expect(document.body.textContent).not.toMatch(/lost/i)
  })

  it('asks the question that was chosen', () => {
    show('/', { settings: { prompt: 'mistake' } })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('a mistake you made')
  })

  it('leads to the practice by one click', async () => {
    const { user } = show('/')
    await user.click(button('Start practice'))
    expect(await screen.findByRole('button', { name: 'Start now' })).toBeDefined()
  })

  it('leads to the settings and to the takes', async () => {
    const { user } = show('/')
    await user.click(screen.getByRole('link', { name: 'Settings' }))
    expect(screen.getByRole('heading', { name: 'Settings' })).toBeDefined()
    await user.click(screen.getByRole('link', { name: 'Takes' }))
    expect(screen.getByRole('heading', { name: 'Your takes' })).toBeDefined()
    expect(screen.getByRole('link', { name: 'Takes' }).getAttribute('aria-current')).toBe('page')
  })

  it('opens the sample', async () => {
    const { user } = show('/')
    await user.click(button('Look at a sample answer'))
    expect(await screen.findByRole('heading', { name: 'A sample answer' })).toBeDefined()
  })

  it('says that the sample could not be opened, and can be asked again', async () => {
    const loadSample = () => Promise.reject(new Failure('storage-full'))
    const { user } = show('/', { ports: { loadSample } })
    await user.click(button('Look at a sample answer'))
    expect((await screen.findByRole('alert')).textContent).toContain('There is no room left')
    expect(button('Look at a sample answer')).toHaveProperty('disabled', false)
  })

  it('says that there is nothing at an address that nobody knows', () => {
    show('/nowhere')
    expect(screen.getByRole('heading', { name: 'There is nothing here' })).toBeDefined()
  })
})

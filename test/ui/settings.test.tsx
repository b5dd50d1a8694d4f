import { act, cleanup, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import type { Settings } from '../../src/core/settings.ts'
import { fakeSpeech } from '../app/fakes.ts'
import { button, show } from './show.tsx'

describe('the settings', () => {
  const choices: [string, string, Partial<Settings>][] = [
    ['Question', 'Tell me about a mistake you made.', { prompt: 'mistake' }],
    ['Time to think', 'None', { thinkTime: 0 }],
    ['Time to answer', '1:30 min', { limit: 90 }],
  ]
  it.each(choices)('keep the choice of %s', async (name, option, expected) => {
    const { user, settings } = show('/settings')
    await user.selectOptions(screen.getByRole('combobox', { name }), option)
    expect(settings()).toMatchObject(expected)
    cleanup()
    show('/settings', { settings: settings() })
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name })
    expect(select.selectedOptions[0]?.textContent).toBe(option)
  })

  const switches: [RegExp, boolean, (settings: Settings) => boolean][] = [
    [/^Speak the question/, false, ({ voice }) => voice],
    [/^Keys/, true, ({ keys }) => keys],
    [/^Noise suppression/, false, ({ noiseSuppression }) => noiseSuppression],
    [/^Automatic gain/, false, ({ automaticGain }) => automaticGain],
  ]
  it.each(switches)('keep the switch %s', async (name, isOn, read) => {
    const { user, settings } = show('/settings')
    expect(screen.getByRole('checkbox', { name })).toHaveProperty('checked', isOn)
    await user.click(screen.getByRole('checkbox', { name }))
    expect(read(settings())).toBe(!isOn)
    cleanup()
    show('/settings', { settings: settings() })
    expect(screen.getByRole('checkbox', { name })).toHaveProperty('checked', !isOn)
  })

  it('hold at once for the next session', async () => {
    const { user } = show('/settings')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Time to think' }), 'None')
    await user.click(screen.getByRole('link', { name: 'Candor' }))
    await user.click(button('Start practice'))
    expect(await screen.findByRole('timer')).toBeDefined()
  })

  it('say what stays where', () => {
    show('/settings')
    expect(screen.getByText(/No word or sound is sent anywhere/)).toBeDefined()
    expect(screen.getByText(/Anyone who can open this browser’s profile can open your takes/)).toBeDefined()
  })
})

describe('the check of the microphone', () => {
  it('shows that it hears, and closes it at the end', async () => {
    const { user, device } = show('/settings')
    await user.click(button('Check your microphone'))
    expect(await screen.findByText('Say something: the bar should move.')).toBeDefined()
    act(() => device.hear(0.1))
    expect(screen.getByText('Your microphone hears you.')).toBeDefined()
    await user.click(button('End the check'))
    expect(device.counts.closed).toBe(1)
  })

  it('closes it when the screen is left', async () => {
    const { user, device } = show('/settings')
    await user.click(button('Check your microphone'))
    await screen.findByRole('button', { name: 'End the check' })
    await user.click(screen.getByRole('link', { name: 'Takes' }))
    expect(device.counts.closed).toBe(1)
  })

  it('says why it cannot be opened', async () => {
    const openMicrophone = () => Promise.reject(new Failure('microphone-denied'))
    const { user } = show('/settings', { ports: { openMicrophone } })
    await user.click(button('Check your microphone'))
    expect((await screen.findByRole('alert')).textContent).toContain('may not use your microphone')
    expect(button('Check your microphone')).toHaveProperty('disabled', false)
  })
})

describe('the speech models', () => {
  const models = [
    fakeSpeech({ pace: () => 0.1 }),
    fakeSpeech({
      name: 'whisper-base.en',
      title: 'Whisper base',
      sizeBytes: 80_000_000,
      work: 2,
      find: () => Promise.resolve('hub'),
    }),
  ] as const
  const item = (name: string) => within(screen.getByRole('listitem', { name }))

  it('are told with their size, what they cost here, and where they are', async () => {
    show('/settings', { ports: { models } })
    expect(await item('Whisper tiny').findByText('Here, beside the app')).toBeDefined()
    expect(item('Whisper tiny').getByText(/about 43 MB, 6 s of work for a minute of speech/)).toBeDefined()
    expect(item('Whisper base').getByText(/about 80 MB, probably 12 s of work/)).toBeDefined()
    expect(await item('Whisper base').findByRole('button', { name: 'Download' })).toBeDefined()
  })

  it('keep the choice of one', async () => {
    const { user, settings } = show('/settings', { ports: { models } })
    expect(item('Whisper tiny').getByRole('radio')).toHaveProperty('checked', true)
    await user.click(item('Whisper base').getByRole('radio'))
    expect(settings().model).toBe('whisper-base.en')
    expect(item('Whisper tiny').getByRole('radio')).toHaveProperty('checked', false)
  })

  it('can be downloaded and deleted', async () => {
    const { user } = show('/settings', { ports: { models } })
    await user.click(await item('Whisper base').findByRole('button', { name: 'Download' }))
    await user.click(await item('Whisper base').findByRole('button', { name: 'Delete' }))
    expect(await item('Whisper base').findByRole('button', { name: 'Download' })).toBeDefined()
  })
})

describe('the user’s own terms', () => {
  it('are added, told and removed', async () => {
    const { user, settings } = show('/settings')
    await user.type(screen.getByRole('textbox', { name: 'Heard as' }), 'cue Bernetes')
    await user.type(screen.getByRole('textbox', { name: 'Meant' }), 'Kubernetes')
    await user.click(button('Add'))
    expect(screen.getByText('“cue Bernetes” is written “Kubernetes”')).toBeDefined()
    expect(settings().terms).toEqual([{ heard: 'cue Bernetes', meant: 'Kubernetes' }])
    await user.click(button('Remove “cue Bernetes”'))
    expect(settings().terms).toEqual([])
  })
})

describe('the company’s values', () => {
  it('are three at most, in the user’s words, and can be taken away', async () => {
    const { user, settings } = show('/settings')
    const fields = screen.getAllByRole('textbox', { name: /^Value [123]$/ })
    expect(fields).toHaveLength(3)
    await user.type(fields[0]!, 'Ownership')
    await user.type(fields[2]!, ' Customer first ')
    await user.tab()
    expect(settings().values).toEqual(['Ownership', 'Customer first'])
    await user.clear(screen.getByRole('textbox', { name: 'Value 1' }))
    await user.tab()
    expect(settings().values).toEqual(['Customer first'])
  })
})

describe('a question of the user’s own', () => {
  it('is added, chosen at once, and taken away', async () => {
    const { user, settings } = show('/settings')
    await user.click(screen.getByText('Your own questions'))
    await user.type(screen.getByRole('textbox', { name: 'Question' }), 'What would your manager change? ')
    await user.click(button('Add question'))
    expect(settings().ownPrompts).toEqual(['What would your manager change?'])
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Question' })
    expect(select.selectedOptions[0]?.textContent).toBe('What would your manager change?')
    expect(screen.getByText(/only your part in it/)).toBeDefined()
    await user.click(button('Remove “What would your manager change?”'))
    expect(select.selectedOptions[0]?.textContent).toBe('Tell me about a time you failed.')
  })

  it('says which parts a question expects', async () => {
    const { user } = show('/settings')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Question' }), 'surprise')
    expect(screen.getByText(/It need not be your doing/)).toBeDefined()
  })
})

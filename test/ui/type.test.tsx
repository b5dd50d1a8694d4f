import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import { judgementOf } from '../app/fakes.ts'
import { button, show } from './show.tsx'

const field = () => screen.getByRole('textbox', { name: 'Type or paste your answer as you would say it' })

describe('a typed answer', () => {
  it('asks the chosen question and waits for words', () => {
    show('/type', { settings: { prompt: 'mistake' } })
    expect(screen.getByRole('heading', { name: 'Tell me about a mistake you made.' })).toBeDefined()
    expect(screen.getByText('0 words')).toBeDefined()
    expect(button('Review this answer')).toHaveProperty('disabled', true)
  })

  it('counts its words', async () => {
    const { user } = show('/type')
    await user.type(field(), 'Everything')
    expect(screen.getByText('1 word, about 1 min aloud')).toBeDefined()
    await user.clear(field())
    await user.paste('word '.repeat(420))
    expect(screen.getByText('420 words, about 3 min aloud')).toBeDefined()
  })

  it('is kept and reviewed', async () => {
    const { user, stored } = show('/type', { settings: { limit: 120 } })
    await user.type(field(), 'We lost a day. I called them.')
    await user.click(button('Review this answer'))
    const transcript = within(await screen.findByRole('region', { name: 'Transcript' }))
    expect(transcript.getByText('called')).toBeDefined()
    expect([...stored.takes.values()]).toMatchObject([{ source: 'typed', limit: 120 }])
  })

  it('stays in its field when something goes wrong, and can be sent again', async () => {
    let isBroken = true
    const { user } = show('/type', {
      ports: {
        judge: (sentences) =>
          isBroken ? Promise.reject(new Failure('judge-failed')) : Promise.resolve(judgementOf(sentences)),
      },
    })
    await user.type(field(), 'We lost a day.')
    await user.click(button('Review this answer'))
    expect((await screen.findByRole('alert')).textContent).toContain('could not be read part by part')
    expect(field()).toHaveProperty('value', 'We lost a day.')
    isBroken = false
    await user.click(button('Review this answer'))
    expect(await screen.findByRole('region', { name: 'Transcript' })).toBeDefined()
  })
})

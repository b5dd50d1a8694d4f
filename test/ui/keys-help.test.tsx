import { act, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/app/app.ts'
import { AppContext } from '../../src/ui/app-context.ts'
import { KeysHelp } from '../../src/ui/review/recording/keys-help.tsx'
import { useKeys } from '../../src/ui/use-keys.ts'
import { fakePorts } from '../app/fakes.ts'

/** A page that has the list, by button and by key, and another key that is counted. */
function Page({ onKey }: { onKey: (key: string) => void }) {
  const [isOpen, setIsOpen] = useState(false)
  useKeys({
    '?': () => setIsOpen(true),
    '[': () => onKey('['),
    ' ': () => onKey('space'),
  })
  return (
    <>
      <button type="button" onClick={() => setIsOpen(true)}>
        Help
      </button>
      <details>
        <summary>More</summary>
      </details>
      {isOpen ? <KeysHelp onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

function open({ keys = true } = {}) {
  const app = createApp(fakePorts())
  app.settings.change({ keys })
  const pressed: string[] = []
  render(
    <AppContext value={app}>
      <Page onKey={(key) => pressed.push(key)} />
    </AppContext>,
  )
  return { app, pressed, user: userEvent.setup() }
}

const dialog = () => screen.findByRole('dialog', { name: 'Keys' })
const gone = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

describe('the list of keys', () => {
  it('opens at ? and names what each key does', async () => {
    const { user } = open()
    await user.keyboard('?')
    await dialog()
    const rows = screen.getAllByRole('term').map((term) => [term.textContent, term.nextSibling?.textContent])
    expect(rows).toEqual([
      ['Space', 'Play, or pause'],
      ['←→', 'Three seconds back, or on'],
      [
        '1to6',
        'To a part: Context, Failure, Your role, Response, Learning, Outcome. Again: to its next place',
      ],
      ['[]', 'To the mark or pause before, or the next one'],
      ['+−', 'Look closer at the recording, or wider'],
      ['Enter', 'On a line of the transcript: to where it begins'],
      ['?', 'This list'],
    ])
  })

  it.each(['{Escape}', '{Enter}'])('closes at %s and gives the focus back', async (key) => {
    const { user } = open()
    await user.click(screen.getByRole('button', { name: 'Help' }))
    await dialog()
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Close'))
    await user.keyboard(key)
    await gone()
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Help'))
  })

  it('keeps the other keys to itself while it is open', async () => {
    const { user, pressed } = open()
    await user.keyboard('[[')
    await user.keyboard('?')
    await dialog()
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Close'))
    await user.keyboard('[[')
    await user.click(screen.getByText('This list'))
    expect(document.activeElement?.textContent).not.toBe('Close')
    await user.keyboard('[[')
    expect(pressed).toEqual(['['])
  })

  it('does not open by key where keys are switched off, and says so', async () => {
    const { user, app } = open({ keys: false })
    await user.keyboard('?')
    expect(screen.queryByRole('dialog')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Help' }))
    await dialog()
    expect(screen.getByText('They are switched off in the settings; only Enter works.')).toBeDefined()
    act(() => app.settings.change({ keys: true }))
    expect(screen.getByText(/^They wait while you write/)).toBeDefined()
  })
})

describe('keys', () => {
  it('that a keyboard writes with AltGr count, with Control and Alt alone they do not', async () => {
    const { user, pressed } = open()
    await user.keyboard('{Control>}{Alt>}[[{/Alt}{/Control}')
    expect(pressed).toEqual([])
    const event = new KeyboardEvent('keydown', {
      key: '[',
      ctrlKey: true,
      altKey: true,
      modifierAltGraph: true,
      bubbles: true,
    })
    document.body.dispatchEvent(event)
    expect(pressed).toEqual(['['])
  })

  it('unfold on a summary and do nothing else', async () => {
    const { user, pressed } = open()
    screen.getByText('More').focus()
    await user.keyboard(' ')
    expect(pressed).toEqual([])
  })
})

import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { findSpecifics } from '../../src/core/report/specifics.ts'
import { Specifics } from '../../src/ui/review/facts/specifics.tsx'
import { button } from './show.tsx'

const SAID = [
  { text: 'On a Friday night we lost forty customers.', part: 'failure' },
  { text: 'I could have asked Jeroen.', part: 'role' },
  { text: 'I told Zanele and asked Priya.', part: 'response' },
  { text: 'I learned to be more careful.', part: 'learning' },
] as const

function open(sentences: Parameters<typeof findSpecifics>[0]) {
  const opened: number[] = []
  render(
    <Specifics
      specifics={findSpecifics(sentences)}
      onOpen={(sentence) => opened.push(sentence)}
      onDismiss={() => undefined}
    />,
  )
  return { opened, user: userEvent.setup() }
}

const list = (name: string): string[] =>
  within(screen.getByRole('list', { name }))
    .getAllByRole('button', { name: /^“/ })
    .map((item) => item.textContent)

describe('specifics', () => {
  it('are folded until somebody wants them', async () => {
    const { user } = open(SAID)
    const details = screen.getByText('Specifics').closest('details')
    expect(details?.open).toBe(false)
    await user.click(screen.getByText('Specifics'))
    expect(details?.open).toBe(true)
  })

  it('quote numbers, moments and other ways', () => {
    open(SAID)
    expect(list('Numbers')).toEqual(['“forty customers”'])
    expect(list('Moments')).toEqual(['“On a Friday night”'])
    expect(list('Other ways you could have gone')).toEqual(['“I could have asked Jeroen”'])
  })

  it('ask about lines that anyone could say, and about names', () => {
    open(SAID)
    expect(list('Could you say what that looked like?')).toEqual(['“I learned to be more careful.”'])
    expect(list('Would you say these in the room?')).toEqual(['“Jeroen”', '“Zanele”', '“Priya”'])
  })

  it('open the sentence that a quotation stands in', async () => {
    const { opened, user } = open(SAID)
    await user.click(screen.getByText('Specifics'))
    await user.click(button('“forty customers”'))
    await user.click(button('“Priya”'))
    expect(opened).toEqual([0, 2])
    button('“I could have asked Jeroen”').focus()
    await user.keyboard('{Enter}')
    expect(opened).toEqual([0, 2, 1])
  })

  it('say kindly what was not heard, and ask nothing about what is not there', () => {
    open([{ text: 'We talked.', part: 'context' }])
    for (const words of [
      'I didn’t hear how many, how much or how long.',
      'I didn’t hear a date, a day or a time.',
      'I didn’t hear another way that you weighed or left.',
      'I noticed no line to ask about.',
      'I noticed no names.',
    ])
      expect(screen.getByText(words)).toBeDefined()
    expect(screen.queryByRole('list')).toBeNull()
    expect(screen.queryByText(/Would you say these|Could you say/)).toBeNull()
  })

  it('are not counted', () => {
    open(SAID)
    expect(screen.getByRole('group').textContent).not.toMatch(/\d/)
  })
})

import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { InterviewerNotes as Notes } from '../../src/core/report/interviewer-notes.ts'
import { InterviewerNotes } from '../../src/ui/review/facts/interviewer-notes.tsx'

const notes: Notes = {
  accountability: { sentence: 2, quote: 'I never asked about the limit.' },
  judgment: null,
  resilience: { sentence: 4, quote: 'I called all forty customers.' },
  learning: null,
}

function open() {
  const opened: number[] = []
  render(
    <InterviewerNotes
      notes={notes}
      onOpen={(sentence) => opened.push(sentence)}
      onDismiss={() => undefined}
    />,
  )
  return { opened, user: userEvent.setup() }
}

describe('what the interviewer could write down', () => {
  it('is four lines, each a quotation or nothing yet', () => {
    open()
    const region = screen.getByRole('region', { name: 'What the interviewer could write down' })
    const terms = [...region.querySelectorAll('dt')].map((term) => term.textContent?.split(' ')[0])
    expect(terms).toEqual(['Accountability', 'Judgment', 'Resilience', 'Learning'])
    const lines = [...region.querySelectorAll('dd')].map((line) => line.textContent ?? '')
    expect(lines[0]).toContain('“I never asked about the limit.”')
    expect(lines[1]).toBe('Nothing to write yet.')
    expect(lines[2]).toContain('“I called all forty customers.”')
    expect(lines[3]).toBe('Nothing to write yet.')
  })

  it('opens the sentence that a quotation comes from, from the keyboard too', async () => {
    const { opened, user } = open()
    await user.click(screen.getByRole('button', { name: /forty customers.*Show it/ }))
    screen.getByRole('button', { name: /about the limit.*Show it/ }).focus()
    await user.keyboard('{Enter}')
    expect(opened).toEqual([4, 2])
  })

  it('says that an empty line is no verdict', () => {
    open()
    expect(screen.getByText(/you may still have said it/)).toBeDefined()
  })
})

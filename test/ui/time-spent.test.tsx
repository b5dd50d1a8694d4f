import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { TimeSpent as TimeFacts } from '../../src/core/report/time-spent.ts'
import { TimeSpent } from '../../src/ui/review/facts/time-spent.tsx'

const facts: TimeFacts = {
  duration: 112.4,
  limit: 180,
  parts: [
    { part: 'context', seconds: 52, share: 52 / 112.4, sentence: 1 },
    { part: 'failure', seconds: 40, share: 40 / 112.4, sentence: 6 },
  ],
  rest: { seconds: 20.4, share: 20.4 / 112.4 },
  longest: 'context',
  approach: { seconds: 55, sentence: 6, part: 'failure' },
}

async function unfold(changes: Partial<TimeFacts> = {}) {
  const opened: number[] = []
  const { container } = render(
    <TimeSpent time={{ ...facts, ...changes }} onOpen={(sentence) => opened.push(sentence)} />,
  )
  const user = userEvent.setup()
  const title = screen.getByText('Time')
  expect(title.closest('details')?.open).toBe(false)
  await user.click(title)
  expect(title.closest('details')?.open).toBe(true)
  return { opened, user, container }
}

describe('where the time went', () => {
  it.each([
    [112.4, 'It took 1 min 52 s of the 3 min that you meant to keep to.'],
    [180.3, 'It took 3 min: just the 3 min that you meant to keep to.'],
    [200.6, 'It took 3 min 21 s: 21 s more than the 3 min that you meant to keep to.'],
  ])('is told against the limit: %s seconds', async (duration, words) => {
    await unfold({ duration })
    expect(screen.getByText(words)).toBeDefined()
  })

  it('is a list with seconds, each part a way to its first sentence', async () => {
    const { opened, user } = await unfold()
    const list = within(screen.getByRole('list', { name: 'Where the time went' }))
    const rows = list.getAllByRole('listitem').map((row) => row.textContent)
    expect(rows).toEqual([
      expect.stringMatching(/Context52 s$/),
      expect.stringMatching(/Failure40 s$/),
      expect.stringMatching(/^Asides and pauses20 s$/),
    ])
    await user.click(list.getByRole('button', { name: 'Failure' }))
    expect(opened).toEqual([6])
  })

  it('is drawn too, as wide as it was long, for those who see it', async () => {
    const { container } = await unfold()
    const pieces = [...container.querySelectorAll<HTMLElement>('[aria-hidden] > [data-part]')]
    expect(pieces.map((piece) => piece.dataset['part'])).toEqual(['context', 'failure', 'none'])
    expect(Number.parseFloat(pieces[0]?.style.width ?? '')).toBeCloseTo(46.3, 1)
  })

  it('names what took longest, where that is known', async () => {
    await unfold()
    expect(screen.getByText('What took longest was “Context”.')).toBeDefined()
  })

  it('says nothing of what took longest where it is not known', async () => {
    await unfold({ longest: null })
    expect(screen.queryByText(/longest/)).toBeNull()
  })

  it('tells of a long way to what went wrong, and shows where it is', async () => {
    const { opened, user } = await unfold()
    expect(screen.getByText(/55 s go by before I hear what went wrong/)).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Show where' }))
    expect(opened).toEqual([6])
  })

  it('tells of a long way to one’s own part in other words', async () => {
    await unfold({ approach: { seconds: 55, sentence: 6, part: 'role' } })
    expect(screen.getByText(/before I hear what your own part was/)).toBeDefined()
  })

  it('is silent about a way that was not long', async () => {
    await unfold({ approach: null })
    expect(screen.queryByText(/go by before/)).toBeNull()
  })
})

import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { compareTakes } from '../../src/core/report/comparison.ts'
import { toReport } from '../../src/core/report/report.ts'
import { Comparison } from '../../src/ui/review/again/comparison.tsx'
import { writtenTake } from '../app/takes.ts'
import { button, noButton } from './show.tsx'

type Said = Parameters<typeof writtenTake>[0]

const INVOICES = 'We lost a day of invoices.'
const PORTO = 'A bakery in Porto had to close its doors.'
const LEDGER = 'The auditors froze our ledger.'
const REHEARSAL = 'Every release waits for a rehearsal on Thursday.'

const BEFORE: Said = [
  { text: INVOICES, part: 'failure', start: 0 },
  { text: LEDGER, part: 'failure', start: 10 },
]
/** The same failure with another fact, and a lesson that the take before did not have. */
const NOW: Said = [
  { text: INVOICES, part: 'failure', start: 0 },
  { text: PORTO, part: 'failure', start: 10 },
  { text: REHEARSAL, part: 'learning', start: 70, confidence: 0.3 },
]

const typed = (said: Said) => said.map(({ text, part }) => ({ text, part }))

function show(now: Said, before: Said, changes: { isNowTyped?: boolean; isSilent?: boolean } = {}) {
  const reports = [
    toReport(writtenTake(now, {}, changes.isNowTyped ? { source: 'typed', duration: null } : {})),
    toReport(writtenTake(before)),
  ] as const
  const [first, second] = reports
  if (!first || !second) throw new Error('A take is not written down')
  const on = {
    onOpenNow: vi.fn<(sentence: number) => void>(),
    onOpenBefore: vi.fn<(sentence: number) => void>(),
    onPlayNow: vi.fn<(start: number, end: number) => void>(),
    onPlayBefore: vi.fn<(start: number, end: number) => void>(),
  }
  render(
    <Comparison
      comparison={compareTakes(first, second)}
      {...on}
      onPlayBefore={changes.isSilent ? null : on.onPlayBefore}
    />,
  )
  return { ...on, user: userEvent.setup() }
}

async function unfold(...shown: Parameters<typeof show>) {
  const all = show(...shown)
  await all.user.click(screen.getByText('Part by part'))
  return all
}

const region = () => screen.getByRole('region', { name: 'Compared with before' })
const fold = () => screen.getByText('Part by part').closest('details')
const quoted = (name: string) =>
  within(screen.getByRole('list', { name }))
    .getAllByRole('button', { name: /Show it/ })
    .map((quote) => quote.textContent)
const entry = (part: string) => screen.getByRole('heading', { name: part }).closest('li')?.textContent ?? ''

describe('a take compared with one before', () => {
  it('says where it opens and what most of it is, where these changed', () => {
    const context = { text: 'I led the move.', part: 'context' as const, start: 0 }
    const failure = {
      text: 'We lost four hours of invoices that Monday.',
      part: 'failure' as const,
      start: 10,
    }
    const later = (said: typeof context | typeof failure) => ({ ...said, start: 30 })
    show([failure, later(context)], [context, later(failure)])
    expect(within(region()).getByText('You open on “Failure” now, on “Context” before.')).toBeDefined()
    expect(within(region()).queryByText(/^Most of it is/)).toBeNull()
  })

  it('says in one sentence what changed, and folds the rest', () => {
    show(NOW, BEFORE)
    const sentence = within(region()).getByText(
      'I heard “Learning” now and not before; there is something new in “Failure”; something was left out of “Failure”.',
    )
    expect(fold()?.open).toBe(false)
    expect(fold()?.contains(sentence)).toBe(false)
    expect(fold()?.textContent).toContain(PORTO)
  })

  it('says what it heard before and not now', () => {
    show(BEFORE, NOW)
    expect(region().textContent).toContain(
      'I heard “Learning” before and not now; there is something new in “Failure”; something was left out of “Failure”.',
    )
    expect(entry('Learning')).toContain('I heard this before. I didn’t hear it now.')
  })

  it('quotes what is new and what was left out under its part, and nothing that is in both', async () => {
    await unfold(NOW, BEFORE)
    expect(quoted('New: Failure')).toEqual([expect.stringContaining(`“${PORTO}”`)])
    expect(quoted('Left out: Failure')).toEqual([expect.stringContaining(`“${LEDGER}”`)])
    expect(quoted('New: Learning')).toEqual([expect.stringContaining(`“${REHEARSAL}”`)])
    expect(region().textContent).not.toContain(INVOICES)
  })

  it('opens a quotation in the take that it is from', async () => {
    const { user, onOpenNow, onOpenBefore } = await unfold(NOW, BEFORE)
    await user.click(button(/Porto.*Show it in this take$/))
    await user.click(button(/auditors.*Show it in the take before$/))
    expect(onOpenNow.mock.calls).toEqual([[1]])
    expect(onOpenBefore.mock.calls).toEqual([[1]])
  })

  it('plays a quotation from the take that it is from', async () => {
    const { user, onPlayNow, onPlayBefore } = await unfold(NOW, BEFORE)
    await user.click(button(`Hear it now: “${PORTO}”`))
    await user.click(button(`Hear it before: “${LEDGER}”`))
    expect(onPlayNow.mock.calls).toEqual([[10, 18.5]])
    expect(onPlayBefore.mock.calls).toEqual([[10, 14.5]])
  })

  it('plays the same part from both', async () => {
    const { user, onPlayNow, onPlayBefore } = await unfold(NOW, BEFORE)
    await user.click(button('Hear it now: Failure'))
    await user.click(button('Hear it before: Failure'))
    expect(onPlayNow.mock.calls).toEqual([[0, 18.5]])
    expect(onPlayBefore.mock.calls).toEqual([[0, 14.5]])
    expect(noButton('Hear it before: Learning')).toBe(true)
  })

  it('sets the seconds of a part side by side, and says nothing of a part without any', async () => {
    await unfold(NOW, BEFORE)
    expect(entry('Failure')).toContain('14 s now, 10 s before')
    expect(entry('Learning')).toContain('8 s now')
    expect(entry('Learning')).not.toContain(' s before')
    expect(screen.queryByRole('heading', { name: 'Outcome' })).toBeNull()
  })

  it('says where it is not sure that a quotation belongs to its part', async () => {
    await unfold(NOW, BEFORE)
    expect(entry('Learning')).toContain('I’m not sure that this belongs to “Learning”.')
    expect(entry('Failure')).not.toContain('I’m not sure')
  })

  it('plays nothing where the answer was typed', async () => {
    await unfold(typed(NOW), BEFORE, { isNowTyped: true })
    expect(noButton(/^Hear it now/)).toBe(true)
    expect(button('Hear it before: Failure')).toBeDefined()
    expect(entry('Failure')).toContain('10 s before')
  })

  it('plays nothing from a take that cannot be heard', async () => {
    await unfold(NOW, BEFORE, { isSilent: true })
    expect(noButton(/^Hear it before/)).toBe(true)
    expect(button('Hear it now: Failure')).toBeDefined()
  })
})

describe('much the same', () => {
  it('is said where nothing is new and nothing left out', () => {
    show(BEFORE, BEFORE)
    expect(within(region()).getByText('Much the same as before.')).toBeDefined()
    expect(entry('Failure')).toContain('10 s now, 10 s before')
  })

  it('has nothing to unfold where both were typed', () => {
    show(typed(BEFORE), typed(BEFORE), { isNowTyped: true })
    expect(region().textContent).toContain('Much the same as before.')
    expect(screen.queryByText('Part by part')).toBeNull()
  })
})

describe('words that are recited', () => {
  const line = 'I rang the bakery in Porto and told the owner that her oven was still in Hamburg.'
  const recital: Said = [
    { text: INVOICES, part: 'failure', start: 0 },
    { text: line, part: 'response', start: 8 },
  ]

  it('are quoted, with a kind word', async () => {
    const { user, onOpenNow, onOpenBefore } = await unfold(recital, [...recital].slice(1))
    const words = within(screen.getByRole('list', { name: 'Word for word' }))
    expect(words.getByText(`“${line}”`)).toBeDefined()
    expect(region().textContent).toContain(
      'These words are the same as last time, word for word. It may sound learned by heart.',
    )
    await user.click(words.getByRole('button', { name: `Show it now: “${line}”` }))
    await user.click(words.getByRole('button', { name: `Show it before: “${line}”` }))
    expect(onOpenNow.mock.calls).toEqual([[1]])
    expect(onOpenBefore.mock.calls).toEqual([[0]])
  })

  it('are said to be so where nothing else changed', () => {
    show(recital, recital)
    expect(within(region()).getByText('Much the same as before, in places word for word.')).toBeDefined()
  })

  it('are quoted by their beginning where they are many', async () => {
    const whole = Array.from({ length: 3 }, (_, place) => ({
      text: line,
      part: 'response' as const,
      start: place * 20,
    }))
    await unfold(whole, whole)
    const words = screen.getByRole('list', { name: 'Word for word' })
    expect(words.textContent).toContain('I rang the bakery in Porto')
    expect(words.textContent).toMatch(/ …”/)
    expect(words.textContent?.match(/Hamburg/g)).toHaveLength(1)
  })

  it('are not spoken of where there are none', async () => {
    await unfold(NOW, BEFORE)
    expect(screen.queryByText(/word for word/)).toBeNull()
  })
})

it('grades nobody and loses nothing: no score, no “missing”, no “lost”', async () => {
  await unfold(NOW.slice(1), BEFORE.slice(1))
  expect(region().textContent).not.toMatch(
    /\d\s*%|\bscore|\bgrade|\bbetter|\bworse|missing|lost|\bwords in common/i,
  )
})

import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { type Report, toReport } from '../../src/core/report/report.ts'
import type { Word } from '../../src/core/words.ts'
import { RecordingList } from '../../src/ui/review/recording/recording-list.tsx'
import { UNEARNED } from '../app/fakes.ts'
import { writtenTake } from '../app/takes.ts'

/** Context to 5.5, failure to 15.5 with two marks, nothing to 70, role. */
const spoken = writtenTake(
  [
    { text: 'I led a team of four.', part: 'context', start: 0 },
    {
      text: 'The vendor never told us, it was just a day.',
      part: 'failure',
      start: 6,
      tone: [{ kind: 'minimize', quote: 'just a day' }],
    },
    { text: 'I had not asked.', part: 'role', start: 70 },
  ],
  {},
  { corrections: [{ name: 'mark', sentence: 2, kind: 'distance' }] },
)

async function open({ limit = 180, isAsked = false, isPaced = false, take = spoken } = {}) {
  const played: number[] = []
  render(
    <RecordingList
      report={toReport(take, UNEARNED) as Report}
      limit={limit}
      duration={80}
      isAsked={isAsked}
      isPaced={isPaced}
      onPlay={(from) => played.push(from)}
    />,
  )
  const user = userEvent.setup()
  await user.click(screen.getByText('As a list'))
  return { user, played }
}

const namesOf = (): string[] =>
  screen.getAllByRole('button').map((entry) => entry.textContent?.replace(/\s+/g, ' ') ?? '')

describe('the recording as a list', () => {
  it('tells the pace of the parts beside that of the take, where it is wanted', async () => {
    const words = (count: number, pace: number, start: number): Word[] =>
      Array.from({ length: count }, (_, i) => ({
        text: 'table',
        start: start + i / pace,
        end: start + (i + 1) / pace,
      }))
    const take = writtenTake([
      { text: Array(40).fill('table').join(' '), part: 'failure' },
      { text: Array(40).fill('table').join(' '), part: 'role' },
    ])
    if (take.transcript.name === 'written') {
      take.transcript.sentences[0]!.words = words(40, 2, 0)
      take.transcript.sentences[1]!.words = words(40, 4, 30)
    }
    await open({ isPaced: true, take })
    expect(namesOf()[0]).toMatch(/Failure, until 0:20, about 25 % slower than the whole take$/)
    expect(namesOf().at(-1)).toMatch(/Your role, until 0:40, about 50 % faster than the whole take$/)
  })

  it('waits folded until it is opened', async () => {
    const { user } = await open()
    const folded = screen.getByText('As a list').closest('details')
    expect(folded?.open).toBe(true)
    await user.click(screen.getByText('As a list'))
    expect(folded?.open).toBe(false)
  })

  it('tells the parts, the pauses, the marks and the limit, with their times', async () => {
    await open({ limit: 72, isAsked: true })
    expect(namesOf()).toEqual([
      expect.stringMatching(/^Play from 0:00.*Context, until 0:05$/),
      expect.stringMatching(/^Play from 0:06.*Failure, until 0:15$/),
      expect.stringMatching(/^Play from 0:13.*“just a day” may sound like playing it down$/),
      expect.stringMatching(/^Play from 0:13.*No words for about 55 s, at 0:15$/),
      expect.stringMatching(/^Play from 1:10.*Your role, until 1:13$/),
      expect.stringMatching(/^Play from 1:10.*“I had not asked.” may sound at a distance, marked by you$/),
      expect.stringMatching(/^Play from 1:12.*The limit of 1 min 12 s; 8 s more follow$/),
    ])
  })

  it('has of the marks that were not asked for only the user’s own', async () => {
    await open()
    expect(namesOf().join()).not.toContain('just a day')
    expect(namesOf().join()).toContain('marked by you')
  })

  it('says in a line that the limit was kept', async () => {
    await open()
    expect(screen.getByText('1 min 20 s long, within the limit of 3 min.')).toBeDefined()
    expect(namesOf().join()).not.toContain('limit')
  })

  it('plays from an entry, and from before a pause, so that it is heard as one', async () => {
    const { user, played } = await open({ limit: 72, isAsked: true })
    for (const name of [/Failure/, /just a day/, /No words/, /The limit/])
      await user.click(screen.getByRole('button', { name }))
    expect(played).toEqual([6, 13, 13.5, 72])
  })

  it('is gone through with the keyboard', async () => {
    const { user, played } = await open()
    await user.tab()
    await user.tab()
    await user.keyboard('{Enter}')
    expect(played).toEqual([6])
  })
})

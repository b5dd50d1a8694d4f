import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { findPrompt } from '../../src/core/prompts.ts'
import type { Again } from '../../src/core/report/again.ts'
import type { Take } from '../../src/core/take.ts'
import { writtenTake } from '../app/takes.ts'
import { button, noButton, show } from './show.tsx'

const story = [
  { text: 'We lost forty invoices on Monday.', part: 'failure' as const, start: 0 },
  {
    text: 'I had skipped the load test that the whole team had planned together.',
    part: 'role' as const,
    start: 10,
  },
  { text: 'I restored everything from the log.', part: 'response' as const, start: 20 },
  { text: 'Now I write the test first.', part: 'learning' as const, start: 30 },
]
const first = writtenTake(story, { outcome: 'not-heard' })
const again: Again = {
  of: 'a',
  name: 'retake',
  kind: 'outcome-not-heard',
  part: 'outcome',
  question: 'When did it come up again?',
  keep: 'I had skipped the load test that the whole team had planned together.',
  pins: [],
  round: 1,
}
const second: Take = {
  ...writtenTake([...story, { text: 'Since then nothing was lost.', part: 'outcome', start: 40 }]),
  id: 'b',
  again,
}

async function open(id: string, takes: readonly Take[]) {
  const shown = show(`/takes/${id}`, { takes, settings: { thinkTime: 0 } })
  await screen.findByRole('region', { name: 'Transcript' })
  return shown
}

describe('the way on from a report', () => {
  it('asks the one question alone, for half a minute', async () => {
    const { user } = await open('a', [first])
    await user.click(button('Answer this alone'))
    await user.click(await screen.findByRole('button', { name: 'Start now' }))
    expect(await screen.findByText('When did it come up again, and how did it go?')).toBeDefined()
    expect(screen.getByText('30 s left')).toBeDefined()
  })

  it('is the whole answer again, with six of the own words in sight at most', async () => {
    const { user, app } = await open('a', [first])
    await user.click(screen.getByText('Keep up to 6 of your own words in sight'))
    const words = within(screen.getByRole('group', { name: 'Words to keep in sight' })).getAllByRole('button')
    expect(words.length).toBeGreaterThan(6)
    for (const word of words.slice(0, 6)) await user.click(word)
    expect(words[6]).toHaveProperty('disabled', true)
    await user.click(button('Tell it again'))
    const list = within(await screen.findByRole('list', { name: 'Your words' }))
    expect(list.getAllByRole('listitem')).toHaveLength(6)
    expect(app.practice.store.getState()).toMatchObject({ prompt: { text: first.prompt } })
  })

  it('is any part alone, from the arc', async () => {
    const { user, app } = await open('a', [first])
    await user.click(button('Say Your role alone'))
    expect(await screen.findByText('What did you decide, or not see?')).toBeDefined()
    expect(app.practice.store.getState()).toMatchObject({
      prompt: { text: 'What did you decide, or not see?' },
    })
  })

  it('is not offered for the sample', async () => {
    await open('a', [{ ...first, source: 'sample' }])
    expect(noButton('Tell it again')).toBe(true)
    expect(noButton('Say Your role alone')).toBe(true)
  })

  it('after two retakes for the same is another question, or enough for today', async () => {
    await open('b', [first, { ...first, id: 'b', again: { ...again, round: 2 } }])
    expect(screen.getByText(/Twice is enough for one thing today/)).toBeDefined()
    expect(button('Try it on “Tell me about a mistake you made.”')).toBeDefined()
    expect(noButton('Tell it again')).toBe(true)
  })

  it('… or the same question as another interviewer would put it', async () => {
    const { user, app } = await open('b', [first, { ...first, id: 'b', again: { ...again, round: 2 } }])
    await user.click(button(/^Answer “/))
    await screen.findByRole('timer')
    const state = app.practice.store.getState()
    const asked = state.name === 'answering' ? state.prompt.text : ''
    expect(asked).not.toBe(first.prompt)
    expect(findPrompt(asked)).toBe(findPrompt(first.prompt))
  })
})

describe('the report on a second take', () => {
  it('says whether the one thing is in, with both moments, and whether the kept line survived', async () => {
    await open('b', [first, second])
    const verdict = within(screen.getByRole('region', { name: 'It’s in.' }))
    expect(verdict.getByText('“Since then nothing was lost.”')).toBeDefined()
    expect(await verdict.findByText('I didn’t hear it.')).toBeDefined()
    expect(
      verdict.getByText(
        /The line to keep is still there: “I had skipped the load test that the whole team had planned together.”/,
      ),
    ).toBeDefined()
  })

  it('says what is left out', async () => {
    const without = { ...second, ...writtenTake(story.filter(({ part }) => part !== 'role')), id: 'b', again }
    await open('b', [first, without])
    expect(screen.getByRole('region', { name: /Not yet/ })).toBeDefined()
    expect(screen.getByText(/is left out this time/)).toBeDefined()
  })

  it('does without an earlier take that was deleted', async () => {
    await open('b', [second])
    expect(await screen.findByText('The earlier take is not here any more.')).toBeDefined()
  })

  it('is not compared with a take that was deleted in another tab', async () => {
    const { user, stored } = await open('b', [first, { ...first, id: 'b' }])
    const choice = await screen.findByRole('combobox', { name: 'Compare with' })
    stored.takes.delete('a')
    await user.selectOptions(choice, 'a')
    expect(await screen.findByText('The earlier take is not here any more.')).toBeDefined()
  })
})

describe('an answer to one question alone', () => {
  const drill: Take = {
    ...writtenTake([{ text: 'Since then nothing was lost.', part: 'outcome', start: 0 }]),
    id: 'c',
    prompt: 'When did it come up again, and how did it go?',
    again: { ...again, name: 'drill' },
  }

  it('is judged by that question alone', async () => {
    await open('c', [first, drill])
    expect(screen.getByRole('region', { name: 'It’s in.' })).toBeDefined()
    expect(screen.queryByRole('list', { name: 'Arc' })).toBeNull()
    expect(screen.queryByRole('region', { name: 'One thing to try next' })).toBeNull()
    expect(button('Ask me in other words')).toBeDefined()
  })

  it('is kept with its take, not among the others', async () => {
    const { user } = await open('a', [first, drill])
    expect(screen.getByRole('link', { name: drill.prompt })).toBeDefined()
    await user.click(screen.getByRole('link', { name: 'Takes' }))
    const list = within(await screen.findByRole('list', { name: 'Takes' }))
    expect(list.getAllByRole('listitem')).toHaveLength(1)
  })
})

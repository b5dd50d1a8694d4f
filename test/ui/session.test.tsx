import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import { fakeTakes } from '../app/fakes.ts'
import { takeOf, writtenTake } from '../app/takes.ts'
import { button, noButton, show } from './show.tsx'

type Options = Parameters<typeof show>[1]
const main = () => within(screen.getByRole('main'))

async function answering(options: Options = {}) {
  const shown = show('/practice', {
    ...options,
    settings: { questions: 2, thinkTime: 5, ...options.settings },
  })
  await shown.user.click(button('Start practice'))
  await shown.user.click(await screen.findByRole('button', { name: 'Start now' }))
  await screen.findByRole('button', { name: 'Stop' })
  return shown
}

describe('a session of two questions', () => {
  it('says which question it is, draws breath, and ends with one review', async () => {
    const { user, device } = await answering()
    device.hear(2)
    await user.click(button('Stop'))
    const heading = await screen.findByRole('heading', { level: 1, name: '1 of 2 answered' })
    expect(document.activeElement).toBe(heading)
    await user.click(button('Next question'))
    expect(await screen.findByText('Question 2 of 2')).toBeDefined()
    await user.click(button('Start now'))
    device.hear(2)
    await user.click(await screen.findByRole('button', { name: 'Stop' }))
    expect(await screen.findByRole('heading', { level: 1, name: '2 questions, answered' })).toBeDefined()
    const answers = within(screen.getByRole('list', { name: 'Answers' })).getAllByRole('heading')
    expect(answers.map((answer) => answer.textContent)).toEqual([
      '1. Tell me about a time you failed.',
      '2. Tell me about a mistake you made.',
    ])
    expect(await screen.findAllByRole('link', { name: 'Open this answer' })).toHaveLength(2)
  })

  it('can be stopped while its first question is asked again: what was answered is shown', async () => {
    const { user, device } = await answering()
    device.hear(2)
    await user.click(button('Stop'))
    await user.click(await screen.findByRole('button', { name: 'Answer it again' }))
    await user.click(await screen.findByRole('button', { name: 'Stop here' }))
    expect(await screen.findByRole('heading', { level: 1, name: '1 of 2 questions answered' })).toBeDefined()
  })

  it('goes straight on in a real interview, without a second try', async () => {
    const { user, device } = await answering({ settings: { realInterview: true } })
    device.hear(2)
    await user.click(button('Stop'))
    expect(await screen.findByText('Question 2 of 2')).toBeDefined()
    expect(noButton('Answer it again')).toBe(true)
  })

  it('can be stopped before the second: what was answered is shown', async () => {
    const { user, device } = await answering()
    device.hear(2)
    await user.click(button('Stop'))
    await user.click(await screen.findByRole('button', { name: 'Stop here' }))
    expect(await screen.findByRole('heading', { level: 1, name: '1 of 2 questions answered' })).toBeDefined()
  })

  it('leads to what was kept where the second could not be stored', async () => {
    const takes = fakeTakes()
    let saved = 0
    const save: typeof takes.store.save = (take, audio) =>
      saved++ === 0 ? takes.store.save(take, audio) : Promise.reject(new Failure('storage-full'))
    const { user, device } = await answering({ ports: { takes: { ...takes.store, save } } })
    device.hear(2)
    await user.click(button('Stop'))
    await user.click(await screen.findByRole('button', { name: 'Next question' }))
    await user.click(await screen.findByRole('button', { name: 'Start now' }))
    await user.click(await screen.findByRole('button', { name: 'Stop' }))
    await user.click(await screen.findByRole('link', { name: 'See what you answered' }))
    expect(await screen.findByRole('heading', { level: 1, name: '1 of 2 questions answered' })).toBeDefined()
  })
})

describe('the first screen', () => {
  it('says how many questions come, and keeps a surprise', async () => {
    show('/', { settings: { questions: 3 } })
    expect(main().getByText('3 questions in a row, this one first.')).toBeDefined()
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('a time you failed')
  })

  it('shows no question where a surprise was chosen', () => {
    show('/', { settings: { order: 'surprise' } })
    expect(screen.getByRole('heading', { level: 1 }).textContent).not.toContain('Tell me about')
  })
})

describe('the review of a session', () => {
  const place = (index: number) => ({ session: { id: 's', index, count: 2 } })
  const told = writtenTake(
    [
      { text: 'In May I led the move of 4 databases.', part: 'context' },
      { text: 'It broke on Friday.', part: 'failure' },
    ],
    {},
    { id: 'told', ...place(0) },
  )

  it('has one thing to try next, and of each answer what was heard', async () => {
    show('/sessions/s', { takes: [told, takeOf({ id: 'silent', createdAtMs: 1_000_001, ...place(1) })] })
    const first = within(await screen.findByRole('list', { name: 'Answers' })).getAllByRole('listitem')[0]
    expect(first?.textContent).toContain('I heard “Context”, “Failure”.')
    expect(first?.textContent).toContain('did you say it?')
    expect(screen.getAllByRole('heading', { name: 'One thing to try next' })).toHaveLength(1)
    // Of the other nothing is said before it is written down.
    expect(screen.getByText(/one answer is still to come/)).toBeDefined()
  })

  it('asks first how one thinks that it went, and keeps it', async () => {
    const { user, stored } = show('/sessions/s', { takes: [told] })
    await user.type(
      await screen.findByRole('textbox', { name: /How do you think that went/ }),
      'Too fast{Enter}',
    )
    expect(await screen.findByText('“Too fast”', { exact: false })).toBeDefined()
    expect(stored.takes.get('told')?.reflection).toBe('Too fast')
  })

  it('is one click from each of its answers', async () => {
    const { user } = show('/takes/told', { takes: [told] })
    await user.click(await screen.findByRole('link', { name: 'question 1 of 2' }))
    expect(await screen.findByRole('heading', { level: 1, name: '1 of 2 questions answered' })).toBeDefined()
  })

  it('that is not here says so', async () => {
    show('/sessions/none')
    expect(await screen.findByRole('heading', { name: 'These answers are not here' })).toBeDefined()
  })
})

import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { EMPTY_DRAFT, type Story } from '../../src/core/stories/story.ts'
import { fakeStories } from '../app/fakes.ts'
import { writtenTake } from '../app/takes.ts'
import { button, noButton, show } from './show.tsx'

const MOVE: Story = {
  ...EMPTY_DRAFT,
  id: 'move',
  title: 'The move',
  notes: { ...EMPTY_DRAFT.notes, failure: 'Locked gate at six', role: 'Never asked for the key' },
  isArchived: false,
  createdAtMs: 1,
}

const take = writtenTake(
  [
    { text: 'In spring I led the move of a warehouse.', part: 'context' },
    { text: 'The trucks stood before a locked gate for 4 hours.', part: 'failure' },
    { text: 'I never asked the landlord for the key.', part: 'role' },
  ],
  {},
  { source: 'typed', duration: null, peaks: [] },
)

async function open(address: string, stories: readonly Story[] = [], takes = [take]) {
  const bank = fakeStories()
  for (const story of stories) bank.stories.set(story.id, story)
  const shown = show(address, { takes, ports: { stories: bank.store } })
  await screen.findByRole('heading', { level: 1 })
  return { ...shown, bank }
}
const region = (name: string) => within(screen.getByRole('region', { name }))

describe('finding a story', () => {
  it('asks nine questions, then three that make a memory a story, and keeps it', async () => {
    const { user, bank } = await open('/stories/find')
    expect(screen.getAllByRole('button')).toHaveLength(9)
    await user.click(button('Which risk did you raise too late, or not at all?'))
    expect(screen.getByText(/Was there a moment when someone else was affected\?/)).toBeDefined()
    await user.type(screen.getByRole('textbox', { name: /what comes to mind/ }), 'The move')
    await user.type(screen.getByRole('textbox', { name: /Who was affected/ }), 'Four drivers')
    expect(screen.queryByText(/someone else was affected\?/)).toBeNull()
    await user.click(button('Keep it as a story'))
    await screen.findByRole('heading', { name: 'The move' })
    expect([...bank.stories.values()]).toMatchObject([
      { title: 'The move', category: 'communication', notes: { failure: 'Four drivers' } },
    ])
  })

  it('is offered on the first screen, which shows no story', async () => {
    await open('/', [MOVE])
    expect(screen.getByRole('link', { name: 'I can’t think of a story' })).toBeDefined()
    expect(document.body.textContent).not.toContain('The move')
  })
})

describe('the board', () => {
  it('of an empty bank says what to do first', async () => {
    await open('/stories')
    expect(region('Prepare this next').getByText(/Find one story/)).toBeDefined()
    expect(screen.queryByRole('table')).toBeNull()
  })

  it('has the stories by category and by question, and what each still lacks', async () => {
    await open('/stories', [MOVE], [{ ...take, storyId: 'move' }])
    const card = region('By category').getByRole('link', { name: /^The move/ })
    expect(card.textContent).toMatch(/I didn’t hear .*“Learning”/)
    const row = screen.getByRole('row', { name: /a time you failed/ })
    expect(row.textContent).toContain('The move')
    expect(screen.getByRole('row', { name: /missed a deadline/ }).textContent).toContain('none yet')
    expect(region('Prepare this next').getByText(/Tell “The move” again/)).toBeDefined()
  })
})

describe('ten minutes today', () => {
  const isToday = { storyId: 'move', createdAtMs: 1_000_000 }

  it('ask the one question alone first, then the story', async () => {
    const { user, stored, device } = await open('/stories', [MOVE], [{ ...take, ...isToday }])
    const today = region('Ten minutes today')
    expect(today.getAllByRole('listitem')[0]?.textContent).toContain(
      'Answer one question alone, in 30 seconds',
    )
    await user.click(today.getByRole('button', { name: 'Answer it' }))
    await user.click(await screen.findByRole('button', { name: 'Start now' }))
    device.hear(1)
    await user.click(await screen.findByRole('button', { name: 'Stop' }))
    await screen.findByRole('heading', { level: 2, name: 'Again' })
    expect([...stored.takes.values()].at(-1)).toMatchObject({
      storyId: 'move',
      again: { name: 'drill', of: 'a' },
    })
  })

  it('tell the story to a question, with its notes in sight', async () => {
    const { user } = await open('/stories', [MOVE], [])
    await user.click(region('Ten minutes today').getByRole('button', { name: 'Tell it' }))
    const outline = await screen.findByRole('list', { name: 'Outline' })
    expect(outline.textContent).toContain('Locked gate at six')
  })

  it('are over after two tellings', async () => {
    const twice = ['a', 'b'].map((id) => ({ ...take, ...isToday, id }))
    await open('/stories', [MOVE], twice)
    expect(region('Ten minutes today').getByText(/Stop here/)).toBeDefined()
    expect(region('Ten minutes today').queryByRole('button')).toBeNull()
  })
})

describe('two stories with one lesson', () => {
  it('are asked about, in the words of both', async () => {
    const learning = 'A signature from the landlord before each move'
    const stories = ['One', 'Two'].map((title) => ({
      ...MOVE,
      id: title,
      title,
      notes: { ...MOVE.notes, learning },
    }))
    await open('/stories', stories, [])
    const asked = region('The same lesson twice?')
    expect(asked.getByRole('heading').textContent).toBe('Is this the same lesson twice?')
    expect(asked.getAllByText(learning)).toHaveLength(2)
  })
})

describe('a story', () => {
  it('is written first, and kept', async () => {
    const { user, bank } = await open('/stories/new')
    expect((button('Keep the story') as HTMLButtonElement).disabled).toBe(true)
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'The quote')
    await user.selectOptions(screen.getByRole('combobox', { name: 'About' }), 'leadership')
    await user.type(screen.getByRole('textbox', { name: 'Your role' }), 'Said yes at once')
    await user.click(screen.getByRole('checkbox', { name: /a mistake you made/ }))
    await user.click(button('Keep the story'))
    await screen.findByRole('heading', { name: 'The quote' })
    expect([...bank.stories.values()]).toMatchObject([
      { category: 'leadership', notes: { role: 'Said yes at once' }, prompts: ['failure', 'mistake'] },
    ])
  })

  it('is edited in place, as fast as one types', async () => {
    const { user, bank } = await open('/stories/move', [MOVE])
    await user.type(screen.getByRole('textbox', { name: 'Name' }), ' to Graz')
    await user.type(screen.getByRole('textbox', { name: 'Response' }), 'Drove there')
    expect(bank.stories.get('move')).toMatchObject({
      title: 'The move to Graz',
      notes: { response: 'Drove there' },
    })
    expect(screen.getByRole('heading', { name: 'The move to Graz' })).toBeDefined()
  })

  it('is archived and brought back, deleted and brought back', async () => {
    const { user, bank } = await open('/stories/move', [MOVE])
    await user.click(button('Archive'))
    expect(bank.stories.get('move')?.isArchived).toBe(true)
    await user.click(button('Bring back from the archive'))
    await user.click(button('Delete'))
    expect(bank.stories.size).toBe(0)
    await screen.findByText(/“The move” was deleted\. Its takes are still there\./)
    await user.click(button('Undo'))
    expect(bank.stories.get('move')).toMatchObject({ title: 'The move', isArchived: false })
  })

  it('is told with its notes in sight until the answer begins, and the take is one of its takes', async () => {
    const { user, app, stored } = await open('/stories/move', [MOVE], [])
    await user.click(button('Tell this story'))
    const outline = await screen.findByRole('list', { name: 'Outline' })
    expect(
      within(outline)
        .getAllByRole('listitem')
        .map((note) => note.textContent),
    ).toEqual(['Locked gate at six', 'Never asked for the key'])
    await user.click(button('Start now'))
    await screen.findByRole('timer')
    expect(screen.queryByText('Locked gate at six')).toBeNull()
    await user.click(button('Stop'))
    await waitFor(() => expect([...stored.takes.values()]).toMatchObject([{ storyId: 'move' }]))
    app.practice.leave()
  })

  it('shows its takes beside each other: length, own part, parts heard', async () => {
    const typed = { ...take, storyId: 'move' }
    const spoken = { ...typed, id: 'b', createdAtMs: 2_000_000, duration: 95, source: 'spoken' as const }
    const silent = writtenTake(
      [{ text: 'The trucks stood before a locked gate.', part: 'failure' }],
      {},
      { id: 'c', createdAtMs: 500_000, storyId: 'move', duration: 200, limit: 180 },
    )
    await open('/stories/move', [MOVE], [typed, spoken, silent])
    const rows = region('Over time').getAllByRole('row').slice(1)
    expect(
      rows.map((row) =>
        within(row)
          .getAllByRole('cell')
          .map((cell) => cell.textContent),
      ),
    ).toEqual([
      ['3:20', 'not heard', 'Failure'],
      ['typed', 'yes', 'Context, Failure, Your role'],
      ['1:35', 'yes', 'Context, Failure, Your role'],
    ])
  })

  it('that is not here says so', async () => {
    await open('/stories/gone')
    expect(await screen.findByText('This story is not here')).toBeDefined()
  })
})

describe('a take', () => {
  it('becomes a story in one click, in the words that were said', async () => {
    const { user, bank, stored } = await open('/takes/a')
    await user.click(await screen.findByRole('button', { name: 'Keep it as a story' }))
    await screen.findByRole('link', { name: 'Open the story' })
    const [story] = [...bank.stories.values()]
    expect(story).toMatchObject({
      title: 'The trucks stood before a locked …',
      notes: { role: 'I never asked the landlord for the key' },
    })
    await waitFor(() => expect(stored.takes.get('a')?.storyId).toBe(story?.id))
  })

  it('can be given to a story that is there, and taken from it', async () => {
    const { user, stored } = await open('/takes/a', [MOVE])
    const choice = await screen.findByRole('combobox', { name: 'This tells' })
    await user.selectOptions(choice, 'move')
    await waitFor(() => expect(stored.takes.get('a')?.storyId).toBe('move'))
    expect(noButton('Keep it as a story')).toBe(true)
    await user.selectOptions(choice, '')
    await waitFor(() => expect(stored.takes.get('a')?.storyId).toBeUndefined())
    cleanup()
  })
})

describe('the night before', () => {
  const at = new Date(2026, 11, 1, 20).getTime()
  const openNight = async (interviewDay: string, address = '/stories') => {
    const bank = fakeStories()
    bank.stories.set('move', MOVE)
    const shown = show(address, {
      takes: [{ ...take, storyId: 'move', source: 'spoken', duration: 60 }],
      settings: { interviewDay },
      ports: { stories: bank.store, now: () => at },
    })
    await screen.findByRole('heading', { level: 1 })
    return shown
  }

  it.each(['2026-12-02', '2026-12-01'])('begins on the eve: interview on %s', async (day) => {
    const { user } = await openNight(day)
    expect(screen.queryByRole('region', { name: 'Prepare this next' })).toBeNull()
    await user.click(screen.getByRole('link', { name: 'The night before' }))
    await screen.findByRole('heading', { name: 'The night before' })
  })

  it.each(['', '2026-12-03', '2026-11-30'])(
    'is not offered on other days: interview on “%s”',
    async (day) => {
      await openNight(day)
      expect(screen.queryByRole('link', { name: 'The night before' })).toBeNull()
      expect(screen.getByRole('region', { name: 'Prepare this next' })).toBeDefined()
    },
  )

  it('has a card a story, one run each, and an end; no advice and no trend', async () => {
    const { user, app } = await openNight('2026-12-02', '/stories/tonight')
    const card = region('The move')
    expect(card.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Locked gate at six',
      'Never asked for the key',
    ])
    expect(card.getByText('“In spring I led the move of a warehouse.”')).toBeDefined()
    expect(screen.getByText('You’re ready. Stop here.')).toBeDefined()
    expect(document.body.textContent).not.toMatch(/Did you say it|didn’t hear|Over time/)
    await user.click(card.getByRole('button', { name: 'Tell it once' }))
    await screen.findByRole('list', { name: 'Outline' })
    app.practice.leave()
  })
})

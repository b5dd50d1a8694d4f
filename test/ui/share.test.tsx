import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { writtenTake } from '../app/takes.ts'
import { button, noButton, show } from './show.tsx'

const take = writtenTake(
  [
    { text: 'In May I worked with Anna Lindqvist on 4 databases.', part: 'context' },
    { text: 'We lost a day.', part: 'failure' },
  ],
  {},
  { title: 'The move', source: 'typed', duration: null, peaks: [] },
)

const FEEDBACK = {
  format: 'candor-feedback' as const,
  version: 1 as const,
  id: 'f',
  takeId: 'a',
  from: 'Bea',
  savedAtMs: 1,
  trust: 'more' as const,
  remembers: 'The four databases',
  comments: [{ at: null, sentence: 1, text: '<b>Here</b> I believed you.' }],
}
/** A file whose text can be read: those of jsdom cannot. */
function toFile(content: unknown): File {
  const json = JSON.stringify(content)
  const file = new File([json], 'feedback.json', { type: 'application/json' })
  return Object.assign(file, { text: () => Promise.resolve(json) })
}

describe('asking somebody', () => {
  async function open() {
    const saved: string[] = []
    const pages: Blob[] = []
    const shown = show('/takes/a/share', {
      takes: [take],
      ports: {
        download: (_page, name) => saved.push(name),
        makeSharedPage: (shared) => {
          pages.push(new Blob([JSON.stringify(shared)]))
          return Promise.resolve(new Blob())
        },
      },
    })
    await screen.findByRole('heading', { level: 1, name: 'Ask somebody' })
    return { ...shown, saved, pages }
  }

  it('saves the page without the program’s judgement, and says what to do with it', async () => {
    const { user, saved } = await open()
    expect(screen.getByRole('checkbox', { name: /^What Candor said of it/ })).toHaveProperty('checked', false)
    await user.click(button('Save the page'))
    expect(saved).toEqual(['the-move.html'])
    expect(screen.getByRole('status').textContent).toContain('on the way to your downloads')
  })

  it('offers the names that were heard, and takes others', async () => {
    const { user } = await open()
    await user.click(button('Black out “Anna Lindqvist”'))
    expect(noButton('Black out “Anna Lindqvist”')).toBe(true)
    await user.type(screen.getByRole('textbox', { name: 'A name' }), 'Acme{Enter}')
    const names = within(screen.getByRole('list', { name: 'Names that are blacked out' }))
    expect(names.getAllByRole('button').map((name) => name.textContent)).toEqual([
      'Anna Lindqvist ×',
      'Acme ×',
    ])
    await user.click(button('Show “Acme” again'))
    expect(names.getAllByRole('button')).toHaveLength(1)
    await user.click(button('Save the page'))
    expect(await screen.findByText(/on the way/)).toBeDefined()
  })

  it('of a take that is not here says so', async () => {
    show('/takes/none/share', { takes: [take] })
    expect(await screen.findByRole('heading', { name: 'This take is not here' })).toBeDefined()
  })
})

describe('what people said', () => {
  async function open(feedback: (typeof FEEDBACK)[] = []) {
    const shown = show('/takes/a', { takes: [{ ...take, feedback }] })
    await screen.findByRole('region', { name: 'Transcript' })
    const people = () => within(screen.getByRole('region', { name: 'What people said' }))
    return { ...shown, people }
  }

  it('begins with the way to ask', async () => {
    const { user, people } = await open()
    await user.click(people().getByRole('link', { name: 'Ask somebody' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Ask somebody' })).toBeDefined()
  })

  it('comes by a file, and stands at its moment with the person’s name', async () => {
    const { user, people } = await open()
    await user.upload(people().getByLabelText('Feedback'), toFile(FEEDBACK))
    const said = within(await people().findByRole('article', { name: 'From Bea' }))
    expect(said.getByText('would trust you more with a messy project', { exact: false })).toBeDefined()
    expect(said.getByText('The four databases')).toBeDefined()
    // A comment is text, whatever it looks like.
    const lines = within(screen.getByRole('region', { name: 'Transcript' })).getAllByRole('listitem')
    expect(lines[1]?.textContent).toContain('Bea: <b>Here</b> I believed you.')
    expect(lines[0]?.textContent).not.toContain('Bea')
    expect(document.querySelector('b')).toBeNull()
    await user.click(said.getByRole('button', { name: 'Show it' }))
    expect(document.activeElement).toBe(lines[1])
  })

  it('says where a file is none, or for another take', async () => {
    const { user, people } = await open()
    await user.upload(people().getByLabelText('Feedback'), toFile({ hello: 1 }))
    expect((await people().findByRole('alert')).textContent).toContain('This is no feedback')
    await user.upload(people().getByLabelText('Feedback'), toFile({ ...FEEDBACK, takeId: 'b' }))
    expect(await people().findByText('This feedback is for another take.')).toBeDefined()
  })

  it('is taken away, and comes back by undo', async () => {
    const { user, people } = await open([FEEDBACK])
    await user.click(people().getByRole('button', { name: 'Remove what Bea said' }))
    expect(people().queryByRole('article')).toBeNull()
    await user.click(button('Undo'))
    expect(people().getByRole('article', { name: 'From Bea' })).toBeDefined()
  })

  it('shows the first of many comments, and the others when they are asked for', async () => {
    const comments = Array.from({ length: 30 }, (_, index) => ({
      at: null,
      sentence: 1,
      text: `Comment ${index}`,
    }))
    const { user, people } = await open([{ ...FEEDBACK, comments }])
    expect(people().queryByText('Comment 29')).toBeNull()
    expect(screen.getByText('and 27 more, under “What people said”')).toBeDefined()
    await user.click(people().getByRole('button', { name: 'Show all 30 comments' }))
    expect(people().getByText('Comment 29')).toBeDefined()
  })
})

import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import type { TakeRow } from '../../src/app/ports.ts'
import { fakeTakes } from '../app/fakes.ts'
import { takeOf, writtenTake } from '../app/takes.ts'
import { button, show } from './show.tsx'

const titles = () =>
  within(screen.getByRole('list', { name: 'Takes' }))
    .getAllByRole('link')
    .map((link) => link.textContent)

const two = [
  takeOf({ id: 'old', createdAtMs: 1_000, title: 'The migration' }),
  writtenTake(
    [{ text: 'We lost a day.', part: 'failure' }],
    {},
    { id: 'new', createdAtMs: 2_000, duration: null },
  ),
]

describe('the list of takes', () => {
  it('says what will be there, and leads to a first one, while it is empty', () => {
    show('/takes')
    expect(screen.getByText(/Nothing here yet/)).toBeDefined()
    expect(screen.getByRole('link', { name: 'Practise an answer' })).toBeDefined()
  })

  it('shows takes newest first, by their names or questions, with what is known of them', () => {
    show('/takes', { takes: two })
    const [first, second] = titles()
    expect(first).toMatch(/^A time you failed.*typed$/)
    expect(second).toMatch(/^The migration.*1:00 · not written down yet$/)
  })

  it('opens a take', async () => {
    const { user } = show('/takes', { takes: two })
    await user.click(screen.getByRole('link', { name: /A time you failed/ }))
    expect(await screen.findByRole('heading', { name: 'A time you failed' })).toBeDefined()
  })

  it('names a take anew', async () => {
    const { user, stored } = show('/takes', { takes: two })
    await user.click(button('Rename The migration'))
    const field = screen.getByRole('textbox', { name: 'Name of the take' })
    await user.clear(field)
    await user.type(field, ' The Friday deploy {Enter}')
    expect(await screen.findByRole('link', { name: /The Friday deploy/ })).toBeDefined()
    expect(stored.takes.get('old')?.title).toBe('The Friday deploy')
  })

  it('leaves the name as it was after Escape', async () => {
    const { user, stored } = show('/takes', { takes: two })
    await user.click(button('Rename The migration'))
    await user.keyboard('Another{Escape}')
    expect(screen.getByRole('link', { name: /The migration/ })).toBeDefined()
    expect(stored.takes.get('old')?.title).toBe('The migration')
  })

  it('calls a take by its question again where its name is emptied', async () => {
    const { user } = show('/takes', { takes: [takeOf({ title: 'Draft' })] })
    await user.click(button('Rename Draft'))
    await user.clear(screen.getByRole('textbox', { name: 'Name of the take' }))
    await user.click(button('Save'))
    expect(await screen.findByRole('link', { name: /A time you failed/ })).toBeDefined()
  })

  it('deletes a take at once and offers it back', async () => {
    const { user } = show('/takes', { takes: two })
    await user.click(button('Delete The migration'))
    expect(await screen.findByText('“The migration” was deleted.')).toBeDefined()
    expect(titles()).toHaveLength(1)
    await user.click(button('Undo'))
    await waitFor(() => expect(titles()).toHaveLength(2))
    expect(screen.queryByText(/was deleted/)).toBeNull()
  })

  it('says that a take could not be deleted, and shows it still', async () => {
    const { user, stored } = show('/takes', { takes: two })
    stored.store.remove = () => Promise.reject(new Failure('storage-failed'))
    await user.click(button('Delete The migration'))
    expect((await screen.findByRole('alert')).textContent).toContain('This browser would not store it.')
    expect(titles()).toHaveLength(2)
  })

  it('keeps a take that cannot be read in sight', () => {
    const { store } = fakeTakes()
    const damaged: TakeRow = { name: 'damaged', id: 'x', createdAtMs: null }
    const watch: typeof store.watch = (listener) => {
      listener([damaged])
      return () => undefined
    }
    show('/takes', { ports: { takes: { ...store, watch } } })
    expect(screen.getByText(/A take cannot be read\. Nothing of it was deleted/)).toBeDefined()
  })

  it('says that the takes cannot be opened', () => {
    const { store } = fakeTakes()
    const watch: typeof store.watch = (_listener, onFailure) => {
      onFailure('storage-failed')
      return () => undefined
    }
    show('/takes', { ports: { takes: { ...store, watch } } })
    expect(screen.getByRole('alert').textContent).toContain('This browser would not store it.')
  })
})

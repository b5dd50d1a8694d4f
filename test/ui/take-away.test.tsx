import { screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { speak, writtenTake } from '../app/takes.ts'
import { show } from './show.tsx'

const said = [
  { text: 'We lost a day.', part: 'failure' as const, start: 1 },
  { text: 'I called them all.', part: 'response' as const, start: 9 },
]

async function open(take = writtenTake(said, {}, { title: 'The move' })) {
  const saved = new Map<string, Blob>()
  const shown = show('/takes/a', {
    takes: [take],
    ports: { download: (file, name) => saved.set(name, file) },
  })
  await shown.user.click(await screen.findByText('Take it elsewhere'))
  const transcript = within(screen.getByRole('group', { name: 'The transcript' }))
  return { ...shown, saved, transcript }
}
/** jsdom's blobs have no text of their own. */
const textOf = (file: Blob | undefined): Promise<string> =>
  new Promise((resolve, reject) => {
    if (!file) return reject(new Error('Nothing was saved'))
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.readAsText(file)
  })

describe('what is taken elsewhere', () => {
  it.each([
    ['Markdown', 'the-move.md', '**0:09** I called them all'],
    ['Captions (WebVTT)', 'the-move.vtt', 'WEBVTT'],
    ['Plain text', 'the-move.txt', 'We lost a day. I called them all.'],
    ['JSON', 'the-move.json', '"format": "candor-transcript"'],
  ])('can be the transcript as %s', async (name, file, content) => {
    const { user, saved, transcript } = await open()
    await user.click(transcript.getByRole('button', { name }))
    expect(await textOf(saved.get(file))).toContain(content)
  })

  it('has no captions where nothing has times', async () => {
    const typed = said.map(({ text, part }) => ({ text, part }))
    const { transcript } = await open(writtenTake(typed, {}, { source: 'typed', duration: null }))
    expect(transcript.queryByRole('button', { name: 'Captions (WebVTT)' })).toBeNull()
  })

  it('can be the report, in the words of the screen, or on paper', async () => {
    const { user, saved } = await open()
    const report = within(screen.getByRole('group', { name: 'The report' }))
    await user.click(report.getByRole('button', { name: 'Markdown' }))
    const text = await textOf(saved.get('the-move-report.md'))
    expect(text).toContain('# The move')
    expect(text).toContain('Not heard')
    const print = vi.fn()
    vi.stubGlobal('print', print)
    await user.click(report.getByRole('button', { name: 'Print' }))
    expect(print).toHaveBeenCalledOnce()
    vi.unstubAllGlobals()
  })

  it('keeps what the user put right', async () => {
    const take = writtenTake(said, {}, { title: 'The move' })
    if (take.transcript.name === 'written')
      take.transcript.sentences[0] = {
        text: 'We lost two days.',
        words: speak('We lost two days.', 1),
        edited: true,
      }
    const { user, saved, transcript } = await open(take)
    await user.click(transcript.getByRole('button', { name: 'Plain text' }))
    expect(await textOf(saved.get('the-move.txt'))).toContain('We lost two days.')
  })
})

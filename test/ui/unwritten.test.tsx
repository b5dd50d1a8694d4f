import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import type { SpeechModel, TranscriptionProgress } from '../../src/app/ports.ts'
import type { Word } from '../../src/core/words.ts'
import { defer, fakeSpeech, heardOf, untilAborted } from '../app/fakes.ts'
import { speak, takeOf } from '../app/takes.ts'
import { button, show } from './show.tsx'

/** Two takes that nobody has written down, the first of them open, and a recogniser that waits for the test. */
async function begin(address = '/takes/a') {
  const words = defer<Word[]>()
  let report: (progress: TranscriptionProgress) => void = () => undefined
  const transcribe: SpeechModel['transcribe'] = (_samples, onProgress, signal) => {
    report = onProgress
    return Promise.race([words.promise.then(heardOf), untilAborted(signal)])
  }
  const shown = show(address, {
    takes: [takeOf({ id: 'a' }), takeOf({ id: 'b' })],
    ports: { models: [fakeSpeech({ transcribe })] },
  })
  shown.stored.store.loadAudio = () => Promise.resolve(null)
  const start = (id: string) =>
    act(async () => void shown.app.transcriber.transcribe(id, new Float32Array(9)))
  await screen.findByRole('button', { name: 'Transcribe' })
  return { ...shown, words, start, report: (progress: TranscriptionProgress) => act(() => report(progress)) }
}

describe('a take that is not written down', () => {
  it('shows how far its writing is, then its words', async () => {
    const { start, report, words } = await begin()
    await start('a')
    expect(await screen.findByText('Loading the speech model…')).toBeDefined()
    report({ name: 'transcribing', fraction: 0.4, left: 12, words: speak('We lost a day.', 0) })
    expect(screen.getByText('Writing down what you said…')).toBeDefined()
    expect(screen.getByRole('progressbar')).toMatchObject({ value: 0.4, max: 1 })
    expect(screen.getByText(/About 12 s to go/)).toBeDefined()
    expect(screen.getByText('We lost a day.')).toBeDefined()
    words.resolve(speak('We lost invoices.', 0))
    expect(await screen.findByText('invoices.')).toBeDefined()
  })

  it('waits its turn and says so', async () => {
    const { start } = await begin('/takes/b')
    await start('a')
    await start('b')
    expect(await screen.findByText('Waiting for the take before it…')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Transcribe' })).toBeNull()
  })

  it('can be left unwritten, and asked for again', async () => {
    const { user, start } = await begin()
    await start('a')
    await user.click(await screen.findByRole('button', { name: 'Cancel' }))
    expect(await screen.findByRole('button', { name: 'Transcribe' })).toBeDefined()
    expect(screen.queryByRole('progressbar')).toBeNull()
  })

  it.each([
    ['silence', 'I heard no words in this recording.'],
    ['model-damaged', 'The speech model could not be loaded.'],
    ['recogniser-failed', 'Writing it down did not work this time.'],
  ] as const)('says what went wrong and what was kept: %s', async (code, what) => {
    const { start, words } = await begin()
    await start('a')
    words.reject(new Failure(code))
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain(what))
    expect(screen.getByRole('alert').textContent).toContain('The recording is kept')
    expect(button('Transcribe')).toBeDefined()
  })
})

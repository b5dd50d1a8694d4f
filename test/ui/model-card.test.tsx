import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import type { SpeechModel } from '../../src/app/ports.ts'
import { defer, fakeSpeech, untilAborted } from '../app/fakes.ts'
import { takeOf } from '../app/takes.ts'
import { button, show } from './show.tsx'

/** A take that nobody has written down, on a machine without the model. */
async function begin(changes: Partial<SpeechModel> = {}) {
  const arrived = defer<void>()
  let report: (loadedBytes: number) => void = () => undefined
  const download = vi.fn<SpeechModel['download']>((onProgress, signal) => {
    report = onProgress
    return Promise.race([arrived.promise, untilAborted(signal)])
  })
  const speech = fakeSpeech({ find: () => Promise.resolve('hub'), download, ...changes })
  const ports = { models: [speech] as const }
  const shown = show('/takes/a', { takes: [takeOf()], ports })
  await screen.findByRole('region', { name: 'Not written down yet' })
  return { ...shown, arrived, download, report: (bytes: number) => act(() => report(bytes)) }
}
const card = () => screen.findByRole('region', { name: 'Speech model' })

describe('the speech model', () => {
  it('is asked for with its size and its host before anything is downloaded', async () => {
    const { download } = await begin()
    expect((await card()).textContent).toContain('about 43 MB, once, from huggingface.co')
    expect((await card()).textContent).toContain('Your voice is not sent anywhere.')
    expect(download).not.toHaveBeenCalled()
  })

  it('shows how far its download is, then goes away', async () => {
    const { user, report, arrived } = await begin()
    await card()
    await user.click(button('Download it'))
    report(20_000_000)
    expect((await card()).textContent).toContain('20 MB of about 43 MB')
    expect(screen.getByRole('progressbar')).toMatchObject({ value: 20_000_000, max: 43_000_000 })
    arrived.resolve()
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Speech model' })).toBeNull())
    expect(button('Transcribe')).toBeDefined()
  })

  it('can be cancelled, and is offered again where it is needed', async () => {
    const { user } = await begin()
    await card()
    await user.click(button('Download it'))
    await user.click(button('Cancel'))
    expect(await screen.findByRole('button', { name: 'Download it' })).toBeDefined()
    expect(screen.queryByRole('progressbar')).toBeNull()
  })

  it('says that it could not be downloaded, and goes on when asked', async () => {
    const { user, arrived, download } = await begin()
    await card()
    await user.click(button('Download it'))
    arrived.reject(new Failure('model-unreachable'))
    expect(await screen.findByText('The speech model could not be downloaded.')).toBeDefined()
    expect(screen.getByText(/What has arrived is kept/)).toBeDefined()
    download.mockResolvedValueOnce()
    await user.click(button('Go on with the download'))
    expect(await screen.findByRole('button', { name: 'Transcribe' })).toBeDefined()
  })

  it('is no download where nothing is known of the chosen one', async () => {
    await begin({ sizeBytes: null })
    expect((await card()).textContent).toContain('The folder of the chosen model is not there.')
    expect(screen.queryByRole('button', { name: 'Download it' })).toBeNull()
  })

  it('can wait while one thinks, and is not asked for again in the next session', async () => {
    const { user } = show('/practice', {
      ports: { models: [fakeSpeech({ find: () => Promise.resolve('hub') })] },
    })
    await user.click(button('Start practice'))
    await card()
    await user.click(button('Later'))
    await user.click(button('Not now'))
    await user.click(screen.getByRole('link', { name: 'Settings' }))
    await user.click(screen.getByRole('link', { name: 'Candor' }))
    await user.click(button('Start practice'))
    await screen.findByRole('button', { name: 'Start now' })
    expect(screen.queryByRole('region', { name: 'Speech model' })).toBeNull()
  })

  it('is not spoken of where it is already here', async () => {
    await begin({ find: () => Promise.resolve('cache') })
    expect(await screen.findByRole('button', { name: 'Transcribe' })).toBeDefined()
    expect(screen.queryByRole('region', { name: 'Speech model' })).toBeNull()
  })
})

import { act, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import type { Offline, RequestLog, SpeechModel, Storage } from '../../src/app/ports.ts'
import { defer, fakeSpeech, fakeStorage, untilAborted } from '../app/fakes.ts'
import { writtenTake } from '../app/takes.ts'
import { button, noButton, show } from './show.tsx'

const offline = (changes: Partial<Offline> = {}): Offline => ({
  onUpdate: () => () => undefined,
  update: () => undefined,
  seal: () => undefined,
  openHub: () => Promise.resolve(),
  takeDownload: () => null,
  watchRequests: () => () => undefined,
  ...changes,
})

describe('what is stored here', () => {
  it('is told with its size, and whether the browser keeps it', async () => {
    show('/settings')
    expect(
      await screen.findByText(/12 MB are stored here.*Your browser has promised to keep them\./),
    ).toBeDefined()
    expect(noButton('Ask it to keep them')).toBe(true)
  })

  it('can be asked to be kept, and a no is told', async () => {
    const { user } = show('/settings', { ports: { storage: fakeStorage(false) } })
    await user.click(await screen.findByRole('button', { name: 'Ask it to keep them' }))
    expect(await screen.findByText(/It said no\./)).toBeDefined()
  })

  it('is deleted after a question, and not where one thinks better of it', async () => {
    const clear = vi.fn<Storage['clear']>(() => Promise.reject(new Failure('storage-failed')))
    const { user } = show('/settings', { ports: { storage: { ...fakeStorage(), clear } } })
    await user.click(button('Delete everything'))
    const question = within(await screen.findByRole('alertdialog'))
    await user.click(question.getByRole('button', { name: 'Keep it' }))
    expect(clear).not.toHaveBeenCalled()
    await user.click(button('Delete everything'))
    const again = within(await screen.findByRole('alertdialog'))
    await user.click(again.getByRole('button', { name: 'Delete everything' }))
    expect(clear).toHaveBeenCalledOnce()
    // Something was left: it is said.
    expect(await screen.findByText('This browser would not store it.')).toBeDefined()
  })
})

describe('what the page asks of the network', () => {
  it('is listed by host and file, as it happens', async () => {
    let tell: (log: RequestLog) => void = () => undefined
    const watchRequests: Offline['watchRequests'] = (listener) => {
      tell = listener
      listener([])
      return () => undefined
    }
    show('/settings', { ports: { offline: offline({ watchRequests }) } })
    expect(await screen.findByText('What this page asked of the network: nothing, so far')).toBeDefined()
    act(() =>
      tell([
        { url: 'https://candor.example/assets/index.js', times: 2, sizeBytes: 149_000 },
        { url: 'https://huggingface.co/model.onnx', times: 1, sizeBytes: 43_000_000 },
      ]),
    )
    expect(
      screen.getByText(
        'What this page asked of the network: 3 files, from candor.example and huggingface.co',
      ),
    ).toBeDefined()
    const hub = screen.getByRole('row', { name: 'huggingface.co' }).closest('tbody')
    expect(within(hub!).getByRole('row', { name: '/model.onnx 1 43,000 kB' })).toBeDefined()
  })

  it('is nothing of other hosts any more once the model is here, or where local files alone are wanted', async () => {
    const seal = vi.fn<Offline['seal']>()
    const { user, settings } = show('/settings', { ports: { offline: offline({ seal }) } })
    await vi.waitFor(() => expect(seal).toHaveBeenCalledWith(true))
    seal.mockClear()
    await user.click(screen.getByRole('checkbox', { name: /^Local files only/ }))
    expect(settings().localOnly).toBe(true)
    expect(seal).toHaveBeenCalledWith(true)
  })

  it('may be the hub’s again when local files alone are wanted no more', async () => {
    const absent = fakeSpeech({ find: () => Promise.resolve('hub') })
    const seal = vi.fn<Offline['seal']>()
    const { user } = show('/settings', {
      settings: { localOnly: true },
      ports: { models: [absent], offline: offline({ seal }) },
    })
    await vi.waitFor(() => expect(seal).toHaveBeenLastCalledWith(true))
    await user.click(screen.getByRole('checkbox', { name: /^Local files only/ }))
    expect(seal).toHaveBeenLastCalledWith(false)
  })

  it('may be the hub’s again while the model is absent, but not with local files only', async () => {
    const absent = fakeSpeech({ find: () => Promise.resolve('hub') })
    const seal = vi.fn<Offline['seal']>()
    show('/settings', { ports: { models: [absent], offline: offline({ seal }) } })
    await vi.waitFor(() => expect(seal).toHaveBeenLastCalledWith(false))
  })

  it('may be the hub’s while another model than the one that is here is on its way', async () => {
    const arrived = defer<void>()
    const tiny = fakeSpeech({ find: () => Promise.resolve('cache') })
    const base = fakeSpeech({
      name: 'whisper-base.en',
      title: 'Whisper base',
      find: () => Promise.resolve('hub'),
      download: () => arrived.promise,
    })
    const seal = vi.fn<Offline['seal']>()
    const { user } = show('/settings', { ports: { models: [tiny, base], offline: offline({ seal }) } })
    await vi.waitFor(() => expect(seal).toHaveBeenLastCalledWith(true))
    await user.click(await screen.findByRole('button', { name: 'Download' }))
    expect(seal).toHaveBeenLastCalledWith(false)
    arrived.resolve()
    await vi.waitFor(() => expect(seal).toHaveBeenLastCalledWith(true))
  })

  it('breaks a download off when local files alone are wanted, and offers none', async () => {
    const absent = fakeSpeech({
      find: () => Promise.resolve('hub'),
      download: (_onProgress, signal) => untilAborted(signal),
    })
    const seal = vi.fn<Offline['seal']>()
    const { user } = show('/settings', { ports: { models: [absent], offline: offline({ seal }) } })
    await user.click(await screen.findByRole('button', { name: 'Download' }))
    await user.click(screen.getByRole('checkbox', { name: /^Local files only/ }))
    await vi.waitFor(() => expect(noButton('Cancel')).toBe(true))
    expect(noButton('Download')).toBe(true)
    expect(noButton('Go on with the download')).toBe(true)
    expect(seal).toHaveBeenLastCalledWith(true)
  })

  it('offers no download with local files only, and says where the model belongs', async () => {
    const download = vi.fn<SpeechModel['download']>(() => Promise.resolve())
    const absent = fakeSpeech({ find: () => Promise.resolve('hub'), download })
    const take = writtenTake([], {}, { transcript: { name: 'none' } })
    show('/takes/a', { takes: [take], settings: { localOnly: true }, ports: { models: [absent] } })
    expect(await screen.findByText(/in the folder models\/whisper-tiny\.en beside the app/)).toBeDefined()
    expect(noButton('Download it')).toBe(true)
  })

  it('says in the settings too where each model belongs, and nothing of downloads', async () => {
    const absent = fakeSpeech({ find: () => Promise.resolve('hub') })
    show('/settings', { settings: { localOnly: true }, ports: { models: [absent] } })
    expect(await screen.findByText('Not here: it belongs in models/whisper-tiny.en')).toBeDefined()
    expect(screen.getByText(/none is downloaded/)).toBeDefined()
    expect(screen.queryByText(/is downloaded once/)).toBeNull()
  })

  it('goes on with a download that had to open the page anew', async () => {
    const download = vi.fn<SpeechModel['download']>(() => Promise.resolve())
    const absent = fakeSpeech({ find: () => Promise.resolve('hub'), download })
    show('/', { ports: { models: [absent], offline: offline({ takeDownload: () => 'whisper-tiny.en' }) } })
    await vi.waitFor(() => expect(download).toHaveBeenCalledOnce())
  })

  it('does not begin a download before the hub may be asked', async () => {
    const download = vi.fn<SpeechModel['download']>(() => Promise.resolve())
    const absent = fakeSpeech({ find: () => Promise.resolve('hub'), download })
    const openHub = vi.fn<Offline['openHub']>(() => new Promise(() => undefined))
    const { user } = show('/settings', { ports: { models: [absent], offline: offline({ openHub }) } })
    await user.click(await screen.findByRole('button', { name: 'Download' }))
    expect(openHub).toHaveBeenCalledWith('whisper-tiny.en')
    expect(download).not.toHaveBeenCalled()
  })
})

describe('a new version', () => {
  it('is told quietly, comes by one click, and waits where that is wanted', async () => {
    const update = vi.fn<Offline['update']>()
    let found: () => void = () => undefined
    const onUpdate: Offline['onUpdate'] = (listener) => {
      found = listener
      return () => undefined
    }
    const { user } = show('/', { ports: { offline: offline({ onUpdate, update }) } })
    expect(screen.queryByText('A new version of Candor is here.')).toBeNull()
    act(() => found())
    await user.click(button('Open it'))
    expect(update).toHaveBeenCalledOnce()
    await user.click(button('Later'))
    expect(screen.queryByText('A new version of Candor is here.')).toBeNull()
  })
})

describe('the facts for a report of a fault', () => {
  it('are the machine’s, with the last failures, and no word of any take', async () => {
    const take = writtenTake([{ text: 'We lost a secret day.', part: 'failure' }], {}, { title: 'Secret' })
    const { user } = show('/takes/gone', { takes: [take] })
    await screen.findByRole('heading', { name: 'This take is not here' })
    await user.click(screen.getByRole('link', { name: 'Settings' }))
    await user.click(await screen.findByText('Something is wrong? What to tell'))
    const facts = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Diagnostics' })
    expect(facts.value).toContain('Browser: A browser')
    expect(facts.value).toContain('Takes: 1')
    expect(facts.value).toContain('Last failures: none in this visit')
    expect(facts.value).not.toMatch(/secret/i)
  })

  it('name what failed', async () => {
    const openMicrophone = () => Promise.reject(new Failure('microphone-denied'))
    const { user } = show('/practice', { ports: { openMicrophone } })
    await user.click(button('Start practice'))
    await screen.findByRole('alert')
    await user.click(screen.getByRole('link', { name: 'Settings' }))
    await user.click(await screen.findByText('Something is wrong? What to tell'))
    const facts = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Diagnostics' })
    expect(facts.value).toContain('microphone-denied (')
  })
})

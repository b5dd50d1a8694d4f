import { afterEach, describe, expect, it, vi } from 'vitest'
import { speak } from '../../src/platform/voice.ts'

afterEach(() => vi.unstubAllGlobals())

const LOCAL = { name: 'Machine', lang: 'en-GB', localService: true }
const REMOTE = { name: 'Cloud', lang: 'en-US', localService: false }
const GERMAN = { name: 'Maschine', lang: 'de-DE', localService: true }

class Utterance extends EventTarget {
  voice: unknown = null
  lang = ''
  constructor(readonly text: string) {
    super()
  }
}

/** A browser that has these voices; what each was given to say, and how an utterance goes is the test's to tell. */
function stubVoices(voices: readonly object[]) {
  const said: Utterance[] = []
  const cancel = vi.fn()
  vi.stubGlobal('SpeechSynthesisUtterance', Utterance)
  vi.stubGlobal('speechSynthesis', {
    getVoices: () => voices,
    addEventListener: () => undefined,
    speak: (utterance: Utterance) => said.push(utterance),
    cancel,
  })
  return { said, cancel }
}
const untilSaid = (said: readonly Utterance[]): Promise<void> =>
  vi.waitFor(() => expect(said).toHaveLength(1))
const open = (): AbortSignal => new AbortController().signal

describe('the interviewer’s voice', () => {
  it('is one of this machine’s own, though a remote one comes first', async () => {
    const { said } = stubVoices([REMOTE, GERMAN, LOCAL])
    const speaking = speak('And your part?', open())
    await untilSaid(said)
    expect(said[0]).toMatchObject({ text: 'And your part?', voice: LOCAL, lang: 'en-GB' })
    said[0]?.dispatchEvent(new Event('end'))
    await speaking
  })

  it.each([
    ['only remote ones', [REMOTE]],
    ['only voices of other languages', [GERMAN]],
  ])(
    'is silent where there are %s: the text would leave the machine, or not be understood',
    async (_, voices) => {
      const { said } = stubVoices(voices)
      await speak('And your part?', open())
      expect(said).toEqual([])
    },
  )

  it('is silent where the browser speaks not at all', async () => {
    vi.stubGlobal('speechSynthesis', undefined)
    await expect(speak('And your part?', open())).resolves.toBeUndefined()
  })

  it('that fails leaves the text on the screen, and the session goes on', async () => {
    const { said } = stubVoices([LOCAL])
    const speaking = speak('And your part?', open())
    await untilSaid(said)
    said[0]?.dispatchEvent(new Event('error'))
    await expect(speaking).resolves.toBeUndefined()
  })

  it('stops at once where it is skipped', async () => {
    const { said, cancel } = stubVoices([LOCAL])
    const skip = new AbortController()
    const speaking = speak('And your part?', skip.signal)
    await untilSaid(said)
    skip.abort(new Error('skipped'))
    await expect(speaking).rejects.toThrow('skipped')
    expect(cancel).toHaveBeenCalledOnce()
  })
})

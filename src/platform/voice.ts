/** How long a voice may take to begin before the question is left on the screen alone, in milliseconds. */
const PATIENCE_MS = 3000

/**
 * Speaks by one of this machine's own English voices; a remote voice would send the text away. Resolves when it has
 * spoken, at once where there is no such voice, and when the voice fails: the text stands on the screen.
 */
export async function speak(text: string, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  if (typeof speechSynthesis === 'undefined') return
  const voice = (await listVoices()).find((it) => it.localService && it.lang.startsWith('en'))
  signal.throwIfAborted()
  if (!voice) return
  await new Promise<void>((resolve, reject) => {
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.voice = voice
    utterance.lang = voice.lang
    const impatient = setTimeout(resolve, PATIENCE_MS)
    utterance.addEventListener('start', () => clearTimeout(impatient))
    utterance.addEventListener('end', () => resolve())
    utterance.addEventListener('error', () => resolve())
    signal.addEventListener(
      'abort',
      () => {
        speechSynthesis.cancel()
        reject(signal.reason as Error)
      },
      { once: true },
    )
    speechSynthesis.speak(utterance)
  })
}

/** Chromium fills its list late and says so by an event; where none comes there are none. */
async function listVoices(): Promise<SpeechSynthesisVoice[]> {
  const voices = speechSynthesis.getVoices()
  if (voices.length > 0) return voices
  await new Promise<void>((resolve) => {
    setTimeout(resolve, 500)
    speechSynthesis.addEventListener('voiceschanged', () => resolve(), { once: true })
  })
  return speechSynthesis.getVoices()
}

import { afterAll, afterEach, expect } from 'vitest'
import { makeWav } from '../browser/session.ts'
import { isFull } from './cases.ts'
import { makeProfile, type Profile, readStored } from './profile.ts'

/** So much of what was said may be lost, in seconds. */
export const MOST_LOST = 1.2

type Opened = Awaited<ReturnType<Profile['open']>>

/** What the tests of a file that kills browsers have in common: a voice, a profile for each test, and all losses. */
export function useDying() {
  const wav = makeWav('test/fixtures/audio/hiring.wav', 1, 5)
  const losses: number[] = []
  let profile: Profile | null = null
  let opened: Opened[] = []
  afterEach(async () => {
    for (const browser of opened) await browser.close()
    profile?.remove()
    opened = []
    profile = null
  })
  afterAll(() => {
    wav.remove()
    if (isFull && losses.length > 0)
      console.log(`${losses.length} kills lost ${Math.max(...losses).toFixed(2)} s of an answer at most`)
  })
  const own = (): Profile => (profile ??= makeProfile())
  return {
    wav: wav.path,
    profile: own,
    async open(options: Parameters<Profile['open']>[0] = {}): Promise<Opened> {
      const browser = await own().open({ wav: wav.path, ...options })
      opened.push(browser)
      return browser
    },
    /** Opens a browser on the profile of one that was killed, and the answer that it cut off. */
    async openCutOff(killedAtMs: number): Promise<Opened> {
      const browser = await this.open()
      const { page } = browser
      await page.getByText('What you had said is kept.').waitFor()
      await page.getByRole('button', { name: 'Open it' }).click()
      await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
      const [take] = (await readStored(page)).toSorted((a, b) => b.createdAtMs - a.createdAtMs)
      const said = (killedAtMs - (take?.createdAtMs ?? 0)) / 1000
      const lost = said - (take?.duration ?? 0)
      losses.push(lost)
      expect(lost, `${lost.toFixed(2)} of ${said.toFixed(2)} s were lost`).toBeLessThanOrEqual(MOST_LOST)
      return browser
    },
  }
}

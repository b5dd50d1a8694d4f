import { mkdirSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { makeWav, openSession } from './session.ts'

const FOLDER = 'test/screenshots'
const wav = makeWav('test/fixtures/audio/hiring.wav', 3, 0)
let session: Awaited<ReturnType<typeof openSession>>
afterEach(() => session.close())

const looks = [
  { name: 'wide-light', viewport: { width: 1280, height: 860 }, colorScheme: 'light' },
  { name: 'wide-dark', viewport: { width: 1280, height: 860 }, colorScheme: 'dark' },
  { name: 'phone-light', viewport: { width: 360, height: 740 }, colorScheme: 'light' },
  { name: 'phone-dark', viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
] as const

/** Pictures of every screen and phase to look at, in a folder that git ignores; what can be asserted is that all fit. */
describe('every screen and phase', () => {
  it.each(looks)('fits its width: $name', async ({ name, viewport, colorScheme }) => {
    mkdirSync(FOLDER, { recursive: true })
    session = await openSession('/?model=nowhere', { wav: wav.path, viewport, colorScheme })
    const { page } = session
    const look = async (screen: string): Promise<void> => {
      await page.screenshot({ path: `${FOLDER}/${screen}-${name}.png`, fullPage: true })
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, screen).toBeLessThanOrEqual(0)
    }
    await look('home')
    await page.getByRole('button', { name: 'Start practice' }).click()
    await page.getByRole('button', { name: 'Start now' }).waitFor()
    await look('thinking')
    await page.getByRole('button', { name: 'Start now' }).click()
    await page.getByRole('timer').getByText('0:07').waitFor()
    await look('answering')
    await page.keyboard.press('Escape')
    await page.getByRole('alertdialog').waitFor()
    await look('stop')
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.getByRole('alert').waitFor()
    await look('unwritten')
    await page.goto(page.url().replace('model=nowhere', 'model=micro.en'))
    await page.getByRole('button', { name: 'Transcribe' }).click()
    await page.getByRole('progressbar').waitFor()
    await look('writing')
    await page.getByRole('region', { name: 'Transcript' }).waitFor({ timeout: 60_000 })
    await look('take')
    await page.getByRole('link', { name: 'Candor' }).click()
    await page.getByRole('button', { name: 'Look at a sample answer' }).click()
    await page
      .getByRole('button', { name: /^Part: Failure/ })
      .first()
      .waitFor()
    await look('sample')
    // Marks that have earned it are there already.
    const waiting = page.getByRole('button', { name: /to listen to$/ })
    if ((await waiting.count()) > 0) await waiting.click()
    await page.getByRole('button', { name: 'may sound like' }).first().click()
    await page.getByRole('button', { name: 'Did you say it?' }).first().click()
    await look('sample-open')
    await page.getByRole('button', { name: 'Yes, here' }).click()
    await look('picking')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page
      .getByRole('button', { name: /^Part: Context/ })
      .first()
      .click()
    await page.getByRole('menu').waitFor()
    await look('part-menu')
    for (const screen of ['takes', 'type', 'settings']) {
      await page.goto(new URL(`#/${screen}`, page.url()).href)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await look(screen)
    }
  })

  it('says in words what failed', async () => {
    session = await openSession('/', { noDevice: true, viewport: { width: 360, height: 740 } })
    const { page } = session
    await page.getByRole('button', { name: 'Start practice' }).click()
    await page.getByRole('alert').waitFor()
    await page.screenshot({ path: `${FOLDER}/failed-phone-light.png` })
    expect(await page.getByRole('alert').innerText()).toContain('Nothing was recorded.')
  })
})

import { mkdirSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { findBarriers } from './barriers.ts'
import { openSession } from './session.ts'

const FOLDER = 'test/screenshots'
let session: Awaited<ReturnType<typeof openSession>>
afterEach(() => session.close())

const looks = [
  { name: 'wide-light', viewport: { width: 1280, height: 860 }, colorScheme: 'light' },
  { name: 'phone-dark', viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
] as const

describe('the story bank', () => {
  it.each(looks)('finds a story, keeps it over a reload, and has a night before: $name', async (look) => {
    mkdirSync(FOLDER, { recursive: true })
    session = await openSession('/', look)
    const { page, strangers, faults } = session
    /** A picture to look at, without barriers and as wide as the window. */
    const see = async (screen: string): Promise<void> => {
      await page.screenshot({ path: `${FOLDER}/${screen}-${look.name}.png`, fullPage: true })
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, screen).toBeLessThanOrEqual(0)
      expect(await findBarriers(session), screen).toEqual([])
    }

    await page.getByRole('link', { name: 'I can’t think of a story' }).click()
    await page.getByRole('heading', { name: 'Something comes to mind' }).waitFor()
    await see('find-story')
    await page
      .getByRole('button', { name: 'Which check did you leave out that would have caught it?' })
      .click()
    await page.getByRole('textbox', { name: /what comes to mind/ }).fill('The move to Graz')
    await page.getByRole('textbox', { name: /Who was affected/ }).fill('Four drivers, half a day')
    await see('checks')
    await page.getByRole('button', { name: 'Keep it as a story' }).click()
    await page.getByRole('heading', { name: 'The move to Graz' }).waitFor()
    await page.getByRole('textbox', { name: 'Your role' }).fill('Never asked for the key')
    await see('story')

    await page.reload()
    await page.getByRole('heading', { name: 'The move to Graz' }).waitFor()
    expect(await page.getByRole('textbox', { name: 'Your role' }).inputValue()).toBe(
      'Never asked for the key',
    )
    await page.getByRole('link', { name: 'Stories' }).click()
    await page.getByText('Tell “The move to Graz” aloud once.').waitFor()
    await see('stories')

    const tomorrow = new Date(Date.now() + 24 * 3600 * 1000)
    const two = (value: number): string => String(value).padStart(2, '0')
    await page
      .getByLabel('Interview on (optional)')
      .fill(`${tomorrow.getFullYear()}-${two(tomorrow.getMonth() + 1)}-${two(tomorrow.getDate())}`)
    await page.getByRole('link', { name: 'The night before' }).click()
    await page.getByText('You’re ready. Stop here.').waitFor()
    await see('night-before')
    expect(strangers).toEqual([])
    expect(faults).toEqual([])
  })
})

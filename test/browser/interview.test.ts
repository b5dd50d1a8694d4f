import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEEPER, GAPS, OPEN } from '../../src/core/interview/follow-up-words.ts'
import { findPrompt } from '../../src/core/prompts.ts'
import { findBarriers } from './barriers.ts'
import { makeWav, openSession, startAnswering } from './session.ts'

const FOLDER = 'test/screenshots'
const QUESTIONS = [...Object.values(GAPS).flat(), ...DEEPER.map(({ question }) => question), ...OPEN]

const wav = makeWav('test/fixtures/audio/hiring.wav', 4, 5)
let session: Awaited<ReturnType<typeof openSession>>
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true })
  session = await openSession('/?model=micro.en#/settings', { wav: wav.path })
})
afterAll(async () => {
  await session.close()
  wav.remove()
})

/** Pictures to look at, wide and narrow, light and dark: without barriers, and no wider than the window. */
async function see(screen: string): Promise<void> {
  const { page } = session
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1280, 360]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 860 })
      await page.screenshot({ path: `${FOLDER}/${screen}-${width}-${colorScheme}.png`, fullPage: true })
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, screen).toBeLessThanOrEqual(0)
      expect(await findBarriers(session), screen).toEqual([])
    }
  await page.setViewportSize({ width: 1280, height: 860 })
  await page.emulateMedia({ colorScheme: 'light' })
}

describe('an interviewer who asks two questions, and asks back', () => {
  it('has each answer, with what was asked back in it, and one review of both at the end', async () => {
    const { page, strangers, faults } = session
    const stop = page.getByRole('button', { name: 'Stop', exact: true })
    const question = page.getByRole('heading', { level: 1, name: /\?$/ })
    await page.getByRole('combobox', { name: 'Follow-up questions' }).selectOption('open')
    await page.getByRole('combobox', { name: 'Questions in a row' }).selectOption('2')
    await page.getByRole('link', { name: 'Candor' }).click()
    await page.getByText('2 questions in a row, this one first.').waitFor()
    await page.screenshot({ path: `${FOLDER}/home-two-questions.png` })
    await startAnswering(page)
    await page.getByRole('timer').getByText('0:12').waitFor({ timeout: 60_000 })
    await stop.click()

    // The interviewer thinks for two seconds at most.
    await question.waitFor({ timeout: 10_000 })
    const asked = await question.innerText()
    expect(QUESTIONS).toContain(asked)
    await page.getByRole('timer').getByText('0:08').waitFor({ timeout: 40_000 })
    await page.screenshot({ path: `${FOLDER}/follow-up.png` })
    await stop.click()

    await page.getByRole('heading', { name: '1 of 2 answered' }).waitFor()
    await see('between')
    await page.getByRole('button', { name: 'Next question' }).click()
    await page.getByText('Question 2 of 2').waitFor()
    const second = await page.getByRole('heading', { level: 1 }).innerText()
    expect(findPrompt(second).id).toBe('mistake')
    await page.getByRole('button', { name: 'Start now' }).click()
    await page.getByRole('timer').getByText('0:08').waitFor({ timeout: 40_000 })
    await stop.click()
    await question.waitFor({ timeout: 10_000 })
    await page.getByRole('button', { name: 'I’d rather not say' }).click()

    await page.getByRole('heading', { name: '2 questions, answered' }).waitFor()
    const open = page.getByRole('link', { name: 'Open this answer' })
    await expect.poll(() => open.count(), { timeout: 60_000 }).toBe(2)
    await page.getByRole('heading', { name: 'One thing to try next' }).waitFor({ timeout: 60_000 })
    await expect.poll(() => page.getByRole('progressbar').count(), { timeout: 60_000 }).toBe(0)
    await see('session')
    await open.first().click()

    const transcript = page.getByRole('region', { name: 'Transcript' })
    await transcript.waitFor({ timeout: 60_000 })
    const lines = await transcript.getByRole('listitem').allInnerTexts()
    const before = lines.findIndex((line) => line.includes(`Asked back: “${asked}”`))
    expect(before).toBeGreaterThan(0)
    expect(lines.length).toBeGreaterThan(before)
    expect(lines.filter((line) => line.includes('Asked back'))).toHaveLength(1)
    expect(strangers).toEqual([])
    expect(faults).toEqual([])
    await page.screenshot({ path: `${FOLDER}/follow-up-review.png`, fullPage: true })
  })
})

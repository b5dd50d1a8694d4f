import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEEPER, GAPS, OPEN } from '../../src/core/interview/follow-up-words.ts'
import { makeWav, openSession, startAnswering } from './session.ts'

const QUESTIONS = [...Object.values(GAPS).flat(), ...DEEPER.map(({ question }) => question), ...OPEN]

const wav = makeWav('test/fixtures/audio/hiring.wav', 4, 5)
let session: Awaited<ReturnType<typeof openSession>>
beforeAll(async () => {
  session = await openSession('/?model=micro.en#/settings', { wav: wav.path })
})
afterAll(async () => {
  await session.close()
  wav.remove()
})

describe('an interviewer who asks back', () => {
  it('asks in the middle of a session; what is said then is part of the take, and shown as asked for', async () => {
    const { page, strangers, faults } = session
    await page.getByRole('combobox', { name: 'Follow-up questions' }).selectOption('open')
    await page.getByRole('link', { name: 'Candor' }).click()
    await startAnswering(page)
    await page.getByRole('timer').getByText('0:30').waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Stop', exact: true }).click()

    // The interviewer thinks for two seconds at most.
    const question = page.getByRole('heading', { level: 1, name: /\?$/ })
    await question.waitFor({ timeout: 10_000 })
    const asked = await question.innerText()
    expect(QUESTIONS).toContain(asked)
    await page.getByRole('timer').getByText('0:15').waitFor({ timeout: 40_000 })
    await page.screenshot({ path: 'test/screenshots/follow-up.png' })
    await page.getByRole('button', { name: 'Stop', exact: true }).click()

    const transcript = page.getByRole('region', { name: 'Transcript' })
    await transcript.waitFor({ timeout: 60_000 })
    const lines = await transcript.getByRole('listitem').allInnerTexts()
    const before = lines.findIndex((line) => line.includes(`Asked back: “${asked}”`))
    expect(before).toBeGreaterThan(0)
    expect(lines.length).toBeGreaterThan(before)
    expect(lines.filter((line) => line.includes('Asked back'))).toHaveLength(1)
    expect(strangers).toEqual([])
    expect(faults).toEqual([])
    await page.screenshot({ path: 'test/screenshots/follow-up-review.png', fullPage: true })
  })
})

import { afterEach, expect, it } from 'vitest'
import { makeWav, openSession, startAnswering } from './session.ts'

const wav = makeWav('test/fixtures/audio/hiring.wav', 2, 5)
let session: Awaited<ReturnType<typeof openSession>>
afterEach(async () => {
  await session.close()
  wav.remove()
})

it('offers an answer again that a crash of the tab cut off, and another tab leaves it alone meanwhile', async () => {
  session = await openSession('/?model=micro.en', { wav: wav.path })
  const { page, context } = session
  const notice = 'What you had said is kept.'
  await startAnswering(page)
  await page.getByRole('timer').getByText('0:09').waitFor()

  const other = await context.newPage()
  await other.goto(page.url().replace(/#.*/, ''))
  await other.getByRole('button', { name: 'Start practice' }).waitFor()
  expect(await other.getByText(notice).count()).toBe(0)

  await page.getByRole('timer').getByText('0:12').waitFor()
  const crash = await context.newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  // A page that crashes never answers.
  void crash.send('Page.crash').catch(() => undefined)
  await crashed
  await other.reload()
  await other.getByText(notice).waitFor()
  await other.getByRole('button', { name: 'Open it' }).click()
  const transcript = other.getByRole('region', { name: 'Transcript' })
  await transcript.getByText('analyst.').waitFor({ timeout: 60_000 })
  const length = /\/ 0:(\d\d)/.exec(await other.getByRole('region', { name: 'Recording' }).innerText())?.[1]
  expect(Number(length)).toBeGreaterThanOrEqual(10)
  await other.getByRole('link', { name: 'Candor' }).click()
  await other.getByRole('button', { name: 'Start practice' }).waitFor()
  expect(await other.getByText(notice).count()).toBe(0)
})

import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { makeWav, openSession, startAnswering } from '../browser/session.ts'
import { isFull } from './cases.ts'
import { SOON } from './moments.ts'
import { readStored } from './profile.ts'

const CUT_OFF = 'What you had said is kept.'

const wav = makeWav('test/fixtures/audio/hiring.wav', 1, 5)
let session: Awaited<ReturnType<typeof openSession>>
afterEach(() => session.close())
afterAll(() => wav.remove())

async function openTwo(): Promise<[Page, Page]> {
  session = await openSession('/?model=micro.en', { wav: wav.path })
  const other = await session.context.newPage()
  await other.goto(session.page.url())
  return [session.page, other]
}
const stop = (page: Page): Promise<void> => page.getByRole('button', { name: 'Stop', exact: true }).click()
const untilSaid = (page: Page, clock: string): Promise<void> =>
  page.getByRole('timer').getByText(clock).waitFor({ timeout: 60_000 })
const takesIn = (page: Page): Promise<number> =>
  page.getByRole('list', { name: 'Takes' }).getByRole('link').count()

describe('Two tabs may practise at the same time, and both answers are kept', () => {
  it('where the later one ends first, and neither is offered in the other tab as cut off', async () => {
    const [first, second] = await openTwo()
    await startAnswering(first)
    await untilSaid(first, '0:02')
    await startAnswering(second)
    await untilSaid(second, '0:03')
    await stop(second)
    await second.getByRole('region', { name: 'Recording' }).waitFor()
    await second.getByRole('link', { name: 'Candor' }).click()
    await second.getByRole('button', { name: 'Start practice' }).waitFor()
    expect(await second.getByText(CUT_OFF).count()).toBe(0)
    await stop(first)
    await first.getByRole('region', { name: 'Recording' }).waitFor()
    for (const page of [first, second]) {
      await page.getByRole('link', { name: 'Takes' }).click()
      await expect.poll(() => takesIn(page), SOON).toBe(2)
      await page.reload()
      await expect.poll(() => takesIn(page), SOON).toBe(2)
      await page.getByRole('link', { name: 'Candor' }).click()
      await page.getByRole('button', { name: 'Start practice' }).waitFor()
      expect(await page.getByText(CUT_OFF).count()).toBe(0)
    }
    const lengths = (await readStored(first)).map(({ duration }) => duration ?? 0).toSorted((a, b) => b - a)
    expect(lengths[0]).toBeGreaterThan(4.8)
    expect(lengths[1]).toBeGreaterThan(2.8)
  })

  if (isFull)
    it('where one tab crashes: its answer is offered in the other one after that has ended', async () => {
      const [first, second] = await openTwo()
      await startAnswering(first)
      await startAnswering(second)
      await untilSaid(first, '0:05')
      const devtools = await session.context.newCDPSession(first)
      const crashed = first.waitForEvent('crash')
      // A page that crashes never answers.
      void devtools.send('Page.crash').catch(() => undefined)
      await crashed
      await stop(second)
      await second.getByRole('region', { name: 'Recording' }).waitFor()
      await second.getByRole('link', { name: 'Candor' }).click()
      await second.getByText(CUT_OFF).waitFor()
      await second.getByRole('button', { name: 'Open it' }).click()
      await second.getByRole('region', { name: 'Recording' }).waitFor()
      await second.getByRole('link', { name: 'Takes' }).click()
      await expect.poll(() => takesIn(second), SOON).toBe(2)
    })
})

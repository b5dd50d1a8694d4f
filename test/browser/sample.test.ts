import { afterEach, describe, expect, it } from 'vitest'
import { findBarriers } from './barriers.ts'
import { openSession } from './session.ts'

type Session = Awaited<ReturnType<typeof openSession>>

let session: Session
afterEach(() => session.close())

describe('the sample answer', () => {
  it('opens, seeks by word, takes a correction and still has it after a reload', async () => {
    session = await openSession('/')
    const { page, strangers, faults } = session
    await page.getByRole('button', { name: 'Look at a sample answer' }).click()
    const transcript = page.getByRole('region', { name: 'Transcript' })
    await transcript.waitFor()
    expect(await page.getByRole('list', { name: 'Arc' }).getByRole('listitem').count()).toBe(6)

    await transcript.getByText('invoices', { exact: true }).click()
    await expect
      .poll(() => page.getByRole('region', { name: 'Recording' }).innerText())
      .toContain('0:16 / 1:13')
    await expect.poll(() => page.locator('[data-lit]').innerText()).toBe('invoices')

    const sentence = transcript.getByRole('listitem').filter({ hasText: 'Some customers paid twice' })
    await sentence.getByRole('button', { name: /^Part:/ }).click()
    await page.getByRole('menuitemradio', { name: 'Outcome' }).click()
    await sentence.getByRole('button', { name: /^Part: Outcome ?, your word/ }).waitFor()
    expect(await page.getByRole('list', { name: 'Arc' }).innerText()).toMatch(/Outcome\s+Told/)

    await page.reload()
    await transcript
      .getByRole('listitem')
      .filter({ hasText: 'Some customers paid twice' })
      .getByRole('button', { name: /^Part: Outcome ?, your word/ })
      .waitFor()
    expect(strangers).toEqual([])
    expect(faults).toEqual([])
  })

  it('plays from a sentence, pauses, and draws a region for every part', async () => {
    session = await openSession('/')
    const { page } = session
    await page.getByRole('button', { name: 'Look at a sample answer' }).click()
    await page.getByRole('button', { name: 'Play from 0:31' }).click()
    await page.getByRole('button', { name: 'Pause' }).click()
    await expect
      .poll(() => page.getByRole('region', { name: 'Recording' }).innerText())
      .toMatch(/0:3[1-9] \/ 1:13/)
    const strip = page.getByRole('group', { name: 'Parts on the recording' }).getByRole('button')
    const drawn = page.getByRole('img', { name: 'Waveform of the recording' }).locator('[part~="region"]')
    await expect.poll(() => drawn.count()).toBe(await strip.count())
    const widths = await drawn.evaluateAll((regions) =>
      regions.map((region) => region.getBoundingClientRect().width),
    )
    expect(Math.min(...widths)).toBeGreaterThan(20)
  })

  it('is listed, and can be renamed, deleted and brought back', async () => {
    session = await openSession('/')
    const { page } = session
    await page.getByRole('button', { name: 'Look at a sample answer' }).click()
    await page.getByRole('region', { name: 'Transcript' }).waitFor()
    await page.getByRole('link', { name: 'Takes' }).click()
    await page.getByRole('button', { name: 'Rename A sample answer' }).click()
    await page.getByRole('textbox', { name: 'Name of the take' }).fill('Billing')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Delete Billing' }).click()
    await page.getByText('Nothing here yet').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('link', { name: /^Billing/ }).click()
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  })

  it('has no barriers that a machine can find, on any screen', async () => {
    session = await openSession('/')
    const { page } = session
    expect(await findBarriers(session)).toEqual([])
    await page.getByRole('button', { name: 'Look at a sample answer' }).click()
    await page.getByRole('button', { name: 'Did you say it?' }).click()
    expect(await findBarriers(session)).toEqual([])
    for (const path of ['/takes', '/type', '/settings']) {
      await page.goto(new URL(`#${path}`, page.url()).href)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await findBarriers(session)).toEqual([])
    }
  })
})

describe('a typed answer', () => {
  it('is read part by part, without times, and kept', async () => {
    session = await openSession('/')
    const { page } = session
    await page.getByRole('link', { name: 'Type an answer instead' }).click()
    await page
      .getByRole('textbox')
      .fill(
        'I was leading the launch of our new shop. We broke the checkout for six hours. I had skipped the review.',
      )
    await page.getByRole('button', { name: 'Review this answer' }).click()
    const transcript = page.getByRole('region', { name: 'Transcript' })
    await transcript.waitFor()
    expect(await transcript.getByRole('listitem').count()).toBe(3)
    expect(await page.getByRole('button', { name: 'Play' }).count()).toBe(0)
    await page.reload()
    await transcript.getByText('checkout').waitFor()
  })
})

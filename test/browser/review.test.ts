import { afterEach, describe, expect, it } from 'vitest'
import { findBarriers } from './barriers.ts'
import { openSession } from './session.ts'

type Session = Awaited<ReturnType<typeof openSession>>

let session: Session
afterEach(() => session.close())

async function openSample(options: Parameters<typeof openSession>[1] = {}) {
  session = await openSession('/', options)
  const { page } = session
  await page.getByRole('button', { name: 'Look at a sample answer' }).click()
  await page.getByRole('region', { name: 'Transcript' }).waitFor()
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  return page
}
const clock = (page: Session['page']) => page.getByRole('region', { name: 'Recording' }).innerText()

describe('the review of a recording', () => {
  it('obeys its keys: parts, marks and pauses, closer and wider, and the list of them', async () => {
    const page = await openSample()
    await page.keyboard.press('3')
    await expect.poll(() => clock(page)).toMatch(/0:3[01] \/ 1:13/)
    await page.keyboard.press('1')
    await expect.poll(() => clock(page)).toMatch(/0:00 \/ 1:13/)
    await page.keyboard.press(']')
    await expect.poll(() => clock(page)).not.toMatch(/0:00 \/ 1:13/)
    const strip = page.getByRole('group', { name: 'Parts on the recording' })
    const wave = page.getByRole('img', { name: 'Waveform of the recording' })
    const ratio = async (): Promise<number> => {
      const [parts, box] = await Promise.all([
        strip.evaluate((element) => element.scrollWidth),
        wave.evaluate((element) => element.clientWidth),
      ])
      return parts / box
    }
    const before = await ratio()
    await page.keyboard.press('+')
    await expect.poll(ratio).toBeGreaterThan(1.5 * before)
    await page.keyboard.press('-')
    await expect.poll(ratio).toBeLessThan(1.1 * before)
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: 'Keys' })
    const covered = await dialog.getByRole('definition').evaluateAll((lines) =>
      lines.filter((line) => {
        const { left, top, height } = line.getBoundingClientRect()
        return !line.contains(document.elementFromPoint(left + 1, top + height / 2))
      }),
    )
    expect(covered).toHaveLength(0)
    await dialog.getByRole('button', { name: 'Close' }).click()
  })

  it('repeats a part until it is told not to', async () => {
    const page = await openSample()
    await page.keyboard.press('2')
    await page.getByRole('button', { name: 'Repeat this part' }).click()
    // Half a second before the part's end.
    await page.getByRole('region', { name: 'Transcript' }).getByText('days.', { exact: true }).click()
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await expect.poll(() => clock(page), { timeout: 10_000 }).toMatch(/0:1[4-9] \/ 1:13/)
  })

  it('tells the same as a list, each entry a way to hear it', async () => {
    const page = await openSample()
    await page.getByText('As a list').click()
    const list = page.locator('details').filter({ hasText: 'As a list' })
    await list
      .getByRole('button', { name: /Your role/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
  })

  it('edits a sentence, judges it again, and keeps it over a reload', async () => {
    const page = await openSample()
    const line = page.getByRole('region', { name: 'Transcript' }).getByRole('listitem').last()
    await line.getByRole('button', { name: /^Part:/ }).click()
    await page.getByRole('menuitem', { name: 'Change the words' }).click()
    await page
      .getByRole('textbox', { name: 'Words of this sentence' })
      .fill('Now I write everything down first.\nSix months later we moved the payments and nothing broke.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Your words').first().waitFor()
    await expect
      .poll(() => page.getByRole('list', { name: 'Arc' }).innerText())
      .toMatch(/Outcome\s+(Told|Briefly)/)
    await page.reload()
    await page.getByText('payments', { exact: true }).waitFor()
    expect(session.faults).toEqual([])
    expect(session.strangers).toEqual([])
  })

  it.each(['light', 'dark'] as const)(
    'has no barrier that axe finds, with everything open: %s',
    async (scheme) => {
      const page = await openSample({ colorScheme: scheme, viewport: { width: 360, height: 740 } })
      await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)))
      expect(await findBarriers(session)).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow).toBeLessThanOrEqual(0)
    },
  )
})

describe('the report on paper', () => {
  it('has what was said and found, and nothing to press', async () => {
    const page = await openSample({ colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const paper = page.getByRole('main')
    const text = await paper.innerText()
    for (const part of [
      'Keep this',
      'What you said',
      'The arc',
      'What the interviewer could write down',
      'Specifics',
    ])
      expect(text).toContain(part)
    // What is folded on the screen is open on paper.
    expect(text).toContain('three hundred invoices')
    expect(await page.getByRole('navigation').isVisible()).toBe(false)
    expect(await page.getByRole('region', { name: 'Recording' }).isVisible()).toBe(false)
    expect(await page.getByRole('link', { name: 'Practise your own' }).isVisible()).toBe(false)
    // No black paper.
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    )
  })
})

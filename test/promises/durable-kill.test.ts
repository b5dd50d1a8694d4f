import { describe, expect, it } from 'vitest'
import { startAnswering } from '../browser/session.ts'
import { isFull, toCount } from './cases.ts'
import { SOON, toMoments, untilAfter } from './moments.ts'
import { openRawBrowser } from './raw-browser.ts'
import { useDying } from './dying.ts'

const dying = useDying()
const full = isFull ? it : () => undefined

describe('An answer survives the death of the browser, but for 1.2 seconds at most', () => {
  it.each(toMoments(20, 1.3, 9).slice(0, toCount(20, 1)))('that dies after %f s', async (moment) => {
    const { page, kill } = await dying.open()
    await startAnswering(page)
    await untilAfter(Date.now(), moment)
    await dying.openCutOff(await kill())
  })

  it.each(toMoments(toCount(4, 0), 3, 12, 2))(
    'that dies after %f s in a tab that is hidden',
    async (moment) => {
      const tab = await openRawBrowser(dying.profile().folder, '/?model=micro.en', dying.wav)
      const text = (selector: string) =>
        tab.evaluate(`document.querySelector('${selector}')?.innerText ?? ''`)
      const click = (name: string) =>
        tab.evaluate(
          `[...document.querySelectorAll('button')].find((it) => it.textContent.trim() === '${name}')?.click()`,
        )
      await expect.poll(() => text('main'), SOON).toContain('Start practice')
      await click('Start practice')
      await expect.poll(() => text('main'), SOON).toContain('Start now')
      await click('Start now')
      await expect.poll(() => text('[role=timer]'), SOON).toBe('0:00')
      await tab.hide()
      await expect.poll(() => tab.evaluate('document.visibilityState'), SOON).toBe('hidden')
      await untilAfter(Date.now(), moment)
      await dying.openCutOff(await tab.kill())
    },
  )

  it.each(toMoments(toCount(3, 0), 2, 6, 3))(
    'that dies after %f s while an earlier answer is written down',
    async (moment) => {
      const { page, kill } = await dying.open()
      await page.getByLabel('A recording').setInputFiles('test/fixtures/audio/hiring.wav')
      await page.getByRole('progressbar', { name: 'Writing down what you said…' }).waitFor()
      await page.getByRole('link', { name: 'Candor' }).click()
      await startAnswering(page)
      await untilAfter(Date.now(), moment)
      const { page: after } = await dying.openCutOff(await kill())
      await after.getByRole('link', { name: 'Takes' }).click()
      await after.getByRole('link', { name: /^hiring/ }).click()
      await after.getByRole('button', { name: 'Play', exact: true }).waitFor()
    },
  )

  full('and is written down like any other', async () => {
    const { page, kill } = await dying.open()
    await startAnswering(page)
    await page.getByRole('timer').getByText('0:12').waitFor()
    const { page: after } = await dying.openCutOff(await kill())
    await after.getByRole('region', { name: 'Transcript' }).getByText('analyst.').waitFor({ timeout: 60_000 })
  })
})

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBarriers } from '../browser/barriers.ts'
import { makeWav, openSession } from '../browser/session.ts'
import { isFull } from './cases.ts'

const wav = makeWav('test/fixtures/audio/hiring.wav', 1, 0)
let session: Awaited<ReturnType<typeof openSession>>
let takeId = ''
beforeAll(async () => {
  session = await openSession('/?model=micro.en', { wav: wav.path })
  const { page } = session
  await page.getByRole('button', { name: 'Look at a sample answer' }).click()
  await page.getByRole('region', { name: 'Transcript' }).waitFor()
  takeId = page.url().split('/').at(-1) ?? ''
})
afterAll(async () => {
  await session.close()
  wav.remove()
})

const go = async (page: Page, address: string): Promise<void> => {
  await page.goto(new URL(`#${address}`, page.url()).href)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}
const SCREENS = [
  '/',
  '/takes',
  '/takes/ID',
  '/takes/ID/share',
  '/stories',
  '/stories/new',
  '/stories/find',
  '/stories/tonight',
  '/settings',
  '/copy',
  '/type',
]

describe('Everybody can use it: WCAG 2.2 A and AA on every screen, light and dark, narrow and large', () => {
  const looks = isFull
    ? [
        { width: 1280, scheme: 'light' },
        { width: 1280, scheme: 'dark' },
        { width: 360, scheme: 'light' },
        { width: 360, scheme: 'dark' },
        // A window of 1280 pixels at 200 %.
        { width: 640, scheme: 'light' },
      ]
    : [{ width: 360, scheme: 'dark' }]
  it.each(looks.flatMap((look) => SCREENS.map((screen) => ({ ...look, screen }))))(
    '$screen, $width pixels, $scheme',
    async ({ width, scheme, screen }) => {
      const { page } = session
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme: scheme as 'light' | 'dark' })
      await go(page, screen.replace('ID', takeId))
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0)
      expect(await findBarriers(session)).toEqual([])
    },
  )
})

describe('Everybody can use it: from the keyboard alone', () => {
  it('a take from the first screen to its report, and the focus never lost', async () => {
    const { page } = session
    await page.setViewportSize({ width: 1280, height: 800 })
    await go(page, '/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 40) ?? '')
    const tabTo = async (text: string): Promise<void> => {
      for (let step = 0; step < 60; step++) {
        await page.keyboard.press('Tab')
        if ((await focused()).includes(text)) return
      }
      throw new Error(`Tab never came to “${text}”`)
    }
    await tabTo('Start practice')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Start now' }).waitFor()
    await page.keyboard.press('Space')
    await page.getByRole('timer').getByText('0:06').waitFor({ timeout: 30_000 })
    await page.keyboard.press('Escape')
    await page.getByRole('alertdialog').waitFor()
    expect(await page.evaluate(() => document.activeElement?.closest('[role=alertdialog]') !== null)).toBe(
      true,
    )
    await tabTo('Keep it')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Transcript' }).waitFor({ timeout: 90_000 })
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
    await page.keyboard.press('Space')
    await tabTo('Context')
  })

  it('single keys do nothing where they are switched off', async () => {
    const { page } = session
    await go(page, '/settings')
    await page.getByRole('checkbox', { name: /^Keys/ }).uncheck()
    await go(page, `/takes/${takeId}`)
    const play = page.getByRole('button', { name: 'Play', exact: true })
    await play.waitFor()
    await page.keyboard.press('3')
    await page.keyboard.press('Space')
    await play.click()
    // From the beginning, which no key has left.
    await page.getByRole('region', { name: 'Recording' }).getByText('0:01').first().waitFor()
    await page.getByRole('button', { name: 'Pause', exact: true }).click()
    await go(page, '/settings')
    await page.getByRole('checkbox', { name: /^Keys/ }).check()
  })
})

describe('Everybody can use it: what moves and what is said', () => {
  it('nothing moves where less motion is wanted', async () => {
    const { page } = session
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const screen of ['/', `/takes/${takeId}`, '/settings']) {
      await go(page, screen)
      const moving = await page.evaluate(
        () =>
          document
            .getAnimations()
            .filter((animation) => Number(animation.effect?.getComputedTiming().duration) > 1).length,
      )
      expect(moving, screen).toBe(0)
    }
    await page.emulateMedia({ reducedMotion: 'no-preference' })
  })

  it('a screen reader hears of each phase once, and not of every second', async () => {
    const { page } = session
    await go(page, '/')
    await page.evaluate(() => {
      const heard: string[] = []
      Object.assign(window, { heard })
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const element = target instanceof Element ? target : target.parentElement
          const region = element?.closest('[role=status], [role=alert], [aria-live]')
          if (region?.textContent) heard.push(region.textContent)
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    await page.getByRole('button', { name: 'Start practice' }).click()
    await page.getByRole('button', { name: 'Start now' }).click()
    await page.getByRole('timer').getByText('0:06').waitFor({ timeout: 30_000 })
    const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard)
    expect(heard.length).toBeLessThan(8)
    expect(heard.some((text) => /^\d:\d\d$/.test(text))).toBe(false)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.getByRole('region', { name: 'Recording' }).waitFor({ timeout: 30_000 })
  })
})

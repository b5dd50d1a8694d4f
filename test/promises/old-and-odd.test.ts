import puppeteer, { type Browser } from 'puppeteer-core'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { openSession } from '../browser/session.ts'
import { findFirefox, openWebKit } from './browsers.ts'
import { isFull } from './cases.ts'

const SAMPLE_LINES = `document.querySelectorAll('[aria-label=Transcript] li').length`
/** Clicks on the button with that text, and says whether there is one. */
const clickOn = (text: string): string =>
  `[...document.querySelectorAll('button')].some((it) => it.textContent.includes('${text}') && (it.click(), true))`

describe('Old and odd browsers are told what they need, and the others work', () => {
  it('says so on a page that works in a browser that cannot read the app', async () => {
    const session = await openSession('about:blank')
    // As a browser does that knows less of JavaScript than the app is written in.
    await session.page.route('**/assets/index-*.js', (route) =>
      route.fulfill({ body: 'let let = §', contentType: 'text/javascript' }),
    )
    await session.page.goto(inject('appUrl'))
    await session.page.getByRole('heading', { name: 'Candor cannot run in this browser.' }).waitFor()
    await session.page.getByText(/A current Chrome, Edge, Firefox or Safari can run it/).waitFor()
    await session.close()
  })

  it('names what a browser lacks', async () => {
    const session = await openSession('about:blank')
    await session.page.route('**/assets/index-*.js', (route) => route.abort())
    await session.page.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', { value: undefined })
      Object.defineProperty(window, 'AudioContext', { value: undefined })
    })
    await session.page.goto(inject('appUrl'))
    await session.page.getByText('It lacks a database for your takes, sound.').waitFor()
    await session.close()
  })
})

// The others are large, and installed only where all promises are looked at.
if (isFull) {
  describe('Firefox works', () => {
    let browser: Browser
    const begin = async () => {
      browser ??= await puppeteer.launch({
        browser: 'firefox',
        executablePath: findFirefox(),
        extraPrefsFirefox: {
          'media.navigator.streams.fake': true,
          'media.navigator.permission.disabled': true,
        },
      })
      const page = await browser.newPage()
      await page.goto(inject('appUrl'))
      return page
    }
    afterAll(() => browser.close())

    it('isolates the page, and shows the sample with its parts', async () => {
      const page = await begin()
      await page.waitForFunction('self.crossOriginIsolated')
      await page.locator('button ::-p-text(Look at a sample answer)').click()
      await page.waitForFunction(`${SAMPLE_LINES} === 12`)
      await page.waitForSelector('[aria-label="Part: Failure"], [aria-label="Parts on the recording"] button')
      await page.close()
    }, 120_000)

    it('hears a microphone at its own rate, and says so where the machine has no sound', async () => {
      const page = await begin()
      const isHeard = await page.evaluate(async () => {
        const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
        // At another rate than the microphone's Firefox refuses.
        return new AudioContext().createMediaStreamSource(stream).mediaStream === stream
      })
      expect(isHeard).toBe(true)
      await page.locator('button ::-p-text(Start practice)').click()
      await page.waitForFunction(`/Start now|could not be opened/.test(document.body.innerText)`)
      await page.close()
    }, 120_000)
  })

  describe('WebKit works', () => {
    it('isolates the page, keeps what it stores, and shows the sample with its parts', async () => {
      const webKit = await openWebKit()
      try {
        await webKit.open(inject('appUrl'))
        await expect.poll(() => webKit.evaluate('self.crossOriginIsolated'), { timeout: 20_000 }).toBe(true)
        await expect.poll(() => webKit.evaluate(clickOn('sample')), { timeout: 20_000 }).toBe(true)
        await expect.poll(() => webKit.evaluate(SAMPLE_LINES), { timeout: 60_000 }).toBe(12)
        expect(await webKit.evaluate('typeof new AudioContext().sampleRate')).toBe('number')
      } finally {
        await webKit.close()
      }
    }, 120_000)
  })
}

import { afterEach, describe, expect, it } from 'vitest'
import { openHideableTab } from './hidden-tab.ts'
import { makeWav, openSession, startAnswering } from './session.ts'

let session: Awaited<ReturnType<typeof openSession>> | null = null
let wav: ReturnType<typeof makeWav> | null = null
let tab: Awaited<ReturnType<typeof openHideableTab>> | null = null
afterEach(async () => {
  await session?.close()
  await tab?.close()
  wav?.remove()
  session = null
  tab = null
  wav = null
})

describe('when it does not go as planned', () => {
  it('says that the microphone is not allowed, and that nothing was recorded', async () => {
    session = await openSession('/?model=micro.en', { allowMicrophone: false })
    const { page, context } = session
    await context.grantPermissions(['microphone'])
    await context.clearPermissions()
    await page.getByRole('button', { name: 'Start practice' }).click()
    const notice = page.getByRole('alert')
    await notice.getByText('This page may not use your microphone.').waitFor()
    await notice.getByRole('button', { name: 'Try again' }).click()
    await notice.getByText('This page may not use your microphone.').waitFor()
    await notice.getByRole('link', { name: 'Type an answer' }).click()
    await page.getByRole('textbox').waitFor()
  })

  it('says that there is no microphone', async () => {
    session = await openSession('/?model=micro.en', { noDevice: true })
    await session.page.getByRole('button', { name: 'Start practice' }).click()
    await session.page.getByRole('alert').getByText('No microphone was found.').waitFor()
  })

  it('keeps a silent recording, and says that it heard no words', async () => {
    wav = makeWav(null, 10, 0)
    session = await openSession('/?model=micro.en', { wav: wav.path })
    const { page } = session
    await startAnswering(page)
    await page.getByRole('timer').getByText('0:04').waitFor()
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await page.getByRole('alert').getByText('I heard no words in this recording.').waitFor()
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
    await page.getByRole('link', { name: 'Takes' }).click()
    await page.getByRole('link', { name: /not written down yet/ }).waitFor()
  })

  it('keeps a take without a model, and writes it down when there is one', async () => {
    wav = makeWav('test/fixtures/audio/hiring.wav', 2, 5)
    session = await openSession('/?model=nowhere', { wav: wav.path })
    const { page } = session
    await startAnswering(page)
    await page.getByRole('timer').getByText('0:09').waitFor()
    await page.keyboard.press('Escape')
    await page
      .getByRole('alertdialog', { name: 'Stop and keep?' })
      .getByRole('button', { name: 'Keep it' })
      .click()
    await page.getByRole('alert').getByText('This take is not written down yet.').waitFor()
    await page.goto(page.url().replace('model=nowhere', 'model=micro.en'))
    await page.getByRole('button', { name: 'Transcribe' }).click()
    await page.getByRole('region', { name: 'Transcript' }).getByText('analyst.').waitFor({ timeout: 60_000 })
  })

  it('goes on recording, and on the clock, in a tab that is hidden for a minute', async () => {
    wav = makeWav('test/fixtures/audio/hiring.wav', 2, 5)
    tab = await openHideableTab('/?model=micro.en', wav.path)
    const evaluate = (expression: string) => tab?.evaluate(expression)
    const click = (name: string) =>
      evaluate(
        `[...document.querySelectorAll('button')].find((it) => it.textContent.trim() === '${name}')?.click() ?? true`,
      )
    const text = (selector: string) => evaluate(`document.querySelector('${selector}')?.innerText ?? ''`)
    await expect.poll(() => text('main')).toContain('Start practice')
    await click('Start practice')
    await expect.poll(() => text('main')).toContain('Start now')
    await click('Start now')
    await expect.poll(() => text('[role=timer]')).toBe('0:00')

    await tab.hide()
    await expect.poll(() => evaluate('document.visibilityState')).toBe('hidden')
    const hiddenAt = Date.now()
    await expect
      .poll(() => Date.now() - hiddenAt, { timeout: 70_000, interval: 1000 })
      .toBeGreaterThan(60_000)
    await tab.show()
    await expect.poll(() => evaluate('document.visibilityState')).toBe('visible')
    await expect.poll(() => text('[role=timer]')).toMatch(/^1:0[0-9]$/)
    await expect.poll(() => text('[role=timer]'), { timeout: 20_000 }).toBe('1:09')

    await click('Stop')
    const transcript = '[aria-label=Transcript]'
    await expect.poll(() => text(transcript), { timeout: 60_000 }).toContain('analyst.')
    const said = String(await text(transcript)).replace(/\s+/g, ' ')
    for (const phrase of ['I overruled them', 'lost most of a year', 'both of them are still with us.'])
      expect(said).toContain(phrase)
  })
})

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findBarriers } from './barriers.ts'
import {
  comments,
  makeSharedTake,
  makeSilentTake,
  recording,
  save,
  toJudged,
  transcript,
  usePeerPage,
} from './peer-session.ts'

const { open, session } = usePeerPage()

/** How many colours other than none a canvas shows. */
const countColours = (page: Page) =>
  page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    const colours = new Set<string>()
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] === 255) colours.add(data.slice(at, at + 3).join())
    }
    return colours.size
  })

describe('the page that a peer opens', () => {
  it('asks what the peer thinks before it shows anything else, and has chosen nothing for them', async () => {
    const page = await open(makeSharedTake())
    await expect
      .poll(() => page.getByRole('heading', { level: 1 }).innerText())
      .toBe('The first data analyst')
    const text = await page.locator('main').innerText()
    const places = [
      '“Tell me about a time you failed.”',
      'Recorded with Candor. This page works offline; it sends nothing anywhere.',
      'Would you trust this person with a messy project: more, less, the same?',
      'What do you remember?',
      'Recording\n',
      'Transcript\n',
      'Your comments\n',
      'Send this file back. Nothing was sent from here.',
    ].map((words) => text.indexOf(words))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(
      await page
        .getByRole('radio')
        .evaluateAll((all) => all.map((radio) => (radio as HTMLInputElement).labels?.[0]?.textContent)),
    ).toEqual(['More', 'The same', 'Less'])
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
    expect(await page.getByText('What the program said').count()).toBe(0)
  })

  it('draws the recording, plays it, and lights the line that is spoken', async () => {
    const page = await open(makeSharedTake())
    await expect.poll(() => countColours(page)).toBeGreaterThan(1)
    await recording(page).getByRole('button', { name: 'Play' }).click()
    await expect
      .poll(() => transcript(page).locator('[aria-current]').innerText())
      .toContain('my previous job')
    await page.getByRole('region', { name: 'Two questions' }).getByRole('button', { name: 'Pause' }).click()
    await recording(page).getByRole('button', { name: 'Play' }).waitFor()
    expect(session().faults).toEqual([])
  })

  it('plays from a line and from its time, and seeks by the wave and from the keyboard', async () => {
    const page = await open(makeSharedTake())
    const line = transcript(page).getByRole('listitem').nth(1)
    await line.getByText('We had been searching').click()
    await expect.poll(() => line.getAttribute('aria-current')).toBe('true')
    await recording(page).getByRole('button', { name: 'Pause' }).click()
    await expect.poll(() => recording(page).innerText()).toMatch(/0:0[6-9] \/ 0:17/)

    const slider = page.getByRole('slider', { name: 'Place in the recording' })
    await slider.focus()
    await page.keyboard.press('Home')
    await expect.poll(() => recording(page).innerText()).toContain('0:00 / 0:17')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('0:02 of 0:17')

    const wave = page.getByRole('img', { name: 'Waveform of the recording' })
    const { width = 0 } = (await wave.boundingBox()) ?? {}
    await wave.click({ position: { x: width / 2, y: 40 } })
    await expect.poll(() => recording(page).innerText()).toContain('0:08 / 0:17')

    await transcript(page).getByRole('button', { name: 'Play from 0:00' }).press('Enter')
    await recording(page).getByRole('button', { name: 'Pause' }).click()
    await expect.poll(() => recording(page).innerText()).toMatch(/0:0[0-3] \/ 0:17/)
  })

  it('takes comments on a line and at a moment, in the order of the take', async () => {
    const page = await open(makeSharedTake())
    await page.getByRole('slider', { name: 'Place in the recording' }).fill('8')
    await page.getByRole('button', { name: 'Comment at this moment' }).click()
    await page.getByRole('textbox', { name: 'Comment at 0:08' }).fill('Why so long?')
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByRole('button', { name: 'Comment on sentence 1' }).click()
    await page.getByRole('textbox', { name: 'Comment on this line, at 0:00' }).fill('Good beginning.')
    await page.getByRole('button', { name: 'Add' }).click()
    await expect.poll(() => page.getByRole('status').allInnerTexts()).toContain('Comment added')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Comment on sentence 1',
    )

    expect(await comments(page).getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^0:00\s*“In my previous job.*”\s+Good beginning\./),
      expect.stringMatching(/^0:08\s*“We had been searching.*”\s+Why so long\?/),
    ])
    expect(
      await transcript(page).getByRole('list', { name: 'Comments on sentence 2' }).innerText(),
    ).toContain('Why so long?')
    await comments(page).getByRole('button', { name: 'Play from 0:08' }).click()
    await recording(page).getByRole('button', { name: 'Pause' }).click()
    await expect.poll(() => recording(page).innerText()).toMatch(/0:(08|09|10) \/ 0:17/)
    expect((await save(page)).feedback.comments).toEqual([
      { at: 0.6, sentence: 0, text: 'Good beginning.' },
      { at: 8, sentence: 1, text: 'Why so long?' },
    ])
  })

  it('changes a comment where it stands, removes it, and brings it back', async () => {
    const page = await open(makeSharedTake())
    await page.getByRole('button', { name: 'Comment on sentence 2' }).click()
    await page.keyboard.type('Six mouths?')
    await page.getByRole('button', { name: 'Add' }).click()
    await transcript(page).getByRole('button', { name: 'Edit the comment “Six mouths?”' }).click()
    await page.getByRole('textbox', { name: 'Your comment' }).fill('Six months?')
    await page.getByRole('button', { name: 'Keep the change' }).click()
    expect(await comments(page).innerText()).toContain('Six months?')

    await comments(page).getByRole('button', { name: 'Remove the comment “Six months?”' }).click()
    expect(await comments(page).innerText()).toContain('None yet.')
    expect(await transcript(page).innerText()).not.toContain('Six months?')
    // The button that was pressed is gone: the focus is on what takes it back.
    await page.keyboard.press('Enter')
    expect(await transcript(page).innerText()).toContain('Six months?')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Remove')
    expect(await page.getByRole('button', { name: 'Undo' }).isVisible()).toBe(false)
    await expect.poll(() => page.getByRole('status').allInnerTexts()).toContain('Comment brought back')
  })

  it('saves what was written as a small file, the same feedback when it is saved again', async () => {
    const page = await open(makeSharedTake({ title: 'Où est-ce que “j’ai échoué”? / №1' }))
    await page.getByRole('radio', { name: 'More' }).check()
    await page.getByRole('textbox', { name: 'What do you remember?' }).fill(' The empty seat. ')
    await page.getByRole('textbox', { name: 'Your name (optional)' }).fill('Ada')
    const before = Date.now()
    const first = await save(page)
    expect(first.name).toBe('feedback-ou-est-ce-que-j-ai-echoue-no1.json')
    expect(first.feedback).toEqual({
      format: 'candor-feedback',
      version: 1,
      id: expect.stringMatching(/^[0-9a-f-]{32,36}$/),
      takeId: 'take-1',
      from: 'Ada',
      savedAtMs: expect.any(Number),
      trust: 'more',
      remembers: 'The empty seat.',
      comments: [],
    })
    expect(first.feedback.savedAtMs).toBeGreaterThanOrEqual(before)
    expect(await page.getByRole('region', { name: 'Save and send back' }).innerText()).toContain(
      `Saved as ${first.name}.`,
    )

    await page.getByRole('button', { name: 'No answer after all' }).click()
    const second = await save(page)
    expect(second.feedback.id).toBe(first.feedback.id)
    expect(second.feedback.trust).toBeNull()
  })

  it('saves nothing while a comment is neither added nor cancelled', async () => {
    const page = await open(makeSharedTake())
    await page.getByRole('button', { name: 'Comment on sentence 1' }).click()
    await page.keyboard.type('Half a thou')
    await page.getByRole('button', { name: 'Save your feedback' }).click()
    await page.getByText('A comment is still open. Add it or cancel it first.').waitFor()
    await page.keyboard.type('ght')
    await page.getByRole('button', { name: 'Add' }).click()
    expect((await save(page)).feedback.comments.map(({ text }) => text)).toEqual(['Half a thought'])
  })

  it('warns before unsaved words are left, and has them after a reload, half a comment too', async () => {
    const page = await open(makeSharedTake())
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.accept()
    })
    await page.reload()
    expect(asked).toEqual([])
    await page.getByRole('radio', { name: 'Less' }).check()
    await page.getByRole('textbox', { name: 'What do you remember?' }).fill('The seat')
    await page.getByRole('button', { name: 'Comment on sentence 1' }).click()
    await page.keyboard.type('Whole')
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByRole('button', { name: 'Comment at this moment' }).click()
    await page.keyboard.type('Hal')
    await transcript(page).getByRole('button', { name: 'Edit the comment “Whole”' }).click()
    await page.keyboard.type(' heart')
    await page.reload()
    expect(asked).toEqual(['beforeunload'])
    expect(await page.getByRole('radio', { name: 'Less' }).isChecked()).toBe(true)
    expect(await page.getByRole('textbox', { name: 'What do you remember?' }).inputValue()).toBe('The seat')
    expect(await page.getByRole('textbox', { name: 'Comment at 0:00' }).inputValue()).toBe('Hal')
    expect(await page.getByRole('textbox', { name: 'Your comment' }).inputValue()).toBe('Whole heart')
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByRole('button', { name: 'Keep the change' }).click()
    const saved = await save(page)
    expect(saved.feedback.comments.map(({ text }) => text)).toEqual(['Hal', 'Whole heart'])
    await page.reload()
    expect(asked).toEqual(['beforeunload'])
    expect((await save(page)).feedback.id).toBe(saved.feedback.id)
  })

  it('shows the parts and the judgement only where the speaker put them in', async () => {
    const page = await open(toJudged(makeSharedTake()))
    const lines = transcript(page).getByRole('listitem')
    expect(await lines.nth(0).innerText()).toContain('Context')
    expect(await lines.nth(1).innerText()).toMatch(/^Asked back: “What did you know then\?”/)
    expect(await lines.nth(1).innerText()).toContain('Their role')
    expect(await lines.nth(2).locator('.part').count()).toBe(0)
    const said = page.getByText('Where was your own part in it?')
    expect(await said.isVisible()).toBe(false)
    await page.getByText('What the program said').click()
    expect(await said.isVisible()).toBe(true)
  })

  for (const [width, name] of [
    [1280, 'wide'],
    [360, 'phone'],
  ] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`is without barriers and fits at ${width} pixels, ${colorScheme}`, async () => {
        const page = await open(toJudged(makeSharedTake()), {
          colorScheme,
          reducedMotion: 'reduce',
          viewport: { width, height: 900 },
        })
        await page.getByRole('radio', { name: 'More' }).check()
        await page.getByRole('slider', { name: 'Place in the recording' }).fill('8')
        await transcript(page).locator('[aria-current]').waitFor()
        await page.getByRole('button', { name: 'Comment on sentence 1' }).click()
        await page.keyboard.type('A good beginning: I could see the empty seat.')
        await page.getByRole('button', { name: 'Add' }).click()
        await page.getByRole('button', { name: 'Comment at this moment' }).click()
        await page.keyboard.type('Why did nobody')
        await page.getByText('What the program said').click()
        expect(await findBarriers(session())).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        await page.screenshot({ path: `test/screenshots/peer-${name}-${colorScheme}.png`, fullPage: true })
        await page.getByRole('button', { name: 'Cancel' }).click()
        await comments(page)
          .getByRole('button', { name: /^Remove/ })
          .click()
        expect(await findBarriers(session())).toEqual([])
        await page.screenshot({ path: `test/screenshots/peer-${name}-${colorScheme}-undo.png` })
      })
    }
  }

  it('is small beside what it carries', async () => {
    await open({ ...makeSilentTake(), sentences: [] })
    expect(session().shared.type).toBe('text/html')
    expect(session().shared.size).toBeLessThanOrEqual(60_000)
  })
})

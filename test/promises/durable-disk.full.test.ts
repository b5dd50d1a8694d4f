import { copyFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWav, startAnswering } from '../browser/session.ts'
import { isFull } from './cases.ts'
import { writeManyTakes } from './many-takes.ts'
import { makeProfile, type Profile, readStored } from './profile.ts'

const RECORDING = 'test/fixtures/audio/hiring.wav'

const wav = makeWav(RECORDING, 1, 5)
let profile: Profile
let browser: Awaited<ReturnType<Profile['open']>> | null = null
beforeEach(() => {
  profile = makeProfile()
})
afterEach(async () => {
  await browser?.close()
  profile.remove()
})
afterAll(() => wav.remove())

/**
 * A browser with a typed take, and room for so many bytes more. It was opened anew for that: for half a minute a browser
 * believes that there is the room that it found last.
 */
async function open(room: number) {
  browser = await profile.open({ path: '/?model=micro.en#/type' })
  await browser.page.getByRole('textbox').first().fill('We lost a day. I never asked for the key.')
  await browser.page.getByRole('button', { name: /Review/ }).click()
  await browser.page.getByRole('region', { name: 'Transcript' }).waitFor()
  await browser.page.waitForFunction(() => navigator.serviceWorker.controller)
  const address = new URL('/?model=micro.en', browser.page.url())
  const usage = await browser.page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
  await browser.close()

  browser = await profile.open({ wav: wav.path, path: null })
  const { page, context } = browser
  const devtools = await context.newCDPSession(page)
  const { origin } = address
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + room })
  await page.goto(address.href)
  return { page, free: () => devtools.send('Storage.overrideQuotaForOrigin', { origin }) }
}

const stop = (page: Page): Promise<void> => page.getByRole('button', { name: 'Stop', exact: true }).click()
const untilSaid = (page: Page, clock: string): Promise<void> =>
  page.getByRole('timer').getByText(clock).waitFor({ timeout: 60_000 })
const untilNoRoom = (page: Page): Promise<void> =>
  page.getByRole('alert').getByText('There is no room left to keep this.').waitFor()

/** The recording that could not be stored, as the user gets it. */
async function rescue(page: Page): Promise<string> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the recording' }).click()
  const download = await downloading
  const path = join(profile.folder, download.suggestedFilename())
  copyFileSync(await download.path(), path)
  expect(statSync(path).size).toBeGreaterThan(1000)
  return path
}

async function expectTyped(page: Page, others = 0): Promise<void> {
  const takes = await readStored(page)
  expect(takes).toHaveLength(1 + others)
  await page.getByRole('link', { name: 'Takes' }).click()
  await page.getByRole('link', { name: /typed/ }).click()
  await page.getByRole('region', { name: 'Transcript' }).getByText('key.').waitFor()
}

async function openCopies(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Takes' }).click()
  await page.getByRole('link', { name: 'Save or bring in a copy' }).click()
}

const full = isFull ? it : () => undefined

describe('A full disk is told, and nothing that was stored is lost', () => {
  it('in the middle of an answer: it goes on, and can be downloaded whole and brought in again', async () => {
    const { page, free } = await open(40_000)
    await startAnswering(page)
    await page.getByText('Your disk is full or locked: this take is held in memory only.').waitFor()
    const clock = page.getByRole('timer')
    const spoken = Number(/\d\d$/.exec(await clock.innerText())?.[0])
    await clock.getByText(`0:${String(spoken + 2).padStart(2, '0')}`).waitFor()
    await stop(page)
    await untilNoRoom(page)
    const path = await rescue(page)
    await expectTyped(page)
    await free()
    await page.getByRole('link', { name: 'Candor' }).click()
    await page.getByLabel('A recording').setInputFiles(path)
    await page.getByRole('region', { name: 'Recording' }).waitFor()
    const brought = (await readStored(page)).find(({ audioBytes }) => audioBytes !== null)
    expect(brought?.duration).toBeGreaterThan(spoken + 1.5)
  })

  full('when an answer ends: it can be downloaded', async () => {
    const { page } = await open(60_000)
    await startAnswering(page)
    await untilSaid(page, '0:04')
    await stop(page)
    await untilNoRoom(page)
    await rescue(page)
    await expectTyped(page)
  })

  full('when a recording is brought in', async () => {
    const { page, free } = await open(100_000)
    await page.getByLabel('A recording').setInputFiles(RECORDING)
    await untilNoRoom(page)
    await expectTyped(page)
    await free()
    await page.getByRole('link', { name: 'Candor' }).click()
    await page.getByLabel('A recording').setInputFiles(RECORDING)
    await page.getByRole('region', { name: 'Recording' }).waitFor()
  })

  full('when a copy is brought in, which goes on when there is room again', async () => {
    const copy = await writeManyTakes(profile.folder, 20, wav.path)
    const { page, free } = await open(10_000_000)
    await openCopies(page)
    await page.getByLabel('A copy', { exact: true }).setInputFiles(copy)
    await page.getByRole('alert').getByText('There is no room here for all of this copy.').waitFor()
    const kept = (await readStored(page)).length
    expect(kept).toBeGreaterThan(1)
    expect(kept).toBeLessThan(21)
    await free()
    await page.getByLabel('A copy', { exact: true }).setInputFiles(copy)
    await page.getByRole('status').getByText('added').waitFor()
    await expectTyped(page, 20)
  })

  full('when a copy is saved', async () => {
    const { page } = await open(100)
    await openCopies(page)
    await page.getByRole('button', { name: 'Save everything' }).click()
    await page.getByRole('alert').getByText('There is no room to put the copy together.').waitFor()
    await expectTyped(page)
  })

  full(
    'when an answer that was cut off is opened: it can be downloaded, and opened once there is room',
    async () => {
      const { page, free } = await open(60_000)
      await startAnswering(page)
      await untilSaid(page, '0:05')
      await page.reload()
      await page.getByRole('link', { name: 'Candor' }).click()
      await page.getByText('What you had said is kept.').waitFor()
      await page.getByRole('button', { name: 'Open it' }).click()
      await untilNoRoom(page)
      await rescue(page)
      await free()
      await page.getByRole('button', { name: 'Open it' }).click()
      await page.getByRole('region', { name: 'Recording' }).waitFor()
      await expectTyped(page, 1)
    },
  )

  full('when an answer is typed, which stays on the screen', async () => {
    const { page } = await open(100)
    await page.getByRole('link', { name: 'Type an answer instead' }).click()
    await page.getByRole('textbox').first().fill('We were late. I had not asked.')
    await page.getByRole('button', { name: /Review/ }).click()
    await untilNoRoom(page)
    expect(await page.getByRole('textbox').first().inputValue()).toContain('We were late.')
    await expectTyped(page)
  })
})

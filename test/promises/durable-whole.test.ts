import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { makeWav, startAnswering } from '../browser/session.ts'
import { toCount } from './cases.ts'
import { MOST_LOST, useDying } from './dying.ts'
import { writeManyTakes } from './many-takes.ts'
import { SOON, toMoments, untilAfter } from './moments.ts'
import { readStored } from './profile.ts'

/** So many takes are in the copy that is brought in. */
const MANY = 150

const RECORDING = 'test/fixtures/audio/hiring.wav'
const second = makeWav(null, 1, 0)
afterAll(() => second.remove())
const dying = useDying()

async function bringRecording(page: Page): Promise<void> {
  await page.getByLabel('A recording').setInputFiles(RECORDING)
  await page.getByRole('region', { name: 'Recording' }).waitFor()
}

/** All takes are listed, none is damaged, all sound can be read, and the recording that was there first opens. */
async function expectWhole(page: Page): Promise<void> {
  const stored = await readStored(page)
  expect(stored.filter(({ audioBytes }) => audioBytes === null || audioBytes <= 0)).toEqual([])
  await page.getByRole('link', { name: 'Takes' }).click()
  const takes = page.getByRole('list', { name: 'Takes' })
  await expect.poll(() => takes.getByRole('listitem').count(), SOON).toBe(stored.length)
  expect(await takes.getByText('cannot be read').count()).toBe(0)
  await takes.getByRole('link', { name: /^hiring/ }).click()
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
}

describe('Nothing stored is damaged where the browser dies in the middle of its work', () => {
  it.each(toMoments(toCount(3, 0), 0, 3, 4))('%f s after a take began to be written down', async (moment) => {
    const { page, kill } = await dying.open()
    await bringRecording(page)
    await page.getByRole('progressbar', { name: 'Writing down what you said…' }).waitFor()
    await untilAfter(Date.now(), moment)
    await kill()
    const { page: after } = await dying.open()
    await expectWhole(after)
    await after.getByRole('button', { name: 'Transcribe' }).click()
    await after.getByRole('region', { name: 'Transcript' }).getByText('analyst.').waitFor({ timeout: 60_000 })
  })

  it.each(toMoments(8, 0, 0.45, 5).slice(0, toCount(8, 1)))('%f s after “Stop”', async (moment) => {
    const { page, kill } = await dying.open()
    await bringRecording(page)
    await page.getByRole('link', { name: 'Candor' }).click()
    await startAnswering(page)
    await page.getByRole('timer').getByText('0:03').waitFor()
    await page.getByRole('button', { name: 'Stop', exact: true }).click({ noWaitAfter: true })
    await untilAfter(Date.now(), moment)
    await kill()
    const { page: after } = await dying.open()
    const isKept = (await readStored(after)).length === 2
    if (!isKept) await after.getByRole('button', { name: 'Open it' }).click()
    await expect.poll(async () => (await readStored(after)).length, SOON).toBe(2)
    const said = (await readStored(after)).find(({ title }) => title === '')
    expect(said?.duration).toBeGreaterThan(3 - MOST_LOST)
    await after.getByRole('link', { name: 'Candor' }).click()
    await after.getByRole('button', { name: 'Start practice' }).waitFor()
    expect(await after.getByText('What you had said is kept.').count()).toBe(0)
    await expectWhole(after)
  })

  it.each(toMoments(toCount(4, 0), 0, 1, 6))('%f of the way into a copy of many takes', async (fraction) => {
    const copy = await writeManyTakes(dying.profile().folder, MANY, second.path)
    const { page, kill } = await dying.open()
    await bringRecording(page)
    await page.goto(new URL('#/copy', page.url()).href)
    await page.getByLabel('A copy', { exact: true }).setInputFiles(copy)
    await page.waitForFunction((least) => (document.querySelector('progress')?.value ?? 0) > least, fraction)
    await kill()
    const { page: after } = await dying.open()
    expect((await readStored(after)).length).toBeGreaterThan(Math.floor(fraction * MANY))
    await expectWhole(after)
    await after.goto(new URL('#/copy', after.url()).href)
    await after.getByLabel('A copy', { exact: true }).setInputFiles(copy)
    await after.getByRole('status').getByText(/added/).waitFor({ timeout: 60_000 })
    expect(await readStored(after)).toHaveLength(MANY + 1)
    await expectWhole(after)
  })
})

import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { makeWav, openSession, startAnswering } from '../browser/session.ts'
import { isFull } from './cases.ts'
import { untilAfter } from './moments.ts'
import { makeProfile, type Profile, readStored } from './profile.ts'

/** How long the computer sleeps, in seconds. */
const ASLEEP = 6

const wav = makeWav('test/fixtures/audio/hiring.wav', 1, 5)
let session: { close: () => Promise<void> } | null = null
let profile: Profile | null = null
afterEach(async () => {
  await session?.close()
  profile?.remove()
  session = null
  profile = null
})
afterAll(() => wav.remove())

const stop = (page: Page): Promise<void> => page.getByRole('button', { name: 'Stop', exact: true }).click()
const untilSaid = (page: Page, clock: string): Promise<void> =>
  page.getByRole('timer').getByText(clock).waitFor({ timeout: 60_000 })
const untilNotAllowed = (page: Page): Promise<void> =>
  page.getByRole('alert').getByText('This page may not use your microphone.').waitFor()
const full = isFull ? it : () => undefined

async function readDuration(page: Page): Promise<number> {
  const [take] = await readStored(page)
  return take?.duration ?? 0
}

/** All that the page's microphone gives, to be taken away. */
const keepTracks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted)
      Object.assign(globalThis, { tracks: stream.getTracks() })
      return stream
    }
  })
/** What a browser does when a device goes away. */
const unplug = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const track of (globalThis as unknown as { tracks: MediaStreamTrack[] }).tracks) {
      track.stop()
      track.dispatchEvent(new Event('ended'))
    }
  })

describe('A microphone that goes away, and a computer that sleeps, cost nothing that was said before', () => {
  it('when the device is unplugged while somebody speaks', async () => {
    const opened = await openSession('/?model=micro.en', { wav: wav.path })
    session = opened
    const { page } = opened
    await keepTracks(page)
    await startAnswering(page)
    await untilSaid(page, '0:05')
    await unplug(page)
    const notice = page.getByRole('alert')
    await notice.getByText('Your microphone went away.').waitFor()
    await notice.getByRole('link', { name: 'Open the take' }).click()
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
    expect(await readDuration(page)).toBeGreaterThan(4.8)
  })

  full(
    'when the device is unplugged while somebody thinks: nothing is recorded, and a second try works',
    async () => {
      const opened = await openSession('/?model=micro.en', { wav: wav.path })
      session = opened
      const { page } = opened
      await keepTracks(page)
      await page.getByRole('button', { name: 'Start practice' }).click()
      await page.getByRole('button', { name: 'Start now' }).waitFor()
      await unplug(page)
      await page.getByRole('alert').getByText('Your microphone went away').waitFor()
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.getByRole('button', { name: 'Start now' }).click()
      await untilSaid(page, '0:02')
      await stop(page)
      await page.getByRole('region', { name: 'Recording' }).waitFor()
      expect(await readStored(page)).toHaveLength(1)
    },
  )

  full(
    'when it is forbidden before somebody speaks: said so, and a second try works once it is allowed',
    async () => {
      const opened = await openSession('/?model=micro.en', { wav: wav.path, allowMicrophone: false })
      session = opened
      const { page, context } = opened
      await context.grantPermissions(['microphone'])
      await context.clearPermissions()
      await page.getByRole('button', { name: 'Start practice' }).click()
      await untilNotAllowed(page)
      expect(await readStored(page)).toEqual([])
      await context.grantPermissions(['microphone'])
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.getByRole('button', { name: 'Start now' }).click()
      await untilSaid(page, '0:02')
      await stop(page)
      await page.getByRole('region', { name: 'Recording' }).waitFor()
    },
  )

  full(
    'when it is forbidden while somebody speaks: the answer is kept, and the next one is refused',
    async () => {
      const opened = await openSession('/?model=micro.en', { wav: wav.path, allowMicrophone: false })
      session = opened
      const { page, context } = opened
      await context.grantPermissions(['microphone'])
      await startAnswering(page)
      await untilSaid(page, '0:05')
      await context.clearPermissions()
      const notice = page.getByRole('alert')
      await notice.getByText(/Everything that you had said by then was kept\./).waitFor()
      await notice.getByRole('link', { name: 'Open the take' }).click()
      await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
      expect(await readDuration(page)).toBeGreaterThan(4.8)
      await page.getByRole('link', { name: 'Practise again' }).click()
      await page.getByRole('button', { name: 'Start practice' }).click()
      await untilNotAllowed(page)
      expect(await readStored(page)).toHaveLength(1)
    },
  )

  full('when the lid is closed for a while and opened again', async () => {
    profile = makeProfile()
    const opened = await profile.open({ wav: wav.path })
    session = opened
    const { page, pid } = opened
    await startAnswering(page)
    const began = Date.now()
    await untilSaid(page, '0:05')
    process.kill(-pid, 'SIGSTOP')
    await untilAfter(Date.now(), ASLEEP)
    process.kill(-pid, 'SIGCONT')
    await untilSaid(page, '0:14')
    expect(Math.abs(Date.now() - began - 14_000)).toBeLessThan(1500)
    await stop(page)
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
    expect(await readDuration(page)).toBeGreaterThan(14 - ASLEEP - 0.5)
  })
})

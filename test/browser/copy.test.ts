import { mkdirSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { findBarriers } from './barriers.ts'
import { openSession } from './session.ts'

const FOLDER = 'test/screenshots'
type Session = Awaited<ReturnType<typeof openSession>>
let sessions: Session[] = []
afterEach(async () => {
  await Promise.all(sessions.map((session) => session.close()))
  sessions = []
})

async function open(path: string, options: Parameters<typeof openSession>[1] = {}): Promise<Session> {
  const session = await openSession(path, options)
  sessions.push(session)
  return session
}

/** A picture to look at, without barriers and as wide as the window. */
async function see(session: Session, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  await session.page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage: true })
  const overflow = await session.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, name).toBeLessThanOrEqual(0)
  expect(await findBarriers(session), name).toEqual([])
}

describe('a copy of everything', () => {
  it('goes from one browser to another, sound and words', async () => {
    const here = await open('/?model=micro.en#/')
    await here.page.getByLabel('A recording').setInputFiles('test/fixtures/audio/hiring.wav')
    await here.page.getByRole('heading', { level: 1 }).filter({ hasText: 'hiring' }).waitFor()
    await here.page.goto(new URL('#/type', here.page.url()).href)
    await here.page.getByRole('textbox').first().fill('We lost a day. I never asked for the key.')
    await here.page.getByRole('button', { name: /Review/ }).click()
    await here.page.getByRole('region', { name: 'Transcript' }).waitFor()
    await here.page.getByRole('link', { name: 'Takes' }).click()
    await here.page.getByRole('link', { name: 'Save or bring in a copy' }).click()
    await here.page.getByText('Choose takes').click()
    await see(here, 'copy-wide-light')
    const downloading = here.page.waitForEvent('download')
    await here.page.getByRole('button', { name: 'Save everything' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/^candor-\d{4}-\d\d-\d\d\.zip$/)
    await here.page.getByText('2 takes and all stories are on the way to your downloads.').waitFor()
    const file = await download.path()
    expect([...here.strangers, ...here.faults]).toEqual([])

    const there = await open('/?model=micro.en#/copy', {
      viewport: { width: 360, height: 740 },
      colorScheme: 'dark',
    })
    await there.page
      .getByLabel('A copy', { exact: true })
      .setInputFiles({ name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('no zip') })
    await there.page.getByRole('alert').getByText('Nothing was changed.').waitFor()
    await there.page.getByLabel('A copy', { exact: true }).setInputFiles(file)
    await there.page.getByText('2 added.').waitFor()
    await see(there, 'copy-phone-dark')
    await there.page.getByRole('link', { name: 'Takes' }).click()
    await there.page.getByRole('link', { name: /^hiring/ }).click()
    await there.page.getByRole('button', { name: 'Play', exact: true }).click()
    await there.page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
    expect([...there.strangers, ...there.faults]).toEqual([])
  })

  it('does not stay on the disk for ever once it was downloaded', async () => {
    const { page } = await open('/#/type')
    const countFiles = () =>
      page.evaluate(async () => {
        const count = async (folder: FileSystemDirectoryHandle): Promise<number> => {
          let files = 0
          for await (const handle of folder.values())
            files += handle.kind === 'file' ? 1 : await count(handle)
          return files
        }
        return count(await navigator.storage.getDirectory())
      })
    await page.getByRole('textbox').first().fill('We lost a day. I never asked for the key.')
    await page.getByRole('button', { name: /Review/ }).click()
    await page.getByRole('region', { name: 'Transcript' }).waitFor()
    await page.goto(new URL('#/copy', page.url()).href)
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save everything' }).click()
    await (await downloading).path()
    await page.reload()
    await page.getByRole('button', { name: 'Save everything' }).waitFor()
    expect(await countFiles()).toBe(1)
    await page.clock.setFixedTime(Date.now() + 25 * 3_600_000)
    await page.reload()
    await expect.poll(countFiles).toBe(0)
  })
})

import { mkdirSync, mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Download, Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { findBarriers } from './barriers.ts'
import { openSession } from './session.ts'

const FOLDER = 'test/screenshots'
const RECORDING = 'test/fixtures/audio/hiring.wav'
let session: Awaited<ReturnType<typeof openSession>>
afterEach(() => session.close())

/** Captions of the recording, as another program would make them. */
function toCaptions(): Buffer {
  const lines = JSON.parse(readFileSync(RECORDING.replace('.wav', '.json'), 'utf8')) as {
    start: number
    end: number
    text: string
  }[]
  const time = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 23)
  const cues = lines.map(({ start, end, text }) => `${time(start)} --> ${time(end)}\n${text}`)
  return Buffer.from(['WEBVTT', ...cues].join('\n\n'))
}

async function openTake(): Promise<Page> {
  session = await openSession('/?model=micro.en#/', { viewport: { width: 1280, height: 900 } })
  const { page } = session
  await page.getByLabel('A recording').setInputFiles([
    { name: 'hiring.wav', mimeType: 'audio/wav', buffer: readFileSync(RECORDING) },
    { name: 'hiring.vtt', mimeType: 'text/vtt', buffer: toCaptions() },
  ])
  await page.getByRole('region', { name: 'Transcript' }).waitFor()
  return page
}

async function download(page: Page, work: () => Promise<void>): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent('download'), work()])
  return file
}

async function see(name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const { page } = session
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [360, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 860 })
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: `${FOLDER}/${name}-${width}-${colorScheme}.png`, fullPage: true })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, name).toBeLessThanOrEqual(0)
    // A short part is narrow on a phone; the list of parts is the same at full size, which the rules allow and axe cannot see.
    const barriers = await findBarriers(session)
    expect(
      barriers.filter((found) => !found.startsWith('target-size') || !found.includes('data-part')),
      name,
    ).toEqual([])
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
}

describe('a take that goes to a peer and comes back', () => {
  it('is one file, with a name beeped out after it was heard; what the peer says lands on the take', async () => {
    const page = await openTake()
    await page.getByRole('link', { name: 'Ask somebody' }).click()
    await page.getByRole('textbox', { name: 'A name' }).fill('data analyst')
    await page.getByRole('button', { name: 'Black it out' }).click()
    const save = page.getByRole('button', { name: 'Save the page' })
    const tones = page.getByRole('button', { name: /Hear the tone at/ })
    await tones.first().waitFor({ timeout: 30_000 })
    expect(await save.isDisabled()).toBe(true)
    await see('share')
    // Each is heard to its end before anybody else hears it.
    for (let tone = 0; tone < (await tones.count()); tone++) {
      await tones.nth(tone).click()
      await page.getByRole('button', { name: /^✓/ }).nth(tone).waitFor({ timeout: 20_000 })
    }
    const shared = await download(page, () => save.click())
    expect(shared.suggestedFilename()).toBe('answer.html')
    // A browser goes by the name of a file.
    const path = join(mkdtempSync(join(tmpdir(), 'candor-')), 'answer.html')
    await shared.saveAs(path)
    const html = readFileSync(path, 'utf8')
    expect(html).not.toMatch(/data analyst/i)
    // The recording was a WAV; what is shared of it is no larger than it was.
    expect(statSync(path).size).toBeLessThan((statSync(RECORDING).size * 4) / 3 + 200_000)

    const peer = await session.context.newPage()
    const requests: string[] = []
    peer.on('request', (request) => requests.push(new URL(request.url()).protocol))
    await peer.goto(pathToFileURL(path).href)
    await peer.getByRole('radio', { name: 'More' }).check()
    await peer.getByRole('textbox', { name: 'What do you remember?' }).fill('The famous name')
    await peer.getByRole('button', { name: 'Comment on sentence 3' }).click()
    await peer.getByRole('textbox', { name: /Comment/ }).fill('Here I believed you.')
    await peer.getByRole('button', { name: 'Add', exact: true }).click()
    await peer.getByRole('textbox', { name: 'Your name (optional)' }).fill('Bea')
    const feedback = await download(peer, () =>
      peer.getByRole('button', { name: 'Save your feedback' }).click(),
    )
    expect(
      [...new Set(requests)].filter((protocol) => !['file:', 'blob:', 'data:'].includes(protocol)),
    ).toEqual([])
    const file = await feedback.path()
    await peer.close()

    await page.getByRole('link', { name: 'Back to the take' }).click()
    const people = page.getByRole('region', { name: 'What people said' })
    await people.getByLabel('Feedback').setInputFiles({
      name: 'feedback.json',
      mimeType: 'application/json',
      buffer: readFileSync(file),
    })
    await people.getByText('would trust you more with a messy project').waitFor()
    await people.getByText('The famous name').waitFor()
    const lines = page.getByRole('region', { name: 'Transcript' }).getByRole('listitem')
    expect(await lines.nth(2).innerText()).toContain('Bea')
    await see('people')
    expect([...session.strangers, ...session.faults]).toEqual([])
  })

  it('that somebody’s script was put into runs nothing of it, in the app and in the page', async () => {
    const page = await openTake()
    const evil = '</script><script>window.hacked=1</script><img src=x onerror="window.hacked=1">'
    const people = page.getByRole('region', { name: 'What people said' })
    const takeId = new URL(page.url()).hash.split('/').at(-1)
    const feedback = {
      format: 'candor-feedback',
      version: 1,
      id: evil,
      takeId,
      from: evil,
      savedAtMs: 1,
      trust: 'less',
      remembers: evil,
      comments: Array.from({ length: 10_000 }, (_, at) => ({ at, sentence: null, text: evil })),
    }
    await people.getByLabel('Feedback').setInputFiles({
      name: 'feedback.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(feedback)),
    })
    await people.getByRole('button', { name: 'Show all 10000 comments' }).waitFor()
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined()
    expect(await page.locator('img[src="x"]').count()).toBe(0)
    expect([...session.strangers, ...session.faults]).toEqual([])
  })
})

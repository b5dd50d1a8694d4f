import type { Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { openHub } from '../browser/hub-server.ts'
import { makeWav, openSession, startAnswering } from '../browser/session.ts'
import { isFull } from './cases.ts'

type Session = Awaited<ReturnType<typeof openSession>>

const wav = makeWav('test/fixtures/audio/hiring.wav', 1, 0)
let session: Session
let hub: Awaited<ReturnType<typeof openHub>> | null = null
afterEach(async () => {
  await session.close()
  await hub?.close()
  hub = null
})
afterAll(() => wav.remove())

const full = isFull ? it : () => undefined

/** Everything that a site can keep in a browser, by name. */
const readKept = (page: Page) =>
  page.evaluate(async () => {
    const files: string[] = []
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name)
    return {
      databases: (await indexedDB.databases()).map(({ name = '' }) => name),
      caches: await caches.keys(),
      files,
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      cookies: document.cookie,
    }
  })
const NOTHING = { databases: [], caches: [], files: [], local: [], session: [], workers: 0, cookies: '' }

async function deleteEverything({ page, context }: Session): Promise<void> {
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('button', { name: 'Delete everything' }).click()
  // What comes after it fills the browser anew: a page of the same site without the app shows what was left.
  await context.route('**/*', (route) =>
    route.request().isNavigationRequest()
      ? route.fulfill({ contentType: 'text/html', body: '<p>Nothing here</p>' })
      : route.continue(),
  )
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete everything' }).click()
  await page.getByText('Nothing here').waitFor()
  expect(await readKept(page)).toEqual(NOTHING)
}

async function keepTake(page: Page): Promise<void> {
  await startAnswering(page)
  await page.getByRole('timer').getByText('0:02').waitFor()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByRole('region', { name: 'Recording' }).waitFor()
}

describe('What is stored is said, and all of it can be deleted', () => {
  it('after a take, a copy of it and a speech model: nothing is left', async () => {
    hub = await openHub()
    session = await openSession('/', { wav: wav.path, flags: hub.flags })
    const { page } = session
    await keepTake(page)
    await page.getByRole('button', { name: 'Download it' }).click()
    await page.getByRole('region', { name: 'Transcript' }).waitFor({ timeout: 90_000 })
    await page.getByRole('link', { name: 'Takes' }).click()
    await page.getByRole('link', { name: 'Save or bring in a copy' }).click()
    await page.getByRole('button', { name: 'Save everything' }).click()
    await page.getByText('One take and all stories are on the way').waitFor()
    const kept = await readKept(page)
    expect(kept.databases).toContain('candor')
    expect(kept.caches).toContain('transformers-cache')
    expect(kept.files).toEqual(['copies'])
    expect(kept.local).not.toEqual([])
    expect(kept.workers).toBe(1)
    await deleteEverything(session)
  })

  full('while another tab shows it: nothing is left, and the other tab shows nothing any more', async () => {
    session = await openSession('/?model=micro.en', { wav: wav.path })
    const { page, context } = session
    await keepTake(page)
    const other = await context.newPage()
    await other.goto(new URL('/?model=micro.en#/takes', page.url()).href)
    await other.getByRole('list', { name: 'Takes' }).getByRole('link').waitFor()
    await deleteEverything(session)
    await context.unroute('**/*')
    await other.reload()
    await other.getByText('Nothing here yet').waitFor()
  })

  full('with its size, and whether the browser keeps it', async () => {
    session = await openSession('/?model=micro.en', { wav: wav.path })
    const { page, browser } = session
    await keepTake(page)
    await page.getByRole('link', { name: 'Settings', exact: true }).click()
    const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
    await page.getByText(`${Math.round(used / 1e6)} MB are stored here`).waitFor()
    await page.getByText('Your browser may clear them').waitFor()
    await page.getByRole('button', { name: 'Ask it to keep them' }).click()
    await page.getByRole('status').getByText('It said no.').waitFor()
    const protocol = await browser.newBrowserCDPSession()
    const [browserContextId] = (await protocol.send('Target.getBrowserContexts')).browserContextIds
    await protocol.send('Browser.grantPermissions', {
      permissions: ['durableStorage'],
      ...(browserContextId ? { browserContextId } : {}),
    })
    await page.getByRole('button', { name: 'Ask it to keep them' }).click()
    await page.getByText('Your browser has promised to keep them.').waitFor()
  })
})

import { appendFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { useStaticHost } from './static-session.ts'

const { open, untilStored, host, session } = useStaticHost()

describe('The app works from any host and folder, and without a network after the first visit', () => {
  it('a host that sends no headers serves an app that is isolated from other origins, as soon as its service worker is there', async () => {
    const page = await open()
    await untilStored(page)
    expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toBe(
      `${host().url}offline.js`,
    )
    await page.getByRole('button', { name: 'Look at a sample answer' }).click()
    await page.getByRole('region', { name: 'Transcript' }).waitFor()
    expect([...session().strangers, ...session().faults]).toEqual([])
  })

  it('it can be installed', async () => {
    const page = await open()
    await untilStored(page)
    const tools = await page.context().newCDPSession(page)
    const { installabilityErrors } = await tools.send('Page.getInstallabilityErrors')
    // A browser of a test keeps nothing, and so installs nothing: that alone may be wrong.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual(
      [],
    )
  })

  it('the host is not needed any more after the first visit: the app opens, and an answer is read', async () => {
    const page = await open()
    await untilStored(page)
    host().goDown()
    await page.reload()
    await page.getByRole('button', { name: 'Start practice' }).waitFor()
    await page.getByRole('link', { name: 'Type an answer instead' }).click()
    await page.getByRole('textbox').first().fill('We lost a day of invoices. I never asked for the key.')
    await page.getByRole('button', { name: /Review/ }).click()
    await page.getByRole('region', { name: 'Transcript' }).waitFor()
    await page.getByRole('heading', { name: 'One thing to try next' }).waitFor()
  })
})

describe('A new version comes without surprise', () => {
  it('says so quietly, never while somebody practises, and comes by one click', async () => {
    const page = await open()
    await untilStored(page)
    appendFileSync(join(host().files, 'offline.js'), '\n// a newer version')
    await page.getByRole('button', { name: 'Start practice' }).click()
    await page.getByRole('button', { name: 'Start now' }).waitFor()
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting)
    const told = page.getByText('A new version of Candor is here.')
    expect(await told.count()).toBe(0)
    await page.getByRole('button', { name: 'Not now' }).click()
    await told.waitFor()
    const opened = page.waitForEvent('load')
    await page.getByRole('button', { name: 'Open it' }).click()
    await opened
    await page.getByRole('button', { name: 'Start practice' }).waitFor()
    expect(await told.count()).toBe(0)
    expect(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting),
    ).toBeNull()
  })
})

describe('No other host is asked once the model is here', () => {
  it('cannot be asked any more once the model is here, by nobody in the page', async () => {
    cpSync('test/fixtures/models/micro.en', join(host().files, 'models/micro.en'), { recursive: true })
    const page = await open('?model=micro.en#/settings')
    await untilStored(page)
    await page.getByText('Here, beside the app').waitFor()
    const asked = () =>
      page.evaluate(() =>
        fetch('https://huggingface.co/x', { mode: 'no-cors' }).then(
          () => 'answered',
          () => 'refused',
        ),
      )
    const refusals: string[] = []
    page.on('console', (message) => refusals.push(message.text()))
    await page.reload()
    await page.getByText('Here, beside the app').waitFor()
    expect(await asked()).toBe('refused')
    expect(refusals.join(' ')).toMatch(/Content Security Policy/)
    expect(session().strangers).toEqual([])
  })

  it('are all in the list of what the page asked for, and there is none', async () => {
    const page = await open('#/settings')
    await untilStored(page)
    await page.reload()
    const summary = page.getByText(/^What this page asked of the network/)
    await summary.click()
    await page.getByRole('link', { name: 'Candor' }).click()
    await page.getByRole('button', { name: 'Look at a sample answer' }).click()
    await page.getByRole('region', { name: 'Transcript' }).waitFor()
    // Asked while the list is closed.
    await page.evaluate(() => fetch('models/none/config.json').then((answer) => answer.text()))
    await page.getByRole('link', { name: 'Settings' }).click()
    // What the page got of its own host was counted, and it is the only one.
    await page.getByText(new RegExp(`: [1-9]\\d* files, from ${new URL(host().url).host}$`)).click()
    await page.getByRole('cell', { name: '/models/none/config.json' }).waitFor()
    expect(await summary.innerText()).not.toContain('huggingface')
  })
})

describe('Everything can be deleted', () => {
  it('is deleted by one click and a question, and nothing is left', async () => {
    const page = await open()
    await untilStored(page)
    await page.getByRole('button', { name: 'Look at a sample answer' }).click()
    await page.getByRole('region', { name: 'Transcript' }).waitFor()
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('button', { name: 'Delete everything' }).click()
    const opened = page.waitForEvent('load')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete everything' }).click()
    await opened
    await page.getByRole('link', { name: 'Takes' }).click()
    await page.getByText(/Nothing here yet/).waitFor()
  })
})

import { describe, expect, inject, it } from 'vitest'
import { makeWav, openSession, startAnswering } from '../browser/session.ts'

describe('No word or sound leaves the machine', () => {
  it('in a whole session: asked, thought, answered, asked back, written down, reviewed, shared, copied', async () => {
    const wav = makeWav('test/fixtures/audio/hiring.wav', 1, 0)
    const session = await openSession('/?model=micro.en#/settings', { wav: wav.path })
    const { page, context, strangers } = session
    const asked: string[] = []
    // Of workers and the service worker, too.
    context.on('request', (request) => asked.push(new URL(request.url()).origin))
    await page.getByRole('combobox', { name: 'Follow-up questions' }).selectOption('open')
    await page.getByRole('link', { name: 'Candor' }).click()
    await startAnswering(page)
    await page.getByRole('timer').getByText('0:12').waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await page.getByRole('timer').getByText('0:04').waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await page.getByRole('region', { name: 'Transcript' }).waitFor({ timeout: 90_000 })
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await page.getByRole('link', { name: 'Ask somebody' }).click()
    const [shared] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the page' }).click(),
    ])
    expect(shared.suggestedFilename()).toMatch(/\.html$/)
    await page.goto(new URL('#/copy', page.url()).href)
    await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save everything' }).click(),
    ])
    await page.getByRole('link', { name: 'Stories' }).click()
    await page.getByRole('heading', { name: 'Your stories' }).waitFor()
    const own = new URL(inject('appUrl')).origin
    expect(asked.length).toBeGreaterThan(10)
    expect(asked.filter((origin) => origin !== own && origin !== 'null')).toEqual([])
    expect(strangers).toEqual([])
    // The list that the user sees says the same.
    await page.getByRole('link', { name: 'Settings' }).click()
    const summary = await page.getByText(/^What this page asked of the network/).innerText()
    expect(summary).toContain(new URL(own).host)
    expect(summary).not.toContain(' and ')
    await session.close()
    wav.remove()
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { openSession } from './session.ts'

const folder = mkdtempSync(join(tmpdir(), 'candor-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

let session: Awaited<ReturnType<typeof openSession>>
afterEach(() => session.close())

async function choose(path: string): Promise<void> {
  await session.page.getByLabel('A recording').setInputFiles(path)
}

describe('a recording made elsewhere', () => {
  it('is read, written down and kept like a take', async () => {
    session = await openSession('/?model=micro.en')
    const { page } = session
    await choose('test/fixtures/audio/hiring.wav')
    const transcript = page.getByRole('region', { name: 'Transcript' })
    await transcript.waitFor({ timeout: 60_000 })
    expect(await transcript.getByRole('listitem').count()).toBe(12)
    await page.getByRole('heading', { level: 1, name: 'hiring' }).waitFor()
    await page.reload()
    await transcript.waitFor()
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  })

  it('says what cannot be read, and changes nothing', async () => {
    session = await openSession('/?model=micro.en')
    const { page } = session
    const notes = join(folder, 'notes.mp3')
    writeFileSync(notes, 'These are my notes for the interview.')
    await choose(notes)
    await page.getByRole('alert').getByText('finds no sound').waitFor()
    const empty = join(folder, 'empty.wav')
    writeFileSync(empty, '')
    await choose(empty)
    await page.getByRole('alert').getByText('finds no sound').waitFor()
    await page.getByRole('link', { name: 'Takes' }).click()
    await page.getByText('Nothing here yet').waitFor()
  })
})

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '../browser/app-server.ts'
import { openSession } from '../browser/session.ts'
import { toCount } from './cases.ts'
import { HOSTILE } from './hostile.ts'

const folder = mkdtempSync(join(tmpdir(), 'candor-models-'))
const config = join(folder, 'micro.en/config.json')
const whole = readFileSync('test/fixtures/models/micro.en/config.json')

let server: Awaited<ReturnType<typeof serve>> | null = null
beforeAll(async () => {
  cpSync('test/fixtures/models', folder, { recursive: true })
  server = await serve((port) => ({
    command: ['exec', '--', 'vite', 'preview', '--host', 'localhost', '--port', String(port)],
    environment: { PORT: String(port), MODELS_DIR: folder },
  }))
})
afterAll(async () => {
  await server?.close()
  rmSync(folder, { recursive: true })
})

let session: Awaited<ReturnType<typeof openSession>> | null = null
afterEach(async () => {
  await session?.close()
  session = null
})

describe(HOSTILE, () => {
  const cases: [string, Buffer][] = [
    ['a page', Buffer.from('<!doctype html><script>window.hacked=1</script><p>Log in first</p>')],
    ['cut off', whole.subarray(0, whole.length / 2)],
    ['random bytes', Buffer.from(Array.from({ length: 999 }, (_, at) => (at * 7919) % 251))],
    ['empty', Buffer.alloc(0)],
    ['of another model', Buffer.from('{"model_type":"bert","architectures":["BertModel"]}')],
  ]
  it.each(cases.slice(0, toCount(cases.length, 1)))(
    'as a speech model whose files are damaged: its description is %s',
    async (_what, damaged) => {
      writeFileSync(config, damaged)
      session = await openSession('/?model=micro.en', server ? { server: server.url } : {})
      const { page } = session
      await page.getByLabel('A recording').setInputFiles('test/fixtures/audio/hiring.wav')
      await page.getByText('The speech model could not be loaded.').waitFor({ timeout: 90_000 })
      await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
      writeFileSync(config, whole)
      await page.reload()
      await page.getByRole('button', { name: 'Transcribe' }).click()
      await page
        .getByRole('region', { name: 'Transcript' })
        .getByText('analyst.')
        .waitFor({ timeout: 90_000 })
      expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined()
      expect(session.strangers).toEqual([])
    },
  )
})

import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createSpeechModels } from '../../src/platform/speech/models.ts'
import { openSession } from '../browser/session.ts'
import { toCount } from './cases.ts'
import { HOSTILE, SCRIPT } from './hostile.ts'

let session: Awaited<ReturnType<typeof openSession>> | null = null
afterEach(async () => {
  await session?.close()
  session = null
  vi.unstubAllGlobals()
})

const piece = fc.constantFrom(
  '../',
  '..',
  '.',
  '/',
  '\\',
  '//evil.example/',
  '%2e%2e%2f',
  '%2F',
  '%5c',
  '%',
  '%E0%A4%A',
  '?',
  '#',
  '&',
  '@',
  ':',
  'javascript:',
  'data:text/html,',
  'https://evil.example/',
  'file:///etc/passwd',
  'micro.en',
  'takes',
  'sessions',
  'share',
  'tonight',
  'edit',
  ' ',
  '\0',
  '\n',
  '\u202E',
  '🙂',
  '__proto__',
  'constructor',
  SCRIPT,
  'x'.repeat(2000),
)
const anyText = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: piece }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) }),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''))

describe(HOSTILE, () => {
  it('as the name of a model: nothing outside of the models is asked for', async () => {
    const asked: URL[] = []
    const app = 'https://example.org/candor/'
    vi.stubGlobal('document', { baseURI: app })
    vi.stubGlobal('fetch', (address: string) => {
      asked.push(new URL(address, app))
      return Promise.resolve(new Response(null, { headers: { 'Content-Type': 'application/json' } }))
    })
    const { signal } = new AbortController()
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyText, anyText.map(encodeURIComponent)), async (text) => {
        const name = new URLSearchParams(`?model=${text}`).get('model')
        const [speech] = createSpeechModels(name)
        await speech.find(signal)
        expect(asked.length).toBeGreaterThan(0)
        for (const { origin, pathname } of asked.splice(0)) {
          expect(origin).toBe('https://example.org')
          expect(pathname).toMatch(/^\/candor\/models\/[^/]+\/[^/]+$/)
        }
      }),
      { numRuns: toCount(1000, 100) },
    )
  })

  it('as an address of the page: it says that there is nothing, or shows a screen', async () => {
    session = await openSession('/#/')
    const { page } = session
    await page.getByRole('button', { name: 'Start practice' }).waitFor()
    const ends = fc.sample(anyText, toCount(200, 10))
    const hashes = ends.flatMap((end) => [
      ...['', 'takes/', 'sessions/', 'stories/'].map((start) => `#/${start}${end}`),
      `#/takes/${end}/share`,
      `#/stories/${encodeURIComponent(end)}`,
    ])
    for (const hash of hashes) {
      await page.evaluate((to) => {
        location.hash = to
      }, hash)
      const heading = page.getByRole('heading', { level: 1 }).first()
      await heading.waitFor({ timeout: 10_000 }).catch((thrown: unknown) => {
        throw new Error(`Nothing is shown at ${JSON.stringify(hash)}`, { cause: thrown })
      })
    }
    await page.evaluate(() => {
      location.hash = '#/no/such/place'
    })
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined()
    expect(await page.locator('img[src="x"]').count()).toBe(0)
    expect([...session.strangers, ...session.faults]).toEqual([])
  })
})

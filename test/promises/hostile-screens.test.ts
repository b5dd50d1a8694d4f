import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../src/core/settings.ts'
import { openSession } from '../browser/session.ts'
import { toCount } from './cases.ts'
import { HOSTILE, SCRIPT, wholeStory, wholeTake } from './hostile.ts'

let session: Awaited<ReturnType<typeof openSession>>
afterEach(() => session.close())

/** What an answer, a name or a note may hold so that a browser would run it, were it ever read as markup. */
const SCRIPTS = [
  SCRIPT,
  '"><img src=x onerror=window.hacked=1>',
  "'-(window.hacked=1)-'",
  'javascript:window.hacked=1',
  '{{constructor.constructor("window.hacked=1")()}}',
  '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
]

/** Of these the app knows the words; ids stay so that addresses lead to what they are of. */
const FIXED = new Set([
  'id',
  'of',
  'storyId',
  'takeId',
  'name',
  'kind',
  'part',
  'source',
  'format',
  'trust',
  'answer',
])
FIXED.add('category')
  .add('severity')
  .add('improvement')
  .add('presence')
  .add('order')
  .add('followUps')
  .add('level')

/** A copy with a script in each text that somebody may have written. */
function toHostile(value: unknown, script: string): unknown {
  if (typeof value === 'string') return script
  if (Array.isArray(value)) return value.map((inner) => toHostile(inner, script))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      FIXED.has(key) && typeof inner === 'string'
        ? inner
        : key === 'presence'
          ? inner
          : toHostile(inner, script),
    ]),
  )
}

/** Writes rows as they are into the database of the app, beside its back, and settings. */
async function leave(page: Page, rows: Record<string, unknown[]>, settings: unknown): Promise<void> {
  await page.evaluate(
    async ([tables, stored]) => {
      localStorage.setItem('candor.settings', JSON.stringify(stored))
      const database = await new Promise<IDBDatabase>((found, reject) => {
        const opening = indexedDB.open('candor')
        opening.addEventListener('success', () => found(opening.result))
        opening.addEventListener('error', () => reject(opening.error ?? new Error('It stayed closed')))
      })
      for (const [table, list] of Object.entries(tables)) {
        const writing = database.transaction(table, 'readwrite')
        for (const row of list) writing.objectStore(table).put(row)
        await new Promise((done) => {
          writing.addEventListener('complete', done)
        })
      }
      database.close()
    },
    [rows, settings] as const,
  )
}

/** Goes to a screen and waits until it is drawn. */
const goTo = (page: Page, place: string): Promise<void> =>
  page.evaluate(
    (to) =>
      new Promise((done) => {
        const drawn = (): number => requestAnimationFrame(() => requestAnimationFrame(() => done()))
        addEventListener('hashchange', drawn, { once: true })
        location.hash = to
      }),
    place,
  )

const PLACES = [
  '/',
  '/takes',
  '/takes/whole',
  '/takes/whole/share',
  '/takes/typed',
  '/stories',
  '/stories/move',
  '/stories/new',
  '/stories/find',
  '/stories/tonight',
  '/sessions/session',
  '/settings',
  '/copy',
  '/type',
]

describe(HOSTILE, () => {
  it.each(SCRIPTS.slice(0, toCount(SCRIPTS.length, 1)))(
    'as every text of all that is stored, on every screen: %s',
    async (script) => {
      session = await openSession('/?model=micro.en#/settings')
      const { page } = session
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
      const whole = toHostile(wholeTake, script) as typeof wholeTake
      const takes = [
        whole,
        {
          ...whole,
          id: 'earlier',
          createdAtMs: 5,
          session: { id: 'session', index: 0, count: 3 },
          again: undefined,
        },
        { ...whole, id: 'typed', duration: null, followUps: undefined },
        { ...whole, id: 'silent', transcript: { name: 'none' } },
        { ...whole, id: 'broken', source: script, createdAtMs: 7 },
      ].map((take) => ({ ...take, again: take.again && { ...take.again, of: 'earlier' } }))
      const settings = {
        ...DEFAULT_SETTINGS,
        prompt: script,
        ownPrompts: [script, `${script}?`],
        interviewDay: script,
        model: script,
        terms: [{ heard: script, meant: script }],
        values: [script],
      }
      const recording = {
        id: 'cut-off',
        title: script,
        createdAtMs: 3,
        source: 'spoken',
        prompt: script,
        limit: 60,
      }
      const pieces = [{ takeId: 'cut-off', index: 0, piece: 'no sound' }]
      await leave(
        page,
        { takes, stories: [toHostile(wholeStory, script)], recordings: [recording], pieces },
        settings,
      )
      await page.reload()
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()

      for (const place of PLACES) {
        await goTo(page, place)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await page.evaluate(() => {
          for (const fold of document.querySelectorAll('details')) fold.open = true
        })
      }
      await goTo(page, '/takes')
      const list = page.getByRole('list', { name: 'Takes' })
      await list.waitFor()
      expect(await list.locator('> li').count()).toBe(takes.length)
      expect(await list.getByText('cannot be read').count()).toBe(1)
      expect(await list.getByText(script).count()).toBeGreaterThan(0)
      expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined()
      expect(await page.locator('img[src="x"], iframe, a[href^="javascript:"]').count()).toBe(0)
      expect([...session.strangers, ...session.faults]).toEqual([])
    },
  )
})

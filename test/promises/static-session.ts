import type { Page } from 'playwright-core'
import { afterEach, beforeEach } from 'vitest'
import { openSession } from '../browser/session.ts'
import { openStaticHost } from '../browser/static-host.ts'

type Host = Awaited<ReturnType<typeof openStaticHost>>
type Session = Awaited<ReturnType<typeof openSession>>

/** For each test of a file its own host that sends no headers, and a browser that opens the app from it. */
export function useStaticHost() {
  let host: Host
  let session: Session | null = null
  beforeEach(async () => {
    host = await openStaticHost()
  })
  afterEach(async () => {
    await session?.close()
    session = null
    await host.close()
  })
  return {
    host: () => host,
    /** The browser; only after the app was opened. */
    session: (): Session => {
      if (!session) throw new Error('The app was not opened')
      return session
    },
    open: async (path = '', options: Parameters<typeof openSession>[1] = {}): Promise<Page> => {
      session = await openSession(new URL(path, host.url).href, { server: host.url, ...options })
      return session.page
    },
    /** The service worker has stored the app and answers for it. */
    untilStored: async (page: Page): Promise<void> => {
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
      await page.waitForFunction(() => globalThis.crossOriginIsolated)
    },
  }
}

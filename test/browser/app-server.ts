import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findChromium } from './chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    appUrl: string
    chromium: string
  }
}

/** Builds the app and serves it as `npm start` does, with the small test model, for all browser tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.env['MODELS_DIR'] = resolve('test/fixtures/models')
  const { build, preview } = await import('vite')
  project.provide('chromium', findChromium())
  await build({ logLevel: 'warn' })
  const server = await preview({ preview: { port: 0, strictPort: false }, logLevel: 'warn' })
  const url = server.resolvedUrls?.local[0]
  if (!url) throw new Error('The server has no address')
  project.provide('appUrl', url)
  return () => server.close()
}

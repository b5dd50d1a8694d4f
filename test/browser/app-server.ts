import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { TestProject } from 'vitest/node'
import { findChromium } from './chromium.ts'

declare module 'vitest' {
  interface ProvidedContext {
    appUrl: string
    chromium: string
  }
}

/** Builds and serves the app by `npm start`, with the small test model, once for all browser tests. */
export async function setup({ vitest }: TestProject): Promise<(() => Promise<void>) | undefined> {
  const all = vitest.getRootProject()
  if (all.getProvidedContext().appUrl) return undefined
  all.provide('chromium', findChromium())
  const { url, close } = await serve((port) => ({ command: ['start'], environment: { PORT: String(port) } }))
  all.provide('appUrl', url)
  return close
}

/** Runs one of the project's own servers until it is closed. */
export async function serve(
  describe: (port: number) => { command: string[]; environment: Record<string, string> },
): Promise<{ url: string; close: () => Promise<void> }> {
  const port = await findFreePort()
  const { command, environment } = describe(port)
  const { NODE_ENV: _test, ...inherited } = process.env
  const server = spawn('npm', command, {
    env: { ...inherited, MODELS_DIR: resolve('test/fixtures/models'), ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
    // npm starts shells that start the server: they end together.
    detached: true,
  })
  const url = `http://localhost:${port}/`
  await untilPrinted(server, url)
  return {
    url,
    async close() {
      const ended = new Promise((done) => server.once('exit', done))
      if (server.pid) process.kill(-server.pid)
      await ended
    },
  }
}

function findFreePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, 'localhost', () => {
      const address = probe.address()
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function untilPrinted(server: ChildProcess, text: string): Promise<void> {
  return new Promise((found, reject) => {
    let printed = ''
    const giveUp = (): void => reject(new Error(`The server did not print ${text}:\n${printed}`))
    const patience = setTimeout(giveUp, 180_000)
    server.stdout?.on('data', (piece: Buffer) => {
      // Where colours are forced the address is printed in pieces.
      printed += stripVTControlCharacters(piece.toString())
      if (!printed.includes(text)) return
      clearTimeout(patience)
      found()
    })
    server.once('exit', giveUp)
  })
}

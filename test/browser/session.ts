import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { CHROMIUM_FLAGS } from './chromium.ts'

interface SessionOptions {
  /** A WAV that the fake microphone plays once, from the moment it is opened. */
  wav?: string
  /** Without it the browser asks, and a test grants or refuses. */
  allowMicrophone?: boolean
  noDevice?: boolean
  viewport?: { width: number; height: number }
  colorScheme?: 'light' | 'dark'
  /** More of the browser's own flags. */
  flags?: readonly string[]
  /** Another server than the one for all tests. */
  server?: string
}

/** A page of a fresh browser, with all that it asked of other hosts and all that went wrong in it. */
export async function openSession(path: string, options: SessionOptions = {}) {
  const { wav, allowMicrophone = true, noDevice = false, viewport = { width: 1280, height: 900 } } = options
  const { colorScheme = 'light', server = inject('appUrl') } = options
  const browser: Browser = await chromium.launch({
    executablePath: inject('chromium'),
    args: [
      ...CHROMIUM_FLAGS,
      ...(options.flags ?? []),
      ...(allowMicrophone ? ['--use-fake-ui-for-media-stream'] : []),
      noDevice ? '--disable-audio-input' : '--use-fake-device-for-media-stream',
      ...(wav ? [`--use-file-for-fake-audio-capture=${wav}%noloop`] : []),
    ],
  })
  const context = await browser.newContext({ viewport, colorScheme })
  const page = await context.newPage()
  const strangers: string[] = []
  const faults: string[] = []
  const app = new URL(server)
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.host !== app.host) strangers.push(request.url())
  })
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.goto(new URL(path, app).href)
  return { browser, context, page, strangers, faults, close: () => browser.close() }
}

/** Writes a 16-bit mono WAV of 16 kHz: so many seconds of silence, a recording (or none), silence again. */
export function makeWav(
  recording: string | null,
  before: number,
  after: number,
): { path: string; remove: () => void } {
  const samples = recording ? readFileSync(recording).subarray(44) : Buffer.alloc(0)
  const silence = (seconds: number): Buffer => Buffer.alloc(Math.round(seconds * 16_000) * 2)
  const data = Buffer.concat([silence(before), samples, silence(after)])
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + data.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(16_000, 24)
  header.writeUInt32LE(32_000, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(data.length, 40)
  const folder = mkdtempSync(join(tmpdir(), 'candor-'))
  const path = join(folder, 'session.wav')
  writeFileSync(path, Buffer.concat([header, data]))
  return { path, remove: () => rmSync(folder, { recursive: true }) }
}

/** From the first screen to the running clock, without waiting for the time to think. */
export async function startAnswering(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start practice' }).click()
  await page.getByRole('button', { name: 'Start now' }).click()
  await page.getByRole('timer', { name: 'Time spoken' }).waitFor()
}

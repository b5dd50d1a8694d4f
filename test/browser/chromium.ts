import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const PLACES = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** An installed Chrome or Chromium; on Debian it is installed if it is not there. */
export function findChromium(): string {
  const found = PLACES.find((place) => place !== '' && existsSync(place))
  if (found) return found
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'ignore', timeout: 400_000 })
  } catch (cause) {
    throw new Error('The browser tests need Chrome or Chromium: install it, or set CHROMIUM to its path.', {
      cause,
    })
  }
  return '/usr/bin/chromium'
}

/** Quiet, and without asking Google's hosts for anything. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

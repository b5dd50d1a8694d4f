import { existsSync } from 'node:fs'

const PLACES = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const executablePath = PLACES.find((place) => place && existsSync(place))
if (!executablePath) {
  console.error(
    'The bench needs Chrome or Chromium: install it (on Debian: apt-get install chromium), or set CHROMIUM.',
  )
  process.exit(1)
}

/** How the bench starts a browser. */
export const BROWSER = {
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

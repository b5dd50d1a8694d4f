import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Debian's packages for a browser, installed where they are missing and may be; else it is said how. */
function install(binary: string, packages: readonly string[]): void {
  if (existsSync(binary)) return
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
  spawnSync('apt-get', ['install', '-y', '-qq', ...packages], { stdio: 'ignore' })
  if (!existsSync(binary))
    throw new Error(`This needs ${binary}. On Debian: apt-get install ${packages.join(' ')}`)
}

export function findFirefox(): string {
  const binary = '/usr/bin/firefox-esr'
  install(binary, ['firefox-esr'])
  return binary
}

/** WebKitGTK under its own driver (https://www.w3.org/TR/webdriver2/), on a screen that nobody sees. */
export async function openWebKit() {
  const binary = '/usr/bin/WebKitWebDriver'
  install(binary, ['webkit2gtk-driver', 'xvfb', 'gstreamer1.0-plugins-good', 'gstreamer1.0-libav'])
  const port = 4000 + Math.floor(process.pid % 1000)
  const driver: ChildProcess = spawn('xvfb-run', ['-a', binary, `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
  })
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const { value } = (await answer.json()) as { value: unknown }
    if (!answer.ok) throw new Error(JSON.stringify(value))
    return value
  }
  const untilReady = async (): Promise<void> => {
    for (let attempt = 0; attempt < 100; attempt++) {
      if (await call('GET', '/status').catch(() => null)) return
      await new Promise((done) => {
        setTimeout(done, 100)
      })
    }
    throw new Error('WebKitWebDriver did not start')
  }
  await untilReady()
  const options = {
    binary: '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    args: ['--automation'],
  }
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } }
  const { sessionId } = (await call('POST', '/session', { capabilities })) as { sessionId: string }
  const session = `/session/${sessionId}`
  return {
    open: (url: string) => call('POST', `${session}/url`, { url }),
    /** The value of an expression in the page. */
    evaluate: (expression: string) =>
      call('POST', `${session}/execute/sync`, { script: `return ${expression}`, args: [] }),
    async close() {
      await call('DELETE', session).catch(() => undefined)
      if (driver.pid) process.kill(-driver.pid)
    },
  }
}

import { type Browser, chromium } from 'playwright-core'
import { inject } from 'vitest'
import { CHROMIUM_FLAGS } from './chromium.ts'

/** The driver's own pages always count as visible, and its flags spare hidden tabs: here neither may be so. */
const SPARING = [
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
]

interface Message {
  id: number
  result?: { result?: { value?: unknown } }
}

/** A tab that can really be hidden behind another one: opened and driven past the driver, by the browser's protocol. */
export async function openHideableTab(path: string, wav: string) {
  const browser: Browser = await chromium.launch({
    executablePath: inject('chromium'),
    ignoreDefaultArgs: SPARING,
    args: [
      ...CHROMIUM_FLAGS,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${wav}%noloop`,
    ],
  })
  const protocol = await browser.newBrowserCDPSession()
  const { browserContextId } = await protocol.send('Target.createBrowserContext')
  const url = new URL(path, inject('appUrl')).href
  const { targetId } = await protocol.send('Target.createTarget', { url, browserContextId })
  const { sessionId } = await protocol.send('Target.attachToTarget', { targetId, flatten: false })
  const waiting = new Map<number, (value: unknown) => void>()
  protocol.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as Message
    waiting.get(id)?.(result?.result?.value)
  })
  let lastId = 0
  return {
    close: () => browser.close(),
    /** Evaluates an expression in the tab, as if the user had just clicked. */
    evaluate(expression: string): Promise<unknown> {
      const id = ++lastId
      const params = { expression, returnByValue: true, awaitPromise: true, userGesture: true }
      const message = JSON.stringify({ id, method: 'Runtime.evaluate', params })
      return new Promise((resolve, reject) => {
        waiting.set(id, resolve)
        protocol.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject)
      })
    },
    async hide(): Promise<void> {
      const other = await protocol.send('Target.createTarget', { url: 'about:blank', browserContextId })
      await protocol.send('Target.activateTarget', { targetId: other.targetId })
    },
    show: () => protocol.send('Target.activateTarget', { targetId }),
  }
}

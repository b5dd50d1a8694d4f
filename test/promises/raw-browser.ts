import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { inject } from 'vitest'
import { CHROMIUM_FLAGS } from '../browser/chromium.ts'
import { killBrowser, toMicrophoneFlags } from './profile.ts'

interface Message {
  id: number
  result?: { targetId?: string; sessionId?: string; result?: { value?: unknown } }
  error?: { message: string }
}

/**
 * A browser on a profile, with a tab that can really be hidden: a driver's own pages always count as visible. Spoken to by
 * the browser's protocol, through pipes.
 */
export async function openRawBrowser(folder: string, path: string, wav: string) {
  const browser: ChildProcess = spawn(
    inject('chromium'),
    [
      '--headless',
      '--remote-debugging-pipe',
      `--user-data-dir=${folder}`,
      ...CHROMIUM_FLAGS,
      ...toMicrophoneFlags(wav),
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: true },
  )
  const send = openProtocol(browser.stdio[3] as Writable, browser.stdio[4] as Readable)
  const url = new URL(path, inject('appUrl')).href
  const { targetId } = await send('Target.createTarget', { url })
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true })
  return {
    kill: () => killBrowser(browser.pid ?? NaN),
    /** Evaluates an expression in the tab, as if the user had just clicked. */
    async evaluate(expression: string): Promise<unknown> {
      const params = { expression, returnByValue: true, awaitPromise: true, userGesture: true }
      return (await send('Runtime.evaluate', params, sessionId)).result?.value
    },
    async hide(): Promise<void> {
      const other = await send('Target.createTarget', { url: 'about:blank' })
      await send('Target.activateTarget', { targetId: other.targetId })
    },
  }
}

/** Messages end with a zero byte: https://chromium.googlesource.com/chromium/src/+/main/content/browser/devtools/devtools_pipe_handler.cc */
function openProtocol(to: Writable, from: Readable) {
  const waiting = new Map<number, (message: Message) => void>()
  let lastId = 0
  let rest = ''
  // A browser that is killed breaks its pipes.
  to.on('error', () => undefined)
  from.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0')
    rest = messages.pop() ?? ''
    for (const message of messages.map((it) => JSON.parse(it) as Message)) waiting.get(message.id)?.(message)
  })
  return (method: string, params: object, sessionId?: string): Promise<NonNullable<Message['result']>> =>
    new Promise((resolve, reject) => {
      const id = ++lastId
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id)
        if (error) reject(new Error(`${method}: ${error.message}`))
        else resolve(result ?? {})
      })
      to.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`)
    })
}

import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/**
 * Stands in for the model hub on this machine: the small model's files under any model's addresses, in ranges too. A browser
 * is led here by `flags`; the certificate is of its own making.
 */
export async function openHub(folder = 'test/fixtures/models/micro.en') {
  const asked: { path: string; from: number }[] = []
  let cut: { path: string; after: number } | null = null
  let isUp = true
  const server = createServer(
    { key: readFileSync('test/fixtures/hub-key.pem'), cert: readFileSync('test/fixtures/hub-cert.pem') },
    (request, response) => {
      const [, path = ''] = (request.url ?? '').split('/resolve/main/')
      const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
      asked.push({ path, from })
      if (!isUp) return request.socket.destroy()
      response.setHeader('Access-Control-Allow-Origin', '*')
      const file = join(folder, path)
      if (!existsSync(file)) return response.writeHead(404).end()
      const bytes = readFileSync(file).subarray(from)
      response.writeHead(from > 0 ? 206 : 200, { 'Content-Length': bytes.length })
      if (cut?.path !== path) return response.end(bytes)
      const { after } = cut
      cut = null
      return response.write(bytes.subarray(0, after), () => setTimeout(() => request.socket.destroy(), 200))
    },
  )
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    asked,
    flags: [`--host-resolver-rules=MAP huggingface.co:443 127.0.0.1:${port}`, '--ignore-certificate-errors'],
    /** Breaks the next answer with that file off after so many bytes. */
    cutOff: (path: string, after: number) => {
      cut = { path, after }
    },
    goDown: () => {
      isUp = false
    },
    comeBack: () => {
      isUp = true
    },
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

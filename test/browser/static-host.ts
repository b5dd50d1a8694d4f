import { cpSync, createReadStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.mp3': 'audio/mpeg',
  '.webmanifest': 'application/manifest+json',
}

/** A host that serves a copy of the built app from a sub-folder and sends no header of its own; its files can be changed. */
export async function openStaticHost(folder = 'somebody/candor') {
  const root = mkdtempSync(join(tmpdir(), 'candor-host-'))
  const files = join(root, folder)
  cpSync('dist', files, { recursive: true })
  let isDown = false
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const file = join(root, normalize(path), path.endsWith('/') ? 'index.html' : '')
    if (isDown) return request.socket.destroy()
    if (!file.startsWith(root) || !existsSync(file) || !statSync(file).isFile()) {
      response.statusCode = 404
      return response.end('Not here')
    }
    response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream')
    response.setHeader('Content-Length', statSync(file).size)
    if (request.method === 'HEAD') return response.end()
    return createReadStream(file).pipe(response)
  })
  await new Promise<void>((done) => {
    server.listen(0, 'localhost', done)
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://localhost:${port}/${folder}/`,
    files,
    /** From now on it cannot be reached. */
    goDown: () => (isDown = true),
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      rmSync(root, { recursive: true })
    },
  }
}

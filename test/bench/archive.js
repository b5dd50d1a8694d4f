// npm run bench:archive: writes a library of 2 GB as an archive and reads it back, and tells how much memory that takes.
import { createServer } from 'vite'

const server = await createServer({
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, ws: false },
  optimizeDeps: { noDiscovery: true },
})
const { run } = await server.ssrLoadModule('/test/bench/archive/measure.ts')
await run()
await server.close()

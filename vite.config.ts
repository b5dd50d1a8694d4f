import { createReadStream, existsSync, statSync } from 'node:fs'
import { extname, join, resolve, sep } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Connect, Plugin } from 'vite'
import { defineConfig } from 'vite'
import { contentPolicy } from './src/platform/content-policy.ts'

const port = Number(process.env['PORT'] ?? 4173)
const modelsFolder = resolve(process.env['MODELS_DIR'] ?? 'models/whisper')

/** Threads in WebAssembly need a page that is isolated from other origins. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

const withHeaders =
  (headers: Record<string, string>): Connect.NextHandleFunction =>
  (_request, response, next) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    next()
  }

/** The path of a request; of one that is not well formed, a path that no file has. */
function toPath(url: string): string {
  try {
    return decodeURIComponent(url.split(/[?#]/)[0] ?? '')
  } catch {
    return ''
  }
}

/** Whisper's files at /models/; a file that is not there is a 404, never the app's own page. */
const serveModels: Connect.NextHandleFunction = (request, response, next) => {
  const path = toPath(request.url ?? '')
  const url = new URL(request.originalUrl ?? '/', 'http://localhost')
  // The project's own files of that folder, which the development server hands out itself.
  if (/^\/models\/(arc\/|whisper\/manifest\.json)/.test(url.pathname)) return next()
  const file = resolve(join(modelsFolder, path))
  const found = file.startsWith(modelsFolder + sep) && existsSync(file) && statSync(file).isFile()
  if (!found) {
    response.statusCode = 404
    response.setHeader('Content-Type', 'text/plain')
    return response.end('No such model file\n')
  }
  response.setHeader(
    'Content-Type',
    extname(file) === '.json' ? 'application/json' : 'application/octet-stream',
  )
  response.setHeader('Content-Length', statSync(file).size)
  createReadStream(file).pipe(response)
}

function server(): Plugin {
  return {
    name: 'candor-server',
    configureServer({ middlewares }) {
      // No content policy here: hot reloading writes inline scripts.
      middlewares.use(withHeaders(isolation))
      middlewares.use('/models', serveModels)
    },
    configurePreviewServer({ middlewares }) {
      middlewares.use(withHeaders({ ...isolation, 'Content-Security-Policy': contentPolicy }))
      middlewares.use('/models', serveModels)
    },
  }
}

export default defineConfig({
  base: './',
  appType: 'mpa',
  plugins: [react(), server()],
  server: { port },
  // What is only imported later, by a lazy screen or a worker: found late, it would reload the page in the middle of a take.
  optimizeDeps: {
    include: [
      '@base-ui/react/alert-dialog',
      '@base-ui/react/dialog',
      '@base-ui/react/menu',
      '@xenova/transformers',
      'mediabunny',
      'onnxruntime-web/wasm',
      'wavesurfer.js',
      'wavesurfer.js/plugins/regions',
      'zod/mini',
    ],
  },
  preview: { port, strictPort: true },
  worker: { format: 'es' },
  build: { target: 'es2023', chunkSizeWarningLimit: 1200 },
})

import { createReadStream, existsSync, statSync } from 'node:fs'
import { extname, join, resolve, sep } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Connect, Plugin, PluginOption } from 'vite'
import { build, defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { ISOLATION, toContentPolicy } from './src/workers/headers.ts'

const port = Number(process.env['PORT'] ?? 4173)
const modelsFolder = resolve(process.env['MODELS_DIR'] ?? 'models/whisper')

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
      middlewares.use(withHeaders(ISOLATION))
      middlewares.use('/models', serveModels)
    },
    configurePreviewServer({ middlewares }) {
      middlewares.use(withHeaders({ ...ISOLATION, 'Content-Security-Policy': toContentPolicy(true) }))
      middlewares.use('/models', serveModels)
    },
  }
}

/** `page.ts?bundled` is a text: that script with all that it imports, for a page that stands alone. */
export function bundledScripts(): Plugin {
  return {
    name: 'candor-bundled-scripts',
    enforce: 'pre',
    load: {
      filter: { id: /\?bundled$/ },
      async handler(id) {
        const entry = id.slice(0, -'?bundled'.length)
        const result = await build({
          configFile: false,
          envDir: false,
          publicDir: false,
          logLevel: 'silent',
          build: {
            lib: { entry, formats: ['iife'], name: 'page' },
            minify: true,
            target: 'es2023',
            write: false,
          },
        })
        const [chunk] = [result].flat().flatMap((it) => ('output' in it ? it.output[0] : []))
        if (!chunk) throw new Error(`${entry} could not be bundled`)
        for (const file of chunk.moduleIds) this.addWatchFile(file)
        return `export default ${JSON.stringify(chunk.code)}`
      },
    },
  }
}

/** Hosts that send no headers serve the page with its policy in it. */
function policyInPage(): Plugin {
  return {
    name: 'candor-policy-in-page',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: toContentPolicy(true) },
        injectTo: 'head-prepend',
      },
    ],
  }
}

/** The service worker, and what it stores with the first visit; what is larger is stored when it was needed. */
const offline = (): PluginOption =>
  VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/workers',
    filename: 'offline.ts',
    injectRegister: false,
    injectManifest: {
      globPatterns: [
        'index.html',
        'essentials.js',
        'icon.svg',
        'check.mp3',
        'sample/*',
        'assets/*.{js,mjs,css,json,onnx}',
      ],
      globIgnores: ['assets/ort-*', 'assets/encoder-*', 'assets/zip-web-worker-*'],
      maximumFileSizeToCacheInBytes: 5 * 2 ** 20,
    },
    manifest: {
      name: 'Candor',
      short_name: 'Candor',
      description: 'Practise aloud the answer to “Tell me about a time you failed”.',
      display: 'standalone',
      start_url: './',
      scope: './',
      background_color: '#faf8f4',
      theme_color: '#0f5f57',
      icons: [
        { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
      ],
    },
  })

export default defineConfig({
  base: './',
  appType: 'mpa',
  plugins: [react(), server(), bundledScripts(), policyInPage(), offline()],
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

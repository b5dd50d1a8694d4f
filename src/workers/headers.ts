/**
 * What every response of the app allows, scripts included: a worker obeys its own script's policy, not the page's. The hash
 * is that of wavesurfer's inline style at the waveform's fixed height; the two hosts are the model hub's, and none is left
 * where the hub is not needed.
 */
export const toContentPolicy = (allowsHub: boolean): string =>
  [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "style-src 'self' 'sha256-4hGoO+X6KXe8Gw08N/aBKwvHEYryxn/8CNSB0dTq+m0='",
    `connect-src 'self'${allowsHub ? ' https://huggingface.co https://*.hf.co' : ''}`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
  ].join('; ')

/** Threads in WebAssembly need a page that is isolated from other origins. */
export const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/**
 * What every response allows. A worker obeys its own script's policy, not the page's, so scripts carry it too. The hash
 * is that of wavesurfer's inline style at the waveform's fixed height; the two hosts are the model hub's.
 */
export const contentPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self' 'sha256-4hGoO+X6KXe8Gw08N/aBKwvHEYryxn/8CNSB0dTq+m0='",
  "connect-src 'self' https://huggingface.co https://*.hf.co",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ')

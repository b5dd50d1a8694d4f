// Who imports this file from elsewhere must know of `?bundled` too.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="../peer/bundled.d.ts" />
import { toSharedPage } from '../core/portable/shared-page.ts'
import type { SharedTake } from '../core/portable/shared-take.ts'

/** The page in which a take travels to a peer, with its sound where there is some: one file that needs nothing else. */
export async function makeSharedPage(take: Omit<SharedTake, 'audio'>, audio: Blob | null): Promise<Blob> {
  // Only now: the first screen does not carry a page that few will ever make.
  const [{ default: script }, { default: style }] = await Promise.all([
    import('../peer/page.ts?bundled'),
    import('../peer/page.css?inline'),
  ])
  const [scriptHash, styleHash] = await Promise.all([toHash(script), toHash(style)])
  const sound = audio ? { mimeType: audio.type, base64: await toBase64(audio) } : null
  const html = toSharedPage({ take: { ...take, audio: sound }, script, style, scriptHash, styleHash })
  return new Blob([html], { type: 'text/html' })
}

/** The SHA-256 of a text in UTF-8, in base64, as a content policy names it. */
async function toHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return toBase64(new Blob([digest]))
}

/** So many bytes at once: three of them are four letters, and a call takes no endless list. */
const STEP = 3 * 8192

async function toBase64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += STEP) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + STEP))))
  }
  return pieces.join('')
}

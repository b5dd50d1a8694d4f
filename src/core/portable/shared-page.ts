import type { SharedTake } from './shared-take.ts'

interface SharedPage {
  take: SharedTake
  /** What runs in the page, a classic script; and how it looks. */
  script: string
  style: string
  /** The SHA-256 of each text as it stands here, in base64: the page's own policy lets nothing else run. */
  scriptHash: string
  styleHash: string
}

/**
 * The whole text of the page in which a take travels: it holds all that it needs and asks for nothing. The script comes
 * before the take, so that it can still say so where the end of the file was cut off on its way.
 */
export function toSharedPage({ take, script, style, scriptHash, styleHash }: SharedPage): string {
  if (/<\/script|<!--/i.test(script))
    throw new Error('The script of a shared page holds a tag that would end it.')
  if (/<\/style/i.test(style)) throw new Error('The style of a shared page holds a tag that would end it.')
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${scriptHash}'`,
    `style-src 'sha256-${styleHash}'`,
    'media-src data: blob:',
    'img-src data:',
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${toHtmlText(take.title)}</title>
<style>${style}</style>
<script>${script}</script>
</head>
<body>
<main id="page"></main>
<noscript>This page plays a recording and takes your comments. It needs JavaScript for that: if you see it in a preview, open the file in a browser.</noscript>
<script type="application/json" id="take">${toInertJson(take)}</script>
</body>
</html>
`
}

const ENTITIES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' }

const toHtmlText = (text: string): string => text.replace(/[<>&]/g, (it) => ENTITIES[it] ?? '')

/** JSON in which nothing can be read as markup. */
const toInertJson = (value: SharedTake): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

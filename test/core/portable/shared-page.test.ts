import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PARTS } from '../../../src/core/arc.ts'
import { toSharedPage } from '../../../src/core/portable/shared-page.ts'
import type { SharedTake } from '../../../src/core/portable/shared-take.ts'

/** What could end an element, begin one, or end a line of a script. */
const TRAPS = [
  '</script>',
  '<script>',
  '<!--',
  '-->',
  ']]>',
  '&lt;',
  '&',
  '"',
  "'",
  '\\',
  '\u2028',
  '\u2029',
  '\r\n',
]

const text = fc
  .array(fc.oneof(fc.constantFrom(...TRAPS), fc.string({ unit: 'binary' })), { maxLength: 6 })
  .map((pieces) => pieces.join(''))
const seconds = fc.integer({ min: 0, max: 100_000 }).map((hundredths) => hundredths / 100)
const orNull = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(value, { nil: null })

const anyTake: fc.Arbitrary<SharedTake> = fc.record({
  format: fc.constant('candor-shared-take' as const),
  version: fc.constant(1 as const),
  takeId: text,
  title: text,
  prompt: text,
  createdAtMs: fc.nat(),
  duration: orNull(seconds),
  peaks: fc.array(seconds),
  audio: orNull(fc.record({ mimeType: text, base64: text })),
  sentences: fc.array(
    fc.record({
      text,
      start: orNull(seconds),
      end: orNull(seconds),
      asked: orNull(text),
      part: orNull(fc.constantFrom(...PARTS)),
    }),
  ),
  judgement: orNull(fc.record({ keep: orNull(text), next: text })),
})

const take: SharedTake = {
  format: 'candor-shared-take',
  version: 1,
  takeId: 'a',
  title: 'Ben & <i>Jerry</i>',
  prompt: 'Tell me about a time you failed.',
  createdAtMs: 0,
  duration: null,
  peaks: [],
  audio: null,
  sentences: [],
  judgement: null,
}
const code = { script: 'open()', style: 'p{margin:0}', scriptHash: 'c2NyaXB0', styleHash: 'c3R5bGU=' }

describe('the page in which a take travels', () => {
  it('gives back every take as it was, and no text of it can be read as markup', () => {
    fc.assert(
      fc.property(anyTake, (any) => {
        const page = toSharedPage({ take: any, ...code })
        const [, json] =
          /<script type="application\/json" id="take">([^<]*)<\/script>\n<\/body>/.exec(page) ?? []
        expect(json).not.toMatch(/[<>&\u2028\u2029]/)
        expect(JSON.parse(json ?? '')).toEqual(any)
        expect(page.match(/<[a-z!/]/gi)).toEqual(toSharedPage({ take, ...code }).match(/<[a-z!/]/gi))
      }),
    )
  })

  it('lets nothing run but its own script, and nothing be asked for, before anything else is read', () => {
    const page = toSharedPage({ take, ...code })
    expect(page).toMatch(
      /^<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="/,
    )
    expect(/Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'sha256-c2NyaXB0'",
      "style-src 'sha256-c3R5bGU='",
      'media-src data: blob:',
      'img-src data:',
      "form-action 'none'",
      "base-uri 'none'",
    ])
    expect(page).toContain('<meta name="referrer" content="no-referrer">')
    expect(page).toContain('<script>open()</script>')
    expect(page).toContain('<style>p{margin:0}</style>')
  })

  it('has the title as text', () => {
    expect(toSharedPage({ take, ...code })).toContain('<title>Ben &amp; &lt;i&gt;Jerry&lt;/i&gt;</title>')
  })

  it.each([
    ['script', { script: 'x = "</script>"' }],
    ['script', { script: 'x = "</SCRIPT "' }],
    ['script', { script: 'x = "<!--"' }],
    ['style', { style: 'p::after{content:"</style>"}' }],
    ['style', { style: '/* </Style */' }],
  ])('refuses a %s that would end its own element: %j', (name, change) => {
    expect(() => toSharedPage({ take, ...code, ...change })).toThrow(`The ${name} of a shared page`)
  })
})

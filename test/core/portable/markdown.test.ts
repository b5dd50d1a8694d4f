import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeMarkdown } from '../../../src/core/portable/markdown.ts'

describe('a text as Markdown', () => {
  it.each([
    ['# No heading', String.raw`\# No heading`],
    ['- no list', String.raw`\- no list`],
    ['+ no list', String.raw`\+ no list`],
    ['* no list', String.raw`\* no list`],
    ['1. No list', String.raw`1\. No list`],
    ['2008) no list', String.raw`2008\) no list`],
    ['> no quotation', String.raw`\> no quotation`],
    ['=== no title', String.raw`\=== no title`],
    ['--- no rule', String.raw`\--- no rule`],
    ['~~~ no code `here`', '\\~\\~\\~ no code \\`here\\`'],
    ['![no](image.png) [no]: link', String.raw`!\[no\](image.png) \[no\]: link`],
    ['<b>no HTML</b> &amp; no &copy;', String.raw`\<b\>no HTML\</b\> \&amp; no \&copy;`],
    ['no *emphasis*, no _emphasis_', String.raw`no \*emphasis\*, no \_emphasis\_`],
    ['no | table \\', String.raw`no \| table \\`],
    ['https://a.com www.a.com a@b.com', String.raw`https\://a.com www\.a.com a\@b.com`],
    [' no\n\n\tparagraph \n', 'no paragraph'],
    [
      'We lost $1.2 million - 40% - in Q3 (again). Why? “Me!”',
      'We lost $1.2 million - 40% - in Q3 (again). Why? “Me!”',
    ],
  ])('says %j and nothing else', (text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown)
  })

  it('has no mark that means something without its backslash, whatever the text', () => {
    const mark = fc.constantFrom(
      ...'\\`*_[]<>&~|#+-=.)(!:@/ \n1'.split(''),
      '://',
      'www.',
      '1.',
      '- ',
      '&amp;',
      '<b>',
      '](',
      'I',
    )
    const anything = fc.array(fc.oneof(mark, fc.string({ maxLength: 3 }))).map((parts) => parts.join(''))
    fc.assert(
      fc.property(anything, (text) => {
        const markdown = escapeMarkdown(text)
        // Read as Markdown reads it: a backslash takes the meaning from the mark after it.
        const plain = markdown.replaceAll(/\\(.)/gsu, '·')
        expect(plain).not.toMatch(/[\\`*_[\]<>&~|#@\n]|:\/\/|www\./i)
        expect(markdown).not.toMatch(/^(?:[+=-]|\d+[.)]|\s)/)
        expect(markdown.replaceAll(/\\(.)/gsu, '$1')).toBe(text.trim().replaceAll(/\s+/g, ' '))
      }),
      { numRuns: 1000 },
    )
  })
})

const TOKEN = /\p{L}+(?:'\p{L}+)*|\p{N}+(?:[.,:]\p{N}+)*|\.\.\.|…|--|[?!,;:"–—]/gu

/** The words and marks of a sentence, in lower case; a number becomes `#`, a year `#y`, one with a decimal point or a colon `#.`. */
export function toTokens(sentence: string): string[] {
  return (sentence.toLowerCase().replaceAll('’', "'").match(TOKEN) ?? []).map((token) => {
    if (/^(?:19|20)\d\d$/.test(token)) return '#y'
    if (/^\p{N}/u.test(token)) return /[.:]/.test(token) ? '#.' : '#'
    if (token === '…') return '...'
    return token === '–' || token === '—' ? '--' : token
  })
}

export const isWord = (token: string): boolean => /^[\p{L}#]/u.test(token)

import { describe, expect, it } from 'vitest'
import { toFileName } from '../../../src/core/portable/file-names.ts'

describe('the name of a file', () => {
  it.each([
    ['What did I learn?', 'what-did-i-learn'],
    ['Où est-ce que j’ai échoué ?', 'ou-est-ce-que-j-ai-echoue'],
    ['../../etc/passwd', 'etc-passwd'],
    ['???', 'answer'],
    [`${'a'.repeat(59)} and what came of it`, 'a'.repeat(59)],
  ])('of “%s” is one that every system takes', (title, name) => {
    expect(toFileName(title)).toBe(name)
  })
})

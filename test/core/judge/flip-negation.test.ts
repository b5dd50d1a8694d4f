import { expect, test } from 'vitest'
import { flipNegation } from '../../../src/core/judge/misheard.ts'

test.each([
  ["I didn't tell the client.", 'I did tell the client.'],
  ['I did tell the client, and did not wait.', 'I did tell the client, and did wait.'],
  ['We could never find it, and we did not ask.', 'We could find it, and we did not ask.'],
  ['I can’t say why.', 'I can say why.'],
  ["It won't happen again.", 'It will happen again.'],
  ['They cannot pay.', 'They can pay.'],
  ['The tests were green.', "The tests weren't green."],
  ['I asked nobody.', 'I asked nobody.'],
  // A lost "never" leaves words behind that ask for it.
  [
    'I rang the tenants, which would have caught it.',
    'I never rang the tenants, which would have caught it.',
  ],
  ['We asked anybody, and it was late.', 'We never asked anybody, and it was late.'],
  ['I had asked anyone.', "I hadn't asked anyone."],
  ['I rang the tenants, and they were glad.', "I rang the tenants, and they weren't glad."],
])('%s', (heard, said) => {
  expect(flipNegation(heard)).toBe(said)
})

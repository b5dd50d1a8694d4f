import { expect, it } from 'vitest'
import { countClaims } from '../../../src/cli/evaluation/claims.ts'
import type { Judged } from '../../../src/cli/evaluation/measures.ts'
import { judgementOf } from '../../app/fakes.ts'

/** One sentence that plays it down, marked with a certainty of one kind or another. */
const judged = (kind: 'minimize' | 'blame', certainty: number): Judged => {
  const text = 'It was nothing.'
  const found = judgementOf([text])
  const tone = [{ kind, quote: 'nothing', certainty }]
  return {
    gold: {
      id: 'a1-001',
      sentences: [{ text, part: 'failure', tone: [{ kind: 'minimize', quote: 'nothing' }] }],
      story: found.story,
    },
    found: { ...found, annotations: found.annotations.map((annotation) => ({ ...annotation, tone })) },
  }
}

it('counts confident marks apart from others, each right where it names the kind', () => {
  const claims = countClaims([judged('minimize', 0.9), judged('minimize', 0.5), judged('blame', 0.7)])
  expect(claims).toMatchObject({
    'confident-tone:minimize': { right: 1, of: 1 },
    'tone:minimize': { right: 1, of: 1 },
    'confident-tone:blame': { right: 0, of: 1 },
    'tone:blame': { right: 0, of: 0 },
  })
})

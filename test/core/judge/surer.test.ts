import { expect, test } from 'vitest'
import { ARC, type ArcPart, type Presence } from '../../../src/core/arc.ts'
import { toSurerPresence, toSurerSpans } from '../../../src/core/judge/misheard.ts'
import type { Spans } from '../../../src/core/judge/tone.ts'

const all = (presence: Presence) =>
  Object.fromEntries(ARC.map((part) => [part, presence])) as Record<ArcPart, Presence>

test.each([
  ['told', 'not-sure'],
  ['thin', 'not-sure'],
  ['not-sure', 'not-heard'],
  ['not-heard', 'not-heard'],
] as const)('a part that was not heard, and in the likeliest case were %s, is %s', (likeliest, presence) => {
  const surer = toSurerPresence(all('not-heard'), { ...all('not-heard'), context: likeliest })
  expect(surer).toEqual({ ...all('not-heard'), context: presence })
})

test('a part that was heard stays so, whatever the likeliest case', () => {
  expect(toSurerPresence(all('thin'), all('told'))).toEqual(all('thin'))
})

const marked = (certainty: number): Spans => ({
  tone: [{ kind: 'blame', quote: 'never told us', certainty }],
  toneChance: certainty,
})

test.each([
  ['less likely', 0.4, 0.4],
  ['likelier', 0.95, 0.8],
])(
  'a mark whose tone is %s in the other reading is as certain as in the lesser',
  (_what, other, certainty) => {
    const unmarked: Spans = { tone: [], toneChance: other }
    expect(toSurerSpans([marked(0.8)], [unmarked])).toEqual([
      { tone: [{ kind: 'blame', quote: 'never told us', certainty }], toneChance: 0.8 },
    ])
  },
)

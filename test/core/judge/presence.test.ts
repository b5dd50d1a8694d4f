import { expect, test } from 'vitest'
import { ARC, PARTS } from '../../../src/core/arc.ts'
import { PRESENCE_SIZE, type PresenceWeights, toPresence } from '../../../src/core/judge/presence.ts'

/** Weights that hold every part for told with a chance of one half, which is too little to say that it was. */
const deaf: PresenceWeights = {
  model: {
    size: PRESENCE_SIZE,
    count: 2,
    rows: new Float32Array(PRESENCE_SIZE * 2),
    chain: { count: 2, steps: new Float32Array(4), first: new Float32Array(2), last: new Float32Array(2) },
    temperature: 1,
  },
  absent: 0.6,
  present: 0.7,
}

test('a part that a sentence is labelled with is in doubt, not unheard', () => {
  const likeliest = PARTS.map((part) => (part === 'context' ? 0.4 : 0.1))
  const presence = toPresence(['It was a small team.'], [likeliest], deaf)
  expect(presence.context).toBe('not-sure')
  expect(ARC.filter((part) => presence[part] === 'not-heard')).toEqual([
    'failure',
    'role',
    'response',
    'learning',
    'outcome',
  ])
})

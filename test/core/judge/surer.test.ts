import { describe, expect, test } from 'vitest'
import { ARC, type ArcPart, PARTS, type Presence, TONES } from '../../../src/core/arc.ts'
import { toSureChances, toSurerPresence } from '../../../src/core/judge/misheard.ts'
import type { View } from '../../../src/core/judge/view.ts'
import { parseWeights } from '../../../src/core/judge/weights.ts'
import { readWeightsFile } from './weights-fixture.ts'

const weights = parseWeights(readWeightsFile())
const mixture = weights.mixture!

const all = (presence: Presence) =>
  Object.fromEntries(ARC.map((part) => [part, presence])) as Record<ArcPart, Presence>

const qualities = { accountability: [], judgment: [], resilience: [], learning: [] }

/** One sentence in which the linear models and the encoder hear blame so surely. */
const seen = (linear: number, encoder: number): View => {
  const parts = [PARTS.map(() => 0)]
  return {
    sentences: ['They never told us.'],
    own: parts,
    parts,
    toned: {
      clauses: [],
      bySentence: [[1 - linear, ...TONES.map((kind) => (kind === 'blame' ? linear : 0))]],
      byClause: [],
    },
    encoded: {
      mixture,
      reading: {
        parts,
        tones: [TONES.map((kind) => (kind === 'blame' ? encoder : 0))],
        told: ARC.map(() => 0),
        story: { category: [], severity: [], denial: [], stakes: [], improvement: [], ...qualities },
      },
    },
  }
}

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

describe('how certain a mark is', () => {
  const certaintyOf = (toneChance: number, view: View): number =>
    toSureChances([{ tone: [], toneChance }], view, weights)[0] ?? 0

  test.each([
    ['all models together', certaintyOf(0.4, seen(0.9, 0.9))],
    ['the linear models', certaintyOf(0.9, seen(0.2, 0.9))],
    ['the encoder', certaintyOf(0.9, seen(0.9, 0.2))],
  ])('falls where %s doubt it, though the others do not', (_name, certainty) => {
    expect(certainty).toBeLessThan(certaintyOf(0.9, seen(0.9, 0.9)))
  })

  test.each([
    ['all models together', certaintyOf(0.5, seen(0.9, 0.9))],
    ['the encoder', certaintyOf(0.9, seen(0.9, 0.5))],
  ])('falls by less than 0.4 where %s do so', (_name, certainty) => {
    expect(certaintyOf(0.9, seen(0.9, 0.9)) - certainty).toBeLessThan(0.4)
  })

  test('is that of the linear models where there is no encoder', () => {
    expect(certaintyOf(0.8, { ...seen(0.9, 0), encoded: undefined })).toBe(0.8)
  })
})

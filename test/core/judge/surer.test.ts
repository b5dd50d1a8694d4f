import { expect, test } from 'vitest'
import { ARC, type ArcPart, PARTS, type Presence, TONES } from '../../../src/core/arc.ts'
import { toSureChances, toSurerPresence } from '../../../src/core/judge/misheard.ts'
import type { View } from '../../../src/core/judge/view.ts'
import { parseWeights } from '../../../src/core/judge/weights.ts'
import { readWeightsFile } from './weights-fixture.ts'

const mixture = parseWeights(readWeightsFile()).mixture!

const all = (presence: Presence) =>
  Object.fromEntries(ARC.map((part) => [part, presence])) as Record<ArcPart, Presence>

const qualities = { accountability: [], judgment: [], resilience: [], learning: [] }

/** One sentence, which tells its context so surely, in an answer that does so to the encoder. */
const seen = (inSentence: number, inAnswer: number): View => {
  const parts = [PARTS.map((part) => (part === 'context' ? inSentence : 0))]
  return {
    sentences: ['It was a small team.'],
    own: parts,
    parts,
    toned: { clauses: [], bySentence: [], byClause: [] },
    encoded: {
      mixture,
      reading: {
        parts,
        tones: [TONES.map((kind) => (kind === 'blame' ? 0.6 : 0.1))],
        told: ARC.map((part) => (part === 'context' ? inAnswer : 0)),
        story: { category: [], severity: [], denial: [], stakes: [], improvement: [], ...qualities },
      },
    },
  }
}

test.each([
  ['a sentence and the encoder nearly tell it', 'not-sure', seen(0.3, 0.3)],
  ['no sentence nearly tells it', 'not-heard', seen(0.2, 0.3)],
  ['the encoder does not nearly hear it', 'not-heard', seen(0.3, 0.1)],
])('of a part that was not heard, where %s: %s', (_name, presence, view) => {
  const surer = toSurerPresence(all('not-heard'), all('not-heard'), view)
  expect(surer).toEqual({ ...all('not-heard'), context: presence })
})

test('a mark is no more certain than the encoder is of one kind of tone', () => {
  const { encoded, ...alone } = seen(0, 0)
  const said = [{ tone: [], toneChance: 0.9 }]
  expect(toSureChances(said, { ...alone, encoded })).toEqual([0.6])
  expect(toSureChances([{ tone: [], toneChance: 0.4 }], { ...alone, encoded })).toEqual([0.4])
  expect(toSureChances(said, { ...alone, encoded: undefined })).toEqual([0.9])
})

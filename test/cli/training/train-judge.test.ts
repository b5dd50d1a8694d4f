import { expect, test } from 'vitest'
import type { LabelledAnswer } from '../../../src/cli/training/corpus.ts'
import { readLexicon } from '../../../src/cli/training/corpus.ts'
import { trainJudge } from '../../../src/cli/training/train-judge.ts'
import { ARC, PARTS, TONES } from '../../../src/core/arc.ts'
import type { Reading } from '../../../src/core/judge/reader.ts'
import { STORY_FIELDS, STORY_VALUES } from '../../../src/core/judge/story.ts'

const answer = (id: string): LabelledAnswer =>
  ({
    id,
    sentences: [
      { text: 'I led the move of our invoices.', part: 'context', tone: [] },
      {
        text: 'Nobody told me that it could break.',
        part: 'failure',
        tone: [{ kind: 'blame', quote: 'Nobody told me' }],
      },
    ],
    story: Object.fromEntries(STORY_FIELDS.map((field) => [field, STORY_VALUES[field][0]])),
  }) as unknown as LabelledAnswer

const even = (count: number): number[] => Array.from({ length: count }, () => 1 / count)

const reading: Reading = {
  parts: [even(PARTS.length), even(PARTS.length)],
  tones: [even(TONES.length), even(TONES.length)],
  told: even(ARC.length),
  story: Object.fromEntries(
    STORY_FIELDS.map((field) => [field, even(STORY_VALUES[field].length)]),
  ) as unknown as Reading['story'],
}

test('the mixture is learned from the answers that an encoder read unseen, if only some', () => {
  const answers = ['a-1', 'b-1', 'c-1', 'd-1'].map(answer)
  const learn = (read: readonly string[]) =>
    trainJudge(answers, readLexicon(), new Map(read.map((id) => [id, reading]))).mixture
  expect(learn(['b-1', 'c-1', 'd-1'])).not.toBeNull()
  expect(learn([])).toBeNull()
}, 60_000)

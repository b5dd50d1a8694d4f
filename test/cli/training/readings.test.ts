import { expect, it } from 'vitest'
import type { LabelledAnswer } from '../../../src/cli/training/corpus.ts'
import { checkReadings, toRecordedRead } from '../../../src/cli/training/readings.ts'
import { type Reading } from '../../../src/core/judge/reader.ts'

const answer = {
  id: 'a1-001',
  sentences: [{ text: 'It broke.' }, { text: 'I had not looked.' }],
} as unknown as LabelledAnswer

const ofSentences = (count: number): Reading =>
  ({ parts: Array.from({ length: count }, () => [1, 0]) }) as unknown as Reading

it('knows what the encoder said of an answer', async () => {
  const reading = ofSentences(2)
  const read = toRecordedRead([answer], new Map([['a1-001', reading]]))
  await expect(read(['It broke.', 'I had not looked.'])).resolves.toBe(reading)
  await expect(read(['It broke.'])).rejects.toThrow('not read beforehand')
})

it('names the answers that were changed after the encoder had read them', () => {
  const readings = new Map([['a1-001~', ofSentences(3)]])
  expect(() => checkReadings(readings, [answer, { ...answer, id: 'a1-001~' }])).toThrow(
    'changed after the encoder had read them: a1-001~.',
  )
})

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openReader } from '../../src/cli/reader-files.ts'
import { toPieces } from '../../src/core/judge/pieces.ts'
import { parseReaderFacts } from '../../src/core/judge/reader.ts'

const ANSWER = [
  'I was leading the move of our billing system.',
  'On the first night we lost four hours of invoices.',
  "I hadn't asked anyone about the limits.",
  'So I rolled it back and called my manager.',
]

/** What the trained model says of the answer in PyTorch, in 32 bits (models/arc/train). */
const PARTS = [
  [0.98, 0.01, 0.01, 0, 0, 0, 0],
  [0.01, 0.99, 0, 0, 0, 0, 0],
  [0, 0.01, 0.99, 0, 0, 0, 0],
  [0, 0.01, 0.02, 0.97, 0, 0, 0],
]
const TOLD = [0.92, 0.98, 0.99, 0.97, 0.01, 0.01]
const PIECES = [50, 921, 10, 61, 425, 1063, 136, 77, 2996, 17]

describe('the encoder in the runtime of the app', () => {
  it('cuts a sentence into the pieces that it was trained on', () => {
    const facts = parseReaderFacts(JSON.parse(readFileSync('models/arc/pieces.json', 'utf8')))
    expect(toPieces(ANSWER[2] ?? '', facts.vocabulary)).toEqual(PIECES)
  })

  it('says what it said where it was trained, to within its eight bits', async () => {
    const read = await openReader()
    const reading = await read?.(ANSWER)
    const differences = [
      ...(reading?.parts ?? []).flatMap((row, at) =>
        row.map((value, label) => Math.abs(value - PARTS[at]![label]!)),
      ),
      ...(reading?.told ?? []).map((value, part) => Math.abs(value - TOLD[part]!)),
    ]
    expect(differences).toHaveLength(34)
    expect(Math.max(...differences)).toBeLessThan(0.03)
  })

  it('says the same of an answer that it read along as of one that it reads at once', async () => {
    const along = await openReader()
    for (let said = 1; said < ANSWER.length; said++) await along?.(ANSWER.slice(0, said))
    const [grown, whole] = [await along?.(ANSWER), await (await openReader())?.(ANSWER)]
    expect(grown?.parts).toHaveLength(ANSWER.length)
    grown?.parts.flat().forEach((value, at) => expect(value).toBeCloseTo(whole!.parts.flat()[at]!, 4))
    grown?.tones.flat().forEach((value, at) => expect(value).toBeCloseTo(whole!.tones.flat()[at]!, 4))
  })
})

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
  [0.93, 0.04, 0.02, 0, 0, 0, 0],
  [0.01, 0.99, 0, 0, 0, 0, 0],
  [0, 0.01, 0.99, 0, 0, 0, 0],
  [0, 0.01, 0.07, 0.91, 0, 0, 0],
]
const TOLD = [0.88, 0.94, 0.99, 0.79, 0, 0]
const PIECES = [17, 101, 86, 14, 18, 902, 792, 73, 10, 1874, 8, 7]

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
})

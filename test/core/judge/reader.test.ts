import { describe, expect, it, vi } from 'vitest'
import { PARTS, TONES } from '../../../src/core/arc.ts'
import { createReader, type ReaderFacts, type ReaderModel } from '../../../src/core/judge/reader.ts'
import { STORY_FIELDS, STORY_VALUES } from '../../../src/core/judge/story.ts'
import { toVocabulary } from '../../../src/core/judge/pieces.ts'

const count = PARTS.length
const facts: ReaderFacts = {
  vocabulary: toVocabulary(['a', 'b', 'c']),
  chain: {
    count,
    steps: new Float32Array(count * count),
    first: new Float32Array(count),
    last: new Float32Array(count),
  },
}
const values = STORY_FIELDS.reduce((sum, field) => sum + STORY_VALUES[field].length, 0)

/** A model whose gist of a sentence is its first piece and how many there are; sentences score for the part of that number. */
function begin() {
  const encode = vi.fn<ReaderModel['encode']>((ids, rows, length) =>
    Promise.resolve(
      Float32Array.from({ length: rows * 2 }, (_, at) => {
        const row = ids.subarray(Math.floor(at / 2) * length, (Math.floor(at / 2) + 1) * length)
        return at % 2 === 0 ? Number(row[0]) : row.filter((id) => id !== 0n).length
      }),
    ),
  )
  const read = vi.fn<ReaderModel['read']>((gists, _places, rows) =>
    Promise.resolve({
      parts: Float32Array.from({ length: rows * count }, (_, at) =>
        at % count === (gists[2 * Math.floor(at / count)] ?? 0) - 4 ? 5 : 0,
      ),
      tones: new Float32Array(rows * TONES.length).fill(0.25),
      told: new Float32Array(6).fill(0.5),
      story: new Float32Array(values).fill(Math.log(0.5)),
    }),
  )
  return { encode, read, reader: createReader({ encode, read }, facts) }
}

describe('a reader', () => {
  it('gives each sentence its own row, in order, however they were batched', async () => {
    const { reader } = begin()
    const { parts, tones } = await reader(['c c c c', 'a', 'b b'])
    expect(parts.map((row) => row.indexOf(Math.max(...row)))).toEqual([2, 0, 1])
    expect(tones).toHaveLength(3)
    for (const row of parts) expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1)
  })

  it('encodes no sentence twice, while the answer grows', async () => {
    const { reader, encode, read } = begin()
    await reader(['a', 'b'])
    await reader(['a', 'b', 'c', 'a'])
    expect(encode.mock.calls.map(([, rows]) => rows)).toEqual([2, 1])
    expect(read.mock.calls.map(([, , rows]) => rows)).toEqual([2, 4])
  })

  it('pads what is shorter and tells where each sentence stands', async () => {
    const { reader, encode, read } = begin()
    await reader(['a', 'b b b'])
    expect([...(encode.mock.calls[0]?.[0] ?? [])]).toEqual([4n, 0n, 0n, 5n, 5n, 5n])
    const places = read.mock.calls[0]?.[1] ?? new Float32Array(0)
    expect(places).toHaveLength(16)
    expect([places[0], places[8]]).toEqual([0, 1])
  })

  it('gives the story field by field', async () => {
    const { story } = await begin().reader(['a'])
    expect(Object.keys(story)).toEqual(STORY_FIELDS)
    expect(story.denial).toHaveLength(2)
    expect(story.denial[0]).toBeCloseTo(0.5)
  })
})

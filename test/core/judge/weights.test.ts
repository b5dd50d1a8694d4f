import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pack, unpack } from '../../../src/core/judge/packing.ts'
import { packWeights, parseWeights } from '../../../src/core/judge/weights.ts'
import { readWeightsFile } from './weights-fixture.ts'

describe('weights', () => {
  test.each([
    ['nothing', undefined, 'weights is no object'],
    ['a list', [], 'weights is no object'],
    ['another version', { version: 0 }, 'weights are of version 0'],
    ['no tone', { version: 7 }, 'tone is no object'],
  ])('%s is refused', (_, value, message) => {
    expect(() => parseWeights(value)).toThrow(message)
  })

  test.each([
    ['a size that is too small for the data', { size: 8 }, 'do not fit'],
    ['a size that is no whole number', { size: 0.5 }, 'parts.size is 0.5'],
    ['data that are not base 64', { data: 'ÄÖ' }, 'not base 64'],
    ['data that are no text', { data: 7 }, 'parts.data is no text'],
    ['too few steps', { steps: [1] }, 'parts.steps is no list of 49 numbers'],
    ['a temperature that is no number', { temperature: null }, 'parts.temperature is no number'],
  ])('%s is refused', (_, change, message) => {
    const file = readWeightsFile() as { parts: object }
    expect(() => parseWeights({ ...file, parts: { ...file.parts, ...change } })).toThrow(message)
  })

  test('a network of another size is refused', () => {
    const file = readWeightsFile() as { mixture: { stack: object } }
    const stack = { ...file.mixture.stack, labels: [1] }
    expect(() => parseWeights({ ...file, mixture: { ...file.mixture, stack } })).toThrow(
      'mixture.stack.labels is no list of 343 numbers',
    )
  })

  test('parsed and packed again they are the same file', () => {
    const file = readWeightsFile()
    expect(packWeights(parseWeights(file), 0)).toEqual(file)
  })

  test('each weight survives packing with the precision of seven bits of its square root', () => {
    const weight = fc.oneof(fc.constant(0), fc.float({ min: -8, max: 8, noNaN: true }))
    const sparse = fc.array(fc.record({ gap: fc.constantFrom(0, 1, 127, 128, 300), weight }), {
      minLength: 1,
      maxLength: 40,
    })
    fc.assert(
      fc.property(sparse, (items) => {
        const weights = Float32Array.from(
          items.flatMap((item) => [...Array<number>(item.gap).fill(0), item.weight]),
        )
        const most = Math.max(...weights.map(Math.abs))
        const found = unpack(pack(weights, 0), weights.length)
        const faults = weights.filter(
          (meant, index) =>
            Math.abs((found[index] ?? NaN) - meant) > Math.sqrt(Math.abs(meant) * most) * 0.01 + most * 1e-4,
        )
        expect([...faults]).toEqual([])
      }),
    )
  })

  test('weights under the least are dropped', () => {
    expect([...unpack(pack(Float32Array.of(0.5, 0.01, -1, -0.01), 0.1), 4)].map((it) => it !== 0)).toEqual([
      true,
      false,
      true,
      false,
    ])
  })
})

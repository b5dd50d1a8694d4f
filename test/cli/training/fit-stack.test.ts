import { describe, expect, it } from 'vitest'
import { fitStack, type StackExample } from '../../../src/cli/training/fit-stack.ts'
import { createRandom } from '../../../src/cli/training/random.ts'
import { PARTS } from '../../../src/core/arc.ts'
import { toBest } from '../../../src/core/judge/linear.ts'
import { correct, toStackInputs } from '../../../src/core/judge/stack.ts'

const LABELS = PARTS.length
const unsure = Array<number>(LABELS).fill(1 / LABELS)
const sure = (label: number): number[] => unsure.map((_, own) => (own === label ? 0.94 : 0.01))

/** Answers in which each sentence is of the part that the second opinion takes the one before it for. */
function toExamples(answers: number, seed: number): StackExample[] {
  const random = createRandom(seed)
  return Array.from({ length: answers }, () => {
    const said = Array.from({ length: 12 }, () => Math.floor(random() * LABELS))
    const inputs = toStackInputs(
      said.map(() => unsure),
      said.map(sure),
    )
    return said.slice(1).map((_, at) => ({ inputs: inputs[at + 1]!, mixed: unsure, label: said[at]! }))
  }).flat()
}

describe('the network over both opinions', () => {
  it('learns from a sentence’s neighbours what neither opinion says of it', () => {
    const stack = fitStack(toExamples(150, 1))
    const others = toExamples(50, 2)
    const right = others.filter(({ inputs, mixed, label }) => toBest(correct(mixed, inputs, stack)) === label)
    expect(right.length / others.length).toBeGreaterThan(0.95)
  })

  it('is the same for the same examples', () => {
    const examples = toExamples(20, 3)
    expect(fitStack(examples)).toEqual(fitStack(examples))
  })

  it('overrules a mixture that proved wrong', () => {
    const mixed = [0.4, 0.2, 0.4, 0, 0, 0, 0]
    const examples = toExamples(150, 4).map((example) => ({ ...example, mixed, label: 1 }))
    const stack = fitStack(examples)
    const [{ inputs } = examples[0]!] = toExamples(1, 5)
    expect(correct(mixed, inputs, stack)[1]).toBeGreaterThan(0.9)
  })

  it('corrects nothing where it has learned nothing', () => {
    const [{ inputs, mixed }] = toExamples(1, 6) as [StackExample]
    const stack = fitStack([])
    expect(toBest(correct([0.2, 0.5, ...mixed.slice(2)], inputs, stack))).toBe(1)
  })
})

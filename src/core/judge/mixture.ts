import type { Linear } from './linear.ts'
import { flatten } from './linear.ts'
import type { PresenceWeights } from './presence.ts'
import { correct, type Stack, toStackInputs } from './stack.ts'
import type { StoryField } from './story.ts'

/** How the linear models and the encoder are weighed against each other, learned from answers that neither had seen. */
export interface MixtureWeights {
  /** The encoder's share in the parts, 0 to 1. */
  share: number
  /** Corrects the mixed probabilities of parts. */
  stack: Stack
  /** By which they are flattened. */
  temperature: number
  /** Reads what both say of the tone of a sentence; as `ToneWeights.mark` and `.threshold`. */
  mark: Linear
  threshold: number
  presence: PresenceWeights
  /** The encoder's share in each of the story's fields. */
  story: Record<StoryField, number>
  /** A story is taken for a denial from this probability on. */
  denial: number
}

/** Two opinions as one: the weighed mean of their logarithms, adding up to one. */
export function mix(own: readonly number[], other: readonly number[], share: number): number[] {
  const powers = own.map(
    (probability, label) =>
      Math.max(probability, 1e-9) ** (1 - share) * Math.max(other[label] ?? 0, 1e-9) ** share,
  )
  return flatten(powers, 1)
}

/** The parts as both see them. */
export function mixParts(
  own: readonly (readonly number[])[],
  other: readonly (readonly number[])[],
  { share, stack, temperature }: Pick<MixtureWeights, 'share' | 'stack' | 'temperature'>,
): number[][] {
  const inputs = toStackInputs(own, other)
  return own.map((row, index) => {
    const mixed = mix(row, other[index] ?? [], share)
    return flatten(correct(mixed, inputs[index]!, stack), temperature)
  })
}

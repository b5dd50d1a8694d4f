/** The labels of a sentence, as `models/arc/corpus/GUIDELINES.md` defines them; `none` is nothing of the arc. */
export const PARTS = ['context', 'failure', 'role', 'response', 'learning', 'outcome', 'none'] as const
export type Part = (typeof PARTS)[number]

/** The six parts of a strong failure story, in the order in which they are usually told. */
export const ARC = ['context', 'failure', 'role', 'response', 'learning', 'outcome'] as const
export type ArcPart = (typeof ARC)[number]

/** The kinds of defensive tone, as the guidelines define them. */
export const TONES = ['blame', 'minimize', 'excuse', 'denial', 'distance', 'resent'] as const
export type ToneKind = (typeof TONES)[number]

/**
 * A span of a sentence that may sound defensive; `quote` stands in the sentence letter for letter, `certainty` is the
 * probability that the sentence carries a defensive tone at all, 0 to 1. Judgements kept by earlier versions have none.
 */
export interface Tone {
  kind: ToneKind
  quote: string
  certainty?: number | undefined
}

/** A sentence with what it does in the story; `confidence` is the probability of `part`, 0 to 1. */
export interface Annotation {
  text: string
  part: Part
  confidence: number
  tone: Tone[]
  /** The probability that it carries any tone, marked or not; unknown in takes of earlier versions. */
  toneChance?: number | undefined
}

export const CATEGORIES = ['technical', 'leadership', 'communication', 'other'] as const
export const SEVERITIES = ['too-soft', 'sweet-spot', 'too-severe'] as const
export const IMPROVEMENTS = ['systemic', 'personal', 'none'] as const

/** 0 absent, 1 partial, 2 clear. Chooses the advice; never shown as a number. */
export type Degree = 0 | 1 | 2

export interface Story {
  category: (typeof CATEGORIES)[number]
  severity: (typeof SEVERITIES)[number]
  denial: boolean
  stakes: boolean
  improvement: (typeof IMPROVEMENTS)[number]
  accountability: Degree
  judgment: Degree
  resilience: Degree
  learning: Degree
}

/** told: heard clearly; thin: heard, but little of it; not-sure: the evidence is too weak for a claim. */
export type Presence = 'told' | 'thin' | 'not-heard' | 'not-sure'

/** What the judge says of one answer: its sentences one for one, which parts it heard, and the story's fields. */
export interface Judgement {
  annotations: Annotation[]
  presence: Record<ArcPart, Presence>
  story: Story
}

/** Judges the sentences of one answer, in order: the same ones always alike; an empty list is an empty answer. */
export type Judge = (sentences: readonly string[]) => Promise<Judgement>

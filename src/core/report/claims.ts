import { ARC, type ArcPart, type Judgement, type Tone, TONES, type ToneKind } from '../arc.ts'

/** What the report may claim of an answer. Marks that are confident earn for themselves: they are right far more often. */
export type ClaimKind =
  | `not-heard:${ArcPart}`
  | `tone:${ToneKind}`
  | `confident-tone:${ToneKind}`
  | 'too-soft'
  | 'too-severe'
  | 'avoids-question'

/** How often each kind of claim was made on answers that the judge had not seen, and how often it was right. */
export type Claims = Readonly<Partial<Record<ClaimKind, { right: number; of: number }>>>

export const CLAIM_KINDS: readonly ClaimKind[] = [
  ...ARC.map((part): ClaimKind => `not-heard:${part}`),
  ...TONES.map((kind): ClaimKind => `tone:${kind}`),
  ...TONES.map((kind): ClaimKind => `confident-tone:${kind}`),
  'too-soft',
  'too-severe',
  'avoids-question',
]

/** From this certainty on a mark is confident (models/arc/README.md, "How certain a mark is"); of unknown certainty it is not. */
export const CONFIDENT = 0.7

/** What a mark claims. */
export const toMarkClaim = ({ kind, certainty = 0 }: Tone): ClaimKind =>
  certainty >= CONFIDENT ? `confident-tone:${kind}` : `tone:${kind}`

/** A kind of claim is said, asked, or kept silent. */
export type Standing = 'statement' | 'question' | 'silence'

/** The bounds that a kind of claim has to earn, and on how many claims it may be said. */
const SAID = 0.8
const ASKED = 0.6
const ENOUGH = 30
/** The 95th percentile of the normal distribution: the interval holds 90 of 100. */
const Z = 1.645

/** The lower bound of a share by Wilson's score interval (Wilson 1927), at 90 %. */
export function toLowerBound(right: number, of: number): number {
  if (of === 0) return 0
  const share = right / of
  const spread = Z * Math.sqrt((share * (1 - share) + Z ** 2 / (4 * of)) / of)
  return (share + Z ** 2 / (2 * of) - spread) / (1 + Z ** 2 / of)
}

/** What a kind of claim has earned. A kind that was never measured is asked at most. */
export function toStanding(claims: Claims, kind: ClaimKind): Standing {
  const measured = claims[kind]
  if (!measured) return 'question'
  const bound = toLowerBound(measured.right, measured.of)
  if (bound >= SAID && measured.of >= ENOUGH) return 'statement'
  return bound >= ASKED ? 'question' : 'silence'
}

/**
 * A judgement without the claims that have not earned even a question: parts are then "not sure", the choice of story is
 * taken to be right, and no advice rests on a mark. What the user marked is theirs to say.
 */
export function withoutUnearned(judgement: Judgement, claims: Claims): Judgement {
  const isSilent = (kind: ClaimKind): boolean => toStanding(claims, kind) === 'silence'
  const presence = { ...judgement.presence }
  for (const part of ARC)
    if (presence[part] === 'not-heard' && isSilent(`not-heard:${part}`)) presence[part] = 'not-sure'
  const { story } = judgement
  const isUnearned = story.severity !== 'sweet-spot' && isSilent(story.severity)
  return {
    annotations: judgement.annotations.map((annotation) => ({
      ...annotation,
      tone: annotation.tone.filter((tone) => 'byUser' in tone || !isSilent(toMarkClaim(tone))),
    })),
    presence,
    story: {
      ...story,
      severity: isUnearned ? 'sweet-spot' : story.severity,
      denial: story.denial && !isSilent('avoids-question'),
    },
  }
}

/** The claims from parsed JSON; what is no count of a known kind is left out. */
export function parseClaims(value: unknown): Claims {
  const known = (value ?? {}) as Record<string, { right?: unknown; of?: unknown } | undefined>
  return Object.fromEntries(
    CLAIM_KINDS.flatMap((kind) => {
      const { right, of } = known[kind] ?? {}
      return typeof right === 'number' && typeof of === 'number' ? [[kind, { right, of }]] : []
    }),
  )
}

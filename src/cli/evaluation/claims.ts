import { type ClaimKind, CLAIM_KINDS, type Claims, toMarkClaim } from '../../core/report/claims.ts'
import { ARC } from '../../core/arc.ts'
import type { Judged } from './measures.ts'

/** Counts the claims that a judge made, and those that were right. */
export function countClaims(judged: readonly Judged[]): Claims {
  const counts = Object.fromEntries(CLAIM_KINDS.map((kind) => [kind, { right: 0, of: 0 }])) as Record<
    ClaimKind,
    { right: number; of: number }
  >
  const claim = (kind: ClaimKind, isRight: boolean): void => {
    counts[kind].of += 1
    if (isRight) counts[kind].right += 1
  }
  for (const { gold, found } of judged) {
    for (const part of ARC)
      if (found.presence[part] === 'not-heard')
        claim(`not-heard:${part}`, !gold.sentences.some((it) => it.part === part))
    found.annotations.forEach(({ tone }, index) => {
      for (const mark of tone)
        claim(toMarkClaim(mark), gold.sentences[index]?.tone.some(({ kind }) => kind === mark.kind) ?? false)
    })
    const { severity, denial } = found.story
    if (severity !== 'sweet-spot') claim(severity, gold.story.severity === severity)
    if (denial) claim('avoids-question', gold.story.denial)
  }
  return counts
}

const WIDTH = Math.max(...CLAIM_KINDS.map((kind) => kind.length))

/** The counts as a table: what each kind of claim has earned. */
export const toClaimLines = (
  claims: Claims,
  toStanding: (claims: Claims, kind: ClaimKind) => string,
): string =>
  CLAIM_KINDS.map((kind) => {
    const { right = 0, of = 0 } = claims[kind] ?? {}
    return `${kind.padEnd(WIDTH)} ${String(right).padStart(4)} of ${String(of).padStart(4)} right: ${toStanding(claims, kind)}`
  }).join('\n')

import type { ArcPart } from '../arc.ts'
import { ADVICE, type Advice, type Keep } from '../report/advice.ts'
import type { Claims } from '../report/claims.ts'
import { type Report, toHeard, toReport } from '../report/report.ts'
import { type HowFar, toHowFar } from '../stories/board.ts'
import { findSameLessons, type SameLesson, toLessonLines } from '../stories/same-lesson.ts'
import type { Take } from '../take.ts'

/** One answer of a session; `read` is null while it is not written down. */
export interface SessionAnswer {
  take: Take
  read: { report: Report; told: readonly ArcPart[]; howFar: HowFar } | null
}

/** A session of several questions, looked at as one. */
export interface SessionReview {
  /** In the order in which they were asked; a question that was answered again stands twice. */
  answers: readonly SessionAnswer[]
  /** How many questions were to be asked. */
  count: number
  /** The line to keep, from the answer that has least to change. */
  keep: { take: Take; keep: NonNullable<Keep> } | null
  /** The one thing to try next, of all answers; null while none is written down. */
  next: { take: Take; advice: Advice } | null
  /** Answers that may have ended on the same lesson, by the ids of their takes. */
  sameLessons: readonly SameLesson[]
}

/** The review of a session from all takes; null where none of them belongs to it. */
export function toSessionReview(
  sessionId: string,
  takes: readonly Take[],
  claims: Claims = {},
): SessionReview | null {
  const own = takes
    .filter(({ session }) => session?.id === sessionId)
    .toSorted((a, b) => a.createdAtMs - b.createdAtMs || (a.session?.index ?? 0) - (b.session?.index ?? 0))
  if (own.length === 0) return null
  const answers = own.map((take): SessionAnswer => {
    const report = toReport(take, claims)
    return { take, read: report && { report, told: toHeard(report), howFar: toHowFar([take], claims) } }
  })
  // Of a question that was answered again the last answer counts.
  const isLast = (take: Take): boolean =>
    own.findLast(({ session }) => session?.index === take.session?.index) === take
  const read = answers
    .flatMap(({ take, read: it }) => (it && isLast(take) ? [{ take, report: it.report }] : []))
    // A sort keeps the order of what is equal: of two answers that ask for the same the first one is spoken of.
    .toSorted((a, b) => toWeight(a.report) - toWeight(b.report))
  const kept = read.findLast(({ report }) => report.keep !== null)
  const [first] = read
  return {
    answers,
    count: Math.max(...own.map(({ session }) => session?.count ?? 0)),
    keep: kept?.report.keep ? { take: kept.take, keep: kept.report.keep } : null,
    next: first ? { take: first.take, advice: first.report.advice } : null,
    sameLessons: findSameLessons(
      read.map(({ take, report }) => ({ id: take.id, lines: toLessonLines(report) })),
    ),
  }
}

/** Kinds of advice stand in the order of their importance. */
const toWeight = ({ advice }: Report): number => ADVICE.indexOf(advice.kind)

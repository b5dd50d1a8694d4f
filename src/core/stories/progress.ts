import type { ArcPart } from '../arc.ts'
import { toAnswered, toHeard, toReport } from '../report/report.ts'
import type { Take } from '../take.ts'

/** One take among those of its story. Nothing is concluded from it. */
export interface TakePoint {
  takeId: string
  /** Milliseconds since 1970. */
  createdAtMs: number
  /** Seconds of the answer itself, without what was asked back; null where it was typed. */
  length: number | null
  limit: number
  isOwnPartSaid: boolean
  heard: readonly ArcPart[]
}

/** The takes of a story that have been written down, oldest first. */
export function toProgress(takes: readonly Take[]): TakePoint[] {
  return takes
    .flatMap((take): TakePoint[] => {
      const report = toReport(take)
      if (!report) return []
      const heard = toHeard(report)
      return [
        {
          takeId: take.id,
          createdAtMs: take.createdAtMs,
          length: toAnswered(take),
          limit: take.limit,
          isOwnPartSaid: heard.includes('role'),
          heard,
        },
      ]
    })
    .toSorted((a, b) => a.createdAtMs - b.createdAtMs)
}

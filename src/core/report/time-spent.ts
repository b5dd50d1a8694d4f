import type { ArcPart } from '../arc.ts'
import type { ArcEntry, ReportSentence } from './report.ts'

/** The time that one part took, in seconds; `share` is its part of the recording, 0 to 1. */
interface PartTime {
  part: ArcPart
  seconds: number
  share: number
  /** The first sentence of it. */
  sentence: number
}

/** Where the time of a spoken answer went, in seconds. Nothing is concluded from it. */
export interface TimeSpent {
  duration: number
  /** What the speaker meant to keep to. */
  limit: number
  /** The parts that took any time, in the order of the arc. */
  parts: PartTime[]
  /** Asides, pauses and whatever else is of no part. */
  rest: { seconds: number; share: number }
  /** The part that took longest; null where it is not sure which that is. */
  longest: ArcPart | null
  /** What comes before the first sentence about the failure or one's own role; null where that is not long. */
  approach: { seconds: number; sentence: number; part: 'failure' | 'role' } | null
}

/** Less than this is shown as no seconds at all. */
const SHOWN = 0.5

/** Setting a scene takes its time: only beyond both of these, in seconds and of the whole, is it worth a word. */
const LONG_APPROACH = { seconds: 40, share: 1 / 3 }

/** Where the time went; null for a typed answer, which took none. */
export function toTimeSpent(
  { sentences, arc }: { sentences: readonly ReportSentence[]; arc: readonly ArcEntry[] },
  duration: number | null,
  limit: number,
): TimeSpent | null {
  if (duration === null || duration <= 0) return null
  const spent = arc.flatMap(({ part, seconds, sentences: [sentence] }) =>
    seconds !== null && seconds >= SHOWN && sentence !== undefined ? [{ part, seconds, sentence }] : [],
  )
  const told = spent.reduce((sum, { seconds }) => sum + seconds, 0)
  // The recogniser's last word may end after the recording does.
  const whole = Math.max(duration, told)
  return {
    duration,
    limit,
    parts: spent.map((it) => ({ ...it, share: it.seconds / whole })),
    rest: { seconds: whole - told, share: (whole - told) / whole },
    longest: toLongest(arc),
    approach: toApproach(sentences, duration),
  }
}

/** What is said of a part rests on a part that was heard; two that took the same are no answer. */
function toLongest(arc: readonly ArcEntry[]): ArcPart | null {
  const [first, second] = arc.toSorted((a, b) => (b.seconds ?? 0) - (a.seconds ?? 0))
  if (!first || (first.presence !== 'told' && first.presence !== 'thin')) return null
  return (first.seconds ?? 0) - (second?.seconds ?? 0) >= 1 ? first.part : null
}

function toApproach(sentences: readonly ReportSentence[], duration: number): TimeSpent['approach'] {
  const first = sentences.find(({ part }) => part === 'failure' || part === 'role')
  // Where the first one is a guess the way to it may have been shorter, or longer.
  if (!first?.sure || first.start === null) return null
  const isLong = first.start > LONG_APPROACH.seconds && first.start > duration * LONG_APPROACH.share
  if (!isLong) return null
  return { seconds: first.start, sentence: first.index, part: first.part === 'role' ? 'role' : 'failure' }
}

import type { ArcPart } from '../arc.ts'
import type { Mark, Region, Report, ReportSentence } from './report.ts'
import type { Span } from '../words.ts'

/** A moment of the recording that one may want to go to: a phrase that is marked, or a long pause. */
export type Landmark = Span & ({ name: 'mark'; mark: Mark; sentence: number } | { name: 'pause' })

/** What the picture of a recording shows at a moment. `over` are the seconds that were spoken after the limit. */
export type Entry =
  Landmark | (Region & { name: 'part' }) | { name: 'limit'; start: number; limit: number; over: number }

/** A player that was sent to a moment may report it as a little earlier or later, in seconds. */
const NEAR = 0.05

/** Between two readings of the clock playback moves by less, in seconds, even in a hidden tab; what moves by more was sent. */
const STRIDE = 1

/** A recording ends a little before its last sample does: past it there is nothing left to come back from. In seconds. */
const EDGE = 0.05

/** Marks and pauses in the order of the recording. The judge's marks where they are shown at first sight or were asked for, the user's own always. */
export function toLandmarks(
  { sentences, sound, shown }: Pick<Report, 'sentences' | 'sound' | 'shown'>,
  isAsked: boolean,
): Landmark[] {
  const marks = sentences.flatMap((sentence) =>
    sentence.marks.flatMap((mark): Landmark[] => {
      const span =
        isAsked || mark.byUser || shown.includes(sentence.index) ? toQuoteSpan(sentence, mark.quote) : null
      return span ? [{ name: 'mark', mark, sentence: sentence.index, ...span }] : []
    }),
  )
  const pauses = (sound?.pauses ?? []).map(({ start, end }): Landmark => ({ name: 'pause', start, end }))
  return [...marks, ...pauses].toSorted((a, b) => a.start - b.start)
}

/** All that the picture shows, in the order of the recording, a part before what lies in it. */
export function toEntries(
  report: Pick<Report, 'sentences' | 'sound' | 'regions' | 'shown'>,
  { limit, duration }: { limit: number; duration: number },
  isAsked: boolean,
): Entry[] {
  const parts = report.regions.map((region): Entry => ({ name: 'part', ...region }))
  const over = duration - limit
  const limits: Entry[] = over > 0 ? [{ name: 'limit', start: limit, limit, over }] : []
  return [...parts, ...toLandmarks(report, isAsked), ...limits].toSorted((a, b) => a.start - b.start)
}

/** When the words of a quotation are spoken; the whole sentence where they are not found in it, null where it was typed. */
function toQuoteSpan({ text, words, start, end }: ReportSentence, quote: string): Span | null {
  if (start === null || end === null) return null
  const from = text.indexOf(quote)
  if (from < 0) return { start, end }
  let place = 0
  const said = words.filter((word) => {
    const begin = text.indexOf(word.text, place)
    if (begin < 0) return false
    place = begin + word.text.length
    return begin < from + quote.length && place > from
  })
  return { start: said[0]?.start ?? start, end: said.at(-1)?.end ?? end }
}

export const toNext = <Place extends Span>(places: readonly Place[], seconds: number): Place | null =>
  places.find(({ start }) => start > seconds + NEAR) ?? null

/** The place before a moment. `grace`: one that began less than so many seconds ago is passed over, to get back while it plays. */
export const toPrevious = <Place extends Span>(
  places: readonly Place[],
  seconds: number,
  grace = 0,
): Place | null => places.findLast(({ start }) => start < seconds - Math.max(grace, NEAR)) ?? null

export function toRegionAt(regions: readonly Region[], seconds: number): Region | null {
  const region = regions.findLast(({ start }) => start <= seconds + NEAR)
  return region && seconds < region.end ? region : null
}

/** Where a part is told: its first region, or from one of its regions the next one; null where it has none. */
export function toRegionOf(regions: readonly Region[], part: ArcPart, seconds: number): Region | null {
  const own = regions.filter((region) => region.part === part)
  const here = toRegionAt(regions, seconds)
  return (here?.part === part ? toNext(own, here.start) : null) ?? own[0] ?? null
}

/**
 * What becomes of the region that is being repeated when the clock goes from one moment to another: at its end playback
 * goes `back` to its start; who goes elsewhere repeats what plays there. All in seconds.
 */
export function toRepeat(
  regions: readonly Region[],
  repeated: Region | null,
  { from, to, duration }: { from: number; to: number; duration: number },
): { region: Region | null; back: boolean } {
  if (!repeated) return { region: toRegionAt(regions, to), back: false }
  const end = Math.min(repeated.end, duration - EDGE)
  const isPassing = from < end && to >= end && to - from < STRIDE
  return isPassing ? { region: repeated, back: true } : { region: toRegionAt(regions, to), back: false }
}

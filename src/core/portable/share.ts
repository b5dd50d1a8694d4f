import type { Report } from '../report/report.ts'
import type { Take } from '../take.ts'
import { blackOut } from './blackout.ts'
import type { Feedback, FeedbackComment, SharedTake } from './shared-take.ts'

/** What of a take its speaker gives away. */
export interface ShareChoice {
  hasAudio: boolean
  /** What the program says of it. */
  hasJudgement: boolean
  /** Names that are blacked out, in all texts. */
  names: readonly string[]
}

/** A take as it is given away, but for its sound, of which `peaks` are drawn. Nothing else of it is in there. */
export function toSharedTake(
  take: Take,
  report: Report | null,
  title: string,
  peaks: readonly number[],
  { hasAudio, hasJudgement, names }: ShareChoice,
): Omit<SharedTake, 'audio'> {
  const black = (text: string): string => blackOut(text, names)
  const { keep = null, advice } = report ?? {}
  return {
    format: 'candor-shared-take',
    version: 1,
    takeId: take.id,
    title: black(title),
    prompt: black(take.prompt),
    createdAtMs: take.createdAtMs,
    duration: hasAudio ? take.duration : null,
    peaks: hasAudio ? peaks : [],
    sentences: (report?.sentences ?? []).map(({ text, start, end, asked, part }) => ({
      text: black(text),
      start: hasAudio ? start : null,
      end: hasAudio ? end : null,
      asked,
      part: hasJudgement ? part : null,
    })),
    judgement: hasJudgement && advice ? { keep: keep && black(keep.quote), next: black(advice.text) } : null,
  }
}

/** Feedback with what came; what came from the same page twice is there once, as it was saved last. */
export function addFeedback(known: readonly Feedback[], came: Feedback): Feedback[] {
  const before = known.find(({ id }) => id === came.id)
  if (!before) return [...known, came]
  return before.savedAtMs >= came.savedAtMs ? [...known] : known.map((it) => (it === before ? came : it))
}

/** A comment where it belongs: at a sentence of the take as it is written now, or at none. */
export interface PlacedComment extends FeedbackComment {
  from: string
}

/** The comments of all feedback by their sentences; by the moment where there is one, for sentences may have been cut anew. */
export function placeComments(
  feedback: readonly Feedback[],
  sentences: Report['sentences'],
): { placed: ReadonlyMap<number, readonly PlacedComment[]>; loose: readonly PlacedComment[] } {
  const placed = new Map<number, PlacedComment[]>()
  const loose: PlacedComment[] = []
  for (const { from, comments } of feedback)
    for (const comment of comments) {
      const place = toPlace(comment, sentences)
      const known = place === null ? loose : placed.get(place)
      if (known) known.push({ ...comment, from })
      else if (place !== null) placed.set(place, [{ ...comment, from }])
    }
  return { placed, loose }
}

function toPlace({ at, sentence }: FeedbackComment, sentences: Report['sentences']): number | null {
  const said = at === null ? -1 : sentences.findLastIndex(({ start }) => start !== null && start <= at)
  if (said >= 0) return said
  return sentence !== null && Number.isInteger(sentence) && sentences[sentence] ? sentence : null
}

import { applyTerms, joinNext, keepEdits, moveCorrections, rebase, rewrite } from '../../src/core/edits.ts'
import { toSessionReview } from '../../src/core/interview/session-review.ts'
import { findSpoken } from '../../src/core/portable/blackout.ts'
import { isCopyDue } from '../../src/core/portable/copy-reminder.ts'
import { mergeLibrary } from '../../src/core/portable/library-merge.ts'
import { toReportMarkdown } from '../../src/core/portable/report-markdown.ts'
import { addFeedback, placeComments, toSharedTake } from '../../src/core/portable/share.ts'
import { toMarkdown, toPlainText, toTranscriptJson } from '../../src/core/portable/transcript-formats.ts'
import { toWebVtt } from '../../src/core/portable/transcript/web-vtt.ts'
import { toPrompts } from '../../src/core/prompts.ts'
import { findKept, toAgain, toMoments, toVerdict } from '../../src/core/report/again.ts'
import { compareTakes } from '../../src/core/report/comparison.ts'
import { toEntries, toRegionAt } from '../../src/core/report/landmarks.ts'
import { toReport } from '../../src/core/report/report.ts'
import { toUsualPace } from '../../src/core/report/sound.ts'
import { toTimeSpent } from '../../src/core/report/time-spent.ts'
import { toBoard } from '../../src/core/stories/board.ts'
import { toNightCards } from '../../src/core/stories/night-before.ts'
import { toPlan } from '../../src/core/stories/plan.ts'
import { toProgress } from '../../src/core/stories/progress.ts'
import { type Story, toDraft } from '../../src/core/stories/story.ts'
import type { Take } from '../../src/core/take.ts'
import { UNEARNED } from '../app/fakes.ts'
import { feedback, wholeTake } from './hostile.ts'

const PROMPTS = toPrompts([])

/** All that the screens and the files say of a take, by the names of those who say it. */
export function readTake(take: Take): Record<string, unknown> {
  const report = toReport(take, UNEARNED)
  const heading = { title: take.title, prompt: take.prompt, date: 'today' }
  const ofAll = {
    shared: toSharedTake(take, report, take.title, take.peaks, {
      hasAudio: true,
      hasJudgement: true,
      names: ['Anna', take.title],
    }),
    added: addFeedback(take.feedback ?? [], feedback),
    session: toSessionReview(take.session?.id ?? '', [take, wholeTake, take]),
    progress: toProgress([take, wholeTake]),
    merged: mergeLibrary([take], [wholeTake, { ...take, title: 'Other' }], ({ title }) => title),
    pace: toUsualPace([take]),
    copy: isCopyDue({ isPersistent: false, lastCopyAtMs: 0, madeAtMs: [take.createdAtMs], nowMs: 9 }),
  }
  if (!report || take.transcript.name === 'none') return ofAll
  const { sentences } = report
  const said = take.transcript.sentences
  const other = toReport(wholeTake)
  const edits = [rewrite(said, 0, 'One.\nTwo.'), joinNext(said, 0)]
  return {
    ...ofAll,
    report,
    silent: toReport({ ...take, duration: null }),
    markdown: toReportMarkdown(heading, take, report),
    text: toPlainText(sentences),
    transcript: toMarkdown(heading, sentences),
    json: JSON.parse(toTranscriptJson(heading, sentences)),
    captions: toWebVtt(sentences),
    time: toTimeSpent(report, report.answered, take.limit),
    compared: other && [compareTakes(report, other), compareTakes(other, report)],
    verdict: take.again && [toVerdict(take.again, report), toMoments(take.again, report)],
    kept: findKept(take.again?.keep ?? take.title, report),
    again: toAgain(take.id, 'retake', report, take.again),
    entries: toEntries(report, { limit: take.limit, duration: take.duration ?? 0 }, true),
    region: toRegionAt(report.regions, 30),
    comments: placeComments(take.feedback ?? [], sentences),
    draft: toDraft(take, report),
    spoken: findSpoken(
      said.flatMap(({ words }) => words),
      ['Anna Smith'],
    ),
    terms: applyTerms(said, [{ heard: 'billing', meant: take.title }]),
    edits: edits.map((edit) => edit && [edit.sentences, moveCorrections(take.corrections, edit)]),
    anew: wholeTake.transcript.name === 'written' && [
      keepEdits(said, wholeTake.transcript.sentences),
      rebase(take.corrections, said, wholeTake.transcript.sentences),
    ],
  }
}

/** All that is said of a story and of what was told of it. */
export function readStory(story: Story, takes: readonly Take[]): Record<string, unknown> {
  const board = toBoard([story], PROMPTS, () => takes, UNEARNED)
  return {
    board,
    cards: toNightCards([story], () => takes, UNEARNED),
    plan: toPlan({ board, prompts: PROMPTS, takes, morningMs: 0 }),
  }
}

/** Where in a value a number stands that is none. */
export function findOddNumbers(value: unknown, place = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${place}: ${value}`]
  return toInner(value).flatMap(([key, inner]) => findOddNumbers(inner, `${place}.${key}`))
}

/** The same, and where a text was made of one. */
export function findOdd(value: unknown, place = ''): string[] {
  if (typeof value === 'string')
    return /\b(?:NaN|Infinity|undefined)\b/.test(value) ? [`${place}: ${value}`] : []
  if (typeof value === 'number') return findOddNumbers(value, place)
  return toInner(value).flatMap(([key, inner]) => findOdd(inner, `${place}.${key}`))
}

function toInner(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value instanceof Map || value instanceof Set ? [...value] : value)
}

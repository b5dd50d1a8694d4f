import { PART_NAMES, PRESENCE_NAMES } from '../part-names.ts'
import { TONE_WORDS } from '../report/advice-words.ts'
import { QUALITIES, type Quality, toInterviewerNotes } from '../report/interviewer-notes.ts'
import type { ArcEntry, Mark, Report, ReportSentence } from '../report/report.ts'
import type { Quotation, Specifics } from '../report/specifics.ts'
import { type TimeSpent, toTimeSpent } from '../report/time-spent.ts'
import { isDismissed, type Take } from '../take.ts'
import { escapeMarkdown } from './markdown.ts'
import { toClock, toSpokenTime } from '../time-text.ts'
import { type Heading, isAskedBack, toAskedBack, toHeading } from './transcript-formats.ts'

const QUALITY_NAMES: Record<Quality, string> = {
  accountability: 'Accountability',
  judgment: 'Judgment',
  resilience: 'Resilience',
  learning: 'Learning',
}

/** Each list of specifics under the words of its own, and what is said where it is empty. */
const SPECIFICS: readonly (readonly [keyof Specifics, string, string])[] = [
  ['numbers', 'Numbers', 'I didn’t hear how many, how much or how long.'],
  ['moments', 'Moments', 'I didn’t hear a date, a day or a time.'],
  ['alternatives', 'Other ways you could have gone', 'I didn’t hear another way that you weighed or left.'],
  [
    'generic',
    'What anyone could say. Could you say what that looked like?',
    'I noticed no line to ask about.',
  ],
  ['names', 'Names of people and customers. Would you say these in the room?', 'I noticed no names.'],
]

/**
 * The report on a take as Markdown: what the review shows before anything is asked for, in its words. Of an answer to one
 * question alone that is the transcript.
 */
export function toReportMarkdown(
  heading: Heading,
  take: Pick<Take, 'limit' | 'corrections' | 'again'>,
  report: Report,
): string {
  const said = ['## What you said', ...toTranscript(report)]
  const time = toTimeSpent(report, report.answered, take.limit)
  const paragraphs =
    take.again?.name === 'drill'
      ? said
      : [
          ...toFirst(report),
          ...said,
          ...toArc(report.arc),
          ...toNotes(report, take),
          ...toSpecifics(report.specifics),
          ...(time ? toTime(time) : []),
        ]
  return `${[...toHeading(heading), ...paragraphs].join('\n\n')}\n`
}

const quoted = (text: string): string => `“${escapeMarkdown(text)}”`

function toFirst({ keep, advice, sentences }: Report): string[] {
  const after = advice.after === null ? undefined : sentences[advice.after]
  return [
    ...(keep ? ['## Keep this', `> ${quoted(keep.quote)}`, keep.reason] : []),
    advice.kind === 'nothing' ? '## For now' : '## One thing to try next',
    escapeMarkdown(advice.text),
    ...(after ? [`It belongs after ${quoted(after.text)}`] : []),
  ]
}

function toTranscript({ sentences, shown }: Report): string[] {
  return sentences.flatMap((sentence, index) => {
    const { text, start, part, sure, byUser, asked } = sentence
    const name = `${PART_NAMES[part]}${byUser ? ', your word' : sure ? '' : '?'}`
    const label = start === null ? name : `${toClock(start)} · ${name}`
    return [
      ...(asked !== null && isAskedBack(sentences, index) ? [toAskedBack(asked)] : []),
      `**${label}** ${escapeMarkdown(text)}`,
      ...(sentence.words.some((word) => word.doubtful) ? ['Did I hear this right?'] : []),
      ...toMarks(sentence, shown).map(toMarkNote),
    ]
  })
}

/** The judge's marks only where the report shows them, the user's own always. */
const toMarks = ({ index, marks }: ReportSentence, shown: readonly number[]): Mark[] =>
  marks.filter((mark) => mark.byUser || shown.includes(index))

function toMarkNote({ kind, quote, byUser }: Mark): string {
  const { reading, question } = TONE_WORDS[kind]
  const whose = byUser ? 'You marked it. An' : 'An'
  return `- ${quoted(quote)} ${whose} interviewer may hear this as ${reading}. ${question}`
}

function toArc(arc: readonly ArcEntry[]): string[] {
  const rows = arc.map(({ part, presence, whenAsked, seconds }) =>
    [
      PART_NAMES[part],
      whenAsked ? 'Told when asked' : PRESENCE_NAMES[presence],
      seconds ? toSpokenTime(seconds) : '',
    ].join(' | '),
  )
  return [
    '## The arc',
    ['Part | Heard | Time', '--- | --- | ---', ...rows].map((row) => `| ${row} |`).join('\n'),
  ]
}

function toNotes({ sentences }: Report, { corrections }: Pick<Take, 'corrections'>): string[] {
  const notes = toInterviewerNotes(sentences, (note) => isDismissed(corrections, 'note', note))
  const lines = QUALITIES.map((quality) => {
    const note = notes[quality]
    return `- **${QUALITY_NAMES[quality]}:** ${note ? quoted(note.quote) : 'nothing to write yet'}`
  })
  return [
    '## What the interviewer could write down',
    lines.join('\n'),
    'I quote only lines that I’m sure of. Where there is none, you may still have said it in another way.',
  ]
}

function toSpecifics(specifics: Specifics): string[] {
  const lines = SPECIFICS.map(([kind, title, none]) => {
    const found: readonly Quotation[] = specifics[kind]
    return found.length === 0
      ? `- ${none}`
      : `- ${title}: ${found.map(({ quote }) => quoted(quote)).join(', ')}`
  })
  return ['## Specifics', lines.join('\n'), 'I may have missed some. An answer doesn’t need all of these.']
}

function toTime({ duration, limit, longest, approach }: TimeSpent): string[] {
  // Whole seconds, so that what is over is the difference of what is shown.
  const over = Math.round(duration) - Math.round(limit)
  const took = `It took ${toSpokenTime(duration)}`
  const meant = `the ${toSpokenTime(limit)} that you meant to keep to`
  return [
    '## Time',
    over > 0
      ? `${took}: ${toSpokenTime(over)} more than ${meant}.`
      : over === 0
        ? `${took}: just ${meant}.`
        : `${took} of ${meant}.`,
    ...(longest ? [`What took longest was “${PART_NAMES[longest]}”.`] : []),
    ...(approach
      ? [
          `${toSpokenTime(approach.seconds)} go by before I hear ${approach.part === 'failure' ? 'what went wrong' : 'what your own part was'}. You may want that: some stories open on it instead.`,
        ]
      : []),
  ]
}

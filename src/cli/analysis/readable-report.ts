import { styleText } from 'node:util'
import type { ArcPart, Judgement } from '../../core/arc.ts'
import { toClock } from '../../core/time-text.ts'
import { PART_NAMES } from '../../core/part-names.ts'
import { DEFAULT_PROMPT } from '../../core/prompts.ts'
import { PART_WORDS, TONE_WORDS } from '../../core/report/advice-words.ts'
import type { Claims } from '../../core/report/claims.ts'
import { type ArcEntry, type Report, type ReportSentence, toReport } from '../../core/report/report.ts'
import type { Answer } from './answer-files.ts'

/** Columns of a name with its question mark, and of a time such as "12:34". */
const WIDTH = Math.max(...Object.values(PART_NAMES).map((name) => name.length)) + 3
const TIME_WIDTH = 7

/** What the review of an answer says, as lines for a terminal: what was good first, no grades, marks as they may be heard. */
export function toReadable({ id, sentences }: Answer, judgement: Judgement, claims: Claims): string {
  const report = toReport(
    {
      id: '',
      title: '',
      createdAtMs: 0,
      source: 'imported',
      prompt: DEFAULT_PROMPT.text,
      limit: 0,
      // Nobody said how long it may take.
      duration: null,
      peaks: [],
      transcript: { name: 'written', sentences, judgement },
      corrections: [],
    },
    claims,
  )
  if (!report) throw new Error('An answer that is written down has a report')
  return [styleText('bold', toLine(String(id))), ...toFirst(report), ...toArc(report), ...toSaid(report)]
    .map((line) => `${line}\n`)
    .join('')
}

/** On one line; what a file says does not steer the terminal. */
const toLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()

const quoted = (text: string): string => `“${toLine(text)}”`

const toTitle = (text: string): string => `\n${styleText('bold', text)}`

function toFirst({ keep, advice, sentences }: Report): string[] {
  const after = advice.after === null ? undefined : sentences[advice.after]
  return [
    ...(keep ? [toTitle('Keep this'), `  ${quoted(keep.quote)}`, `  ${keep.reason}`] : []),
    toTitle(advice.kind === 'nothing' ? 'For now' : 'One thing to try next'),
    `  ${toLine(advice.text)}`,
    ...(after ? [`  It belongs after ${quoted(after.text)}`] : []),
  ]
}

const toArc = ({ arc }: Report): string[] => [
  toTitle('The arc'),
  ...arc.map(({ part, presence }) => `  ${PART_NAMES[part].padEnd(WIDTH)}${toHeard(part, presence)}`),
]

function toHeard(part: ArcPart, presence: ArcEntry['presence']): string {
  if (presence === 'told') return 'told'
  if (presence === 'thin') return 'briefly'
  return presence === 'not-sure'
    ? `not sure. Did you say ${PART_WORDS[part].what}?`
    : `I didn't hear ${PART_WORDS[part].what}. Did you say it?`
}

function toSaid({ sentences }: Report): string[] {
  if (sentences.length === 0) return []
  const margin = ' '.repeat(2 + (sentences.some(({ start }) => start !== null) ? TIME_WIDTH : 0) + WIDTH)
  return [
    toTitle('What you said'),
    ...sentences.flatMap((sentence) => [
      `  ${toLabel(sentence)}`.padEnd(margin.length) + toLine(sentence.text),
      ...sentence.marks.map(
        ({ kind, quote }) => `${margin}${quoted(quote)} may be heard as ${TONE_WORDS[kind].reading}`,
      ),
    ]),
  ]
}

/** When a sentence is said, where that is known, and its part. */
const toLabel = ({ start, part, sure }: ReportSentence): string =>
  `${
    start === null
      ? ''
      : toClock(start)
          .padStart(TIME_WIDTH - 2)
          .padEnd(TIME_WIDTH)
  }${PART_NAMES[part]}${sure ? '' : '?'}`

import type { ReportSentence } from '../report/report.ts'
import { escapeMarkdown } from './markdown.ts'
import { toClock } from '../time-text.ts'

/** What stands above a transcript; `date` as its reader writes dates. */
export interface Heading {
  title: string
  /** The question as it was asked. */
  prompt: string
  date: string
}

/** The sentences alone, a paragraph for the answer and one for each question that was asked back. */
export function toPlainText(sentences: readonly Pick<ReportSentence, 'text' | 'asked'>[]): string {
  const paragraphs: string[][] = []
  sentences.forEach((sentence, index) => {
    if (index === 0 || isAskedBack(sentences, index)) paragraphs.push([])
    paragraphs.at(-1)?.push(toLine(sentence.text))
  })
  return `${paragraphs.map((lines) => lines.join(' ')).join('\n\n')}\n`
}

/** A paragraph a sentence, with its time where it has one. */
export function toMarkdown(
  heading: Heading,
  sentences: readonly Pick<ReportSentence, 'text' | 'asked' | 'start'>[],
): string {
  const paragraphs = sentences.flatMap(({ text, asked, start }, index) => [
    ...(asked !== null && isAskedBack(sentences, index) ? [toAskedBack(asked)] : []),
    start === null ? escapeMarkdown(text) : `**${toClock(start)}** ${escapeMarkdown(text)}`,
  ])
  return `${[...toHeading(heading), ...paragraphs].join('\n\n')}\n`
}

/** All of a transcript, with the times of its words in seconds, as JSON. */
export function toTranscriptJson(
  { title, prompt }: Omit<Heading, 'date'>,
  sentences: readonly Pick<ReportSentence, 'text' | 'start' | 'end' | 'asked' | 'words'>[],
): string {
  const said = sentences.map(({ text, start, end, asked, words }) => ({
    text,
    start,
    end,
    asked,
    words: words.map((word) => ({ text: word.text, start: word.start, end: word.end })),
  }))
  const transcript = { format: 'candor-transcript', version: 1, title, prompt, sentences: said }
  return `${JSON.stringify(transcript, null, 2)}\n`
}

/** The paragraphs that a page begins with. */
export const toHeading = ({ title, prompt, date }: Heading): string[] => [
  `# ${escapeMarkdown(title)}`,
  `“${escapeMarkdown(prompt)}” · ${escapeMarkdown(date)}`,
]

export const toAskedBack = (question: string): string => `Asked back: “${escapeMarkdown(question)}”`

/** Whether something was asked back right before a sentence. */
export const isAskedBack = (sentences: readonly Pick<ReportSentence, 'asked'>[], index: number): boolean =>
  (sentences[index]?.asked ?? null) !== (sentences[index - 1]?.asked ?? null)

const toLine = (text: string): string => text.trim().replace(/\s+/g, ' ')

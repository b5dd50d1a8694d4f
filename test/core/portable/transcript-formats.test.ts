import { describe, expect, it } from 'vitest'
import { parseTranscript } from '../../../src/core/portable/transcript-files.ts'
import { toMarkdown, toPlainText, toTranscriptJson } from '../../../src/core/portable/transcript-formats.ts'
import { type ReportSentence, toReport } from '../../../src/core/report/report.ts'
import type { Take } from '../../../src/core/take.ts'
import { writtenTake } from '../../app/takes.ts'

const heading = {
  title: 'The *billing* week',
  prompt: 'Tell me *all*.',
  date: 'Mon, Nov 23 at 21:14',
}

const askedBack = (question: string, start: number) => ({
  part: 'learning' as const,
  question,
  asked: start - 2,
  start,
  isDeclined: false,
})

function sentencesOf(take: Take): ReportSentence[] {
  const report = toReport(take)
  if (!report) throw new Error('The take is not written down')
  return report.sentences
}

const spoken = sentencesOf(
  writtenTake(
    [
      { text: 'We lost a day.', part: 'failure', start: 0 },
      { text: '# Badly.', part: 'failure', start: 6 },
      { text: "I'd ask first.", part: 'learning', start: 72.4 },
      { text: 'Always.', part: 'learning', start: 76 },
      { text: 'Twice.', part: 'outcome', start: 90 },
    ],
    {},
    { followUps: [askedBack('What would you <do>?', 72), askedBack('And since?', 90)] },
  ),
)
const typed = sentencesOf(
  writtenTake(
    [
      { text: '1. We lost a day.', part: 'failure' },
      { text: 'I said   so.', part: 'role' },
    ],
    {},
    { duration: null },
  ),
)

describe('a transcript as plain text', () => {
  it('has the sentences alone, a paragraph for each question that was asked back', () => {
    expect(toPlainText(spoken)).toBe("We lost a day. # Badly.\n\nI'd ask first. Always.\n\nTwice.\n")
    expect(toPlainText(typed)).toBe('1. We lost a day. I said so.\n')
  })
})

describe('a transcript as Markdown', () => {
  it('has a paragraph a sentence with its time, and what was asked back', () => {
    expect(toMarkdown(heading, spoken)).toBe(
      [
        '# The \\*billing\\* week',
        '“Tell me \\*all\\*.” · Mon, Nov 23 at 21:14',
        '**0:00** We lost a day.',
        '**0:06** \\# Badly.',
        'Asked back: “What would you \\<do\\>?”',
        "**1:12** I'd ask first.",
        '**1:16** Always.',
        'Asked back: “And since?”',
        '**1:30** Twice.\n',
      ].join('\n\n'),
    )
  })

  it('has no times where the answer was typed', () => {
    expect(toMarkdown(heading, typed).split('\n\n').slice(2)).toEqual(['1\\. We lost a day.', 'I said so.\n'])
  })
})

describe('a transcript as JSON', () => {
  it('has all sentences with their words and times, and what was asked back', () => {
    const written: unknown = JSON.parse(toTranscriptJson(heading, spoken))
    expect(written).toMatchObject({
      format: 'candor-transcript',
      version: 1,
      title: heading.title,
      prompt: heading.prompt,
      sentences: { length: 5 },
    })
    expect((written as { sentences: unknown[] }).sentences[2]).toEqual({
      text: "I'd ask first.",
      start: 72.4,
      end: 74.9,
      asked: 'What would you <do>?',
      words: [
        { text: "I'd", start: 72.4, end: 72.9 },
        { text: 'ask', start: 73.4, end: 73.9 },
        { text: 'first.', start: 74.4, end: 74.9 },
      ],
    })
  })

  it('is read again as it was written', () => {
    const texts = (sentences: readonly { text: string }[] | null) => sentences?.map(({ text }) => text)
    const read = parseTranscript('a.json', toTranscriptJson(heading, spoken))
    expect(read?.flatMap(({ words }) => words)).toEqual(spoken.flatMap(({ words }) => words))
    const plain = parseTranscript('a.json', toTranscriptJson(heading, typed))
    expect(texts(plain)).toEqual(['1. We lost a day.', 'I said so.'])
    expect(plain?.flatMap(({ words }) => words)).toEqual([])
  })
})

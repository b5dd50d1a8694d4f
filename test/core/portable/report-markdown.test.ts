import { describe, expect, it } from 'vitest'
import { toReportMarkdown } from '../../../src/core/portable/report-markdown.ts'
import { toReport } from '../../../src/core/report/report.ts'
import type { Correction, Take } from '../../../src/core/take.ts'
import { toPartDrill } from '../../../src/core/report/again.ts'
import type { Claims } from '../../../src/core/report/claims.ts'
import { speak, writtenTake } from '../../app/takes.ts'

const heading = {
  title: 'The billing week',
  prompt: 'Tell me about a time you failed.',
  date: 'Mon, Nov 23 at 21:14',
}
/** Kinds of tone that have earned a question, and others that have earned nothing. */
const claims: Claims = {
  'confident-tone:blame': { right: 90, of: 100 },
  'confident-tone:excuse': { right: 1, of: 100 },
}

const story = (changes: Partial<Take> = {}): Take =>
  writtenTake(
    [
      { text: 'I led the billing team of four.', part: 'context', start: 0 },
      { text: 'Then we lost a day of invoices on a Monday.', part: 'failure', start: 46 },
      {
        text: 'Sadly the PM never told me, and there was no time.',
        part: 'failure',
        start: 56,
        tone: [{ kind: 'blame', quote: 'the PM never told me', certainty: 0.9 }],
      },
      {
        text: 'There really was no time.',
        part: 'role',
        start: 70,
        confidence: 0.3,
        tone: [{ kind: 'excuse', quote: 'no time', certainty: 0.9 }],
      },
      { text: 'I called all forty customers myself that week.', part: 'response', start: 80 },
      { text: 'Now every migration has a checklist, and two people sign it.', part: 'learning', start: 92 },
    ],
    {},
    {
      duration: 104,
      limit: 100,
      followUps: [{ part: 'learning', question: 'What *changed*?', asked: 90, start: 92, isDeclined: false }],
      ...changes,
    },
  )

function reportOn(take: Take): string {
  const report = toReport(take, claims)
  if (!report) throw new Error('The take is not written down')
  return toReportMarkdown(heading, take, report)
}

/** The paragraphs of a section; those above the first one where it has no name. */
const sectionOf = (markdown: string, name: string): string[] =>
  markdown
    .trimEnd()
    .split('\n\n## ')
    .find((section) => section.startsWith(`${name}\n\n`))
    ?.split('\n\n')
    .slice(1) ?? []

describe('a report as Markdown', () => {
  const markdown = reportOn(story())

  it('says first what to keep, then the one thing to try next', () => {
    expect(markdown.split('\n\n').slice(0, 9)).toEqual([
      '# The billing week',
      '“Tell me about a time you failed.” · Mon, Nov 23 at 21:14',
      '## Keep this',
      '> “Now every migration has a checklist, and two people sign it.”',
      'It says what changed in how you work.',
      '## One thing to try next',
      "I didn't hear what came of it afterwards. Did you say it? If not: when did it come up again, and how did it go?",
      'It belongs after “Now every migration has a checklist, and two people sign it.”',
      '## What you said',
    ])
  })

  it('has the sections in the order of the review', () => {
    expect(markdown.match(/^## .*$/gm)).toEqual([
      '## Keep this',
      '## One thing to try next',
      '## What you said',
      '## The arc',
      '## What the interviewer could write down',
      '## Specifics',
      '## Time',
    ])
  })

  it('has every sentence with its time and part, and only the marks that the report shows', () => {
    expect(sectionOf(markdown, 'What you said')).toEqual([
      '**0:00 · Context** I led the billing team of four.',
      '**0:46 · Failure** Then we lost a day of invoices on a Monday.',
      '**0:56 · Failure** Sadly the PM never told me, and there was no time.',
      '- “the PM never told me” An interviewer may hear this as putting it on others. Was there a moment when you could have found out?',
      '**1:10 · Your role?** There really was no time.',
      '**1:20 · Response** I called all forty customers myself that week.',
      'Asked back: “What \\*changed\\*?”',
      '**1:32 · Learning** Now every migration has a checklist, and two people sign it.',
    ])
  })

  it('says of the arc what was told, how long, and what was told when asked', () => {
    expect(sectionOf(markdown, 'The arc')).toEqual([
      [
        '| Part | Heard | Time |',
        '| --- | --- | --- |',
        '| Context | Told | 7 s |',
        '| Failure | Told | 20 s |',
        '| Your role | Told | 5 s |',
        '| Response | Told | 8 s |',
        '| Learning | Told when asked | 11 s |',
        '| Outcome | Not heard |  |',
      ].join('\n'),
    ])
  })

  it('has the lines that an interviewer could write down, or says that there are none', () => {
    expect(sectionOf(markdown, 'What the interviewer could write down')[0]).toBe(
      [
        '- **Accountability:** nothing to write yet',
        '- **Judgment:** nothing to write yet',
        '- **Resilience:** “I called all forty customers myself that week.”',
        '- **Learning:** “Now every migration has a checklist, and two people sign it.”',
      ].join('\n'),
    )
  })

  it('has the specifics, and where the time went against the limit', () => {
    expect(sectionOf(markdown, 'Specifics')[0]?.split('\n')).toEqual([
      '- Numbers: “forty customers”, “two people”',
      '- Moments: “on a Monday”',
      '- I didn’t hear another way that you weighed or left.',
      '- I noticed no line to ask about.',
      '- I noticed no names.',
    ])
    expect(sectionOf(markdown, 'Time')).toEqual([
      'It took 1 min 30 s of the 1 min 40 s that you meant to keep to.',
      'What took longest was “Failure”.',
      '46 s go by before I hear what went wrong. You may want that: some stories open on it instead.',
    ])
  })

  it('says how far a take went over its limit', () => {
    expect(sectionOf(reportOn(story({ limit: 60 })), 'Time')[0]).toBe(
      'It took 1 min 30 s: 30 s more than the 1 min that you meant to keep to.',
    )
    expect(sectionOf(reportOn(story({ limit: 90 })), 'Time')[0]).toBe(
      'It took 1 min 30 s: just the 1 min 30 s that you meant to keep to.',
    )
  })

  it('has the user’s own marks and parts, and nothing that was dismissed', () => {
    const corrections: Correction[] = [
      { name: 'mark', sentence: 4, kind: 'resent' },
      { name: 'part', sentence: 3, part: 'none' },
      { name: 'dismiss', sentence: 2, kind: 'blame', quote: 'the PM never told me' },
      { name: 'dismiss', sentence: 5, kind: 'note', quote: '' },
      { name: 'dismiss', sentence: 5, kind: 'keep', quote: '' },
    ]
    const own = reportOn(story({ corrections }))
    expect(sectionOf(own, 'What you said')).toContain('**1:10 · Aside, your word** There really was no time.')
    expect(own).not.toContain('putting it on others')
    expect(own).toContain(
      '- “I called all forty customers myself that week.” You marked it. An interviewer may hear this as still being angry about it.',
    )
    expect(own).toContain('- **Learning:** nothing to write yet')
    expect(sectionOf(own, 'Keep this')[0]).not.toContain('checklist')
  })

  it('asks about words that may not have been heard right', () => {
    const take = story()
    if (take.transcript.name === 'written')
      take.transcript.sentences[0]!.words = speak('I led', 0).map((word) => ({ ...word, doubtful: true }))
    expect(sectionOf(reportOn(take), 'What you said').slice(0, 2)).toEqual([
      '**0:00 · Context?** I led the billing team of four.',
      'Did I hear this right?',
    ])
  })

  it('has no times where the answer was typed', () => {
    const take = writtenTake([{ text: 'We lost a day.', part: 'failure' }], {}, { duration: null })
    const typed = reportOn(take)
    expect(sectionOf(typed, 'What you said')).toEqual(['**Failure** We lost a day.'])
    expect(sectionOf(typed, 'The arc')[0]).toContain('| Failure | Told |  |')
    expect(typed).not.toContain('## Time')
  })

  it('praises nothing and claims nothing where nothing is to be said', () => {
    const strong = reportOn(
      writtenTake([{ text: 'I was there.', part: 'none' }], {
        context: 'told',
        failure: 'told',
        role: 'told',
        response: 'told',
        learning: 'told',
        outcome: 'told',
      }),
    )
    expect(strong).not.toContain('## Keep this')
    expect(sectionOf(strong, 'For now')).toEqual(["I'd change nothing. Try it on another prompt."])
  })

  it('of an answer to one question alone is its transcript', () => {
    expect(reportOn(story({ again: toPartDrill('b', 'learning') })).match(/^## .*$/gm)).toEqual([
      '## What you said',
    ])
  })

  it('never grades', () => {
    expect(markdown).not.toMatch(/score|grade|confidence|missing|defensive|\d ?%|\d\/\d/i)
  })
})

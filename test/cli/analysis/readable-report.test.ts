import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { toReadable } from '../../../src/cli/analysis/readable-report.ts'
import type { Claims } from '../../../src/core/report/claims.ts'
import type { Take } from '../../../src/core/take.ts'
import { UNEARNED } from '../../app/fakes.ts'
import { writtenTake } from '../../app/takes.ts'

/** What is printed of a take's sentences and judgement, by what claims have earned. */
function readable({ transcript }: Take, claims: Claims = UNEARNED): string {
  if (transcript.name === 'none') throw new Error('The take is not written down')
  const { sentences, judgement } = transcript
  return stripVTControlCharacters(toReadable({ id: 'an answer', sentences }, judgement, claims))
}

const story = writtenTake(
  [
    { text: 'I led the team.', part: 'context', start: 0 },
    {
      text: 'Then the PM changed her mind and we lost a day.',
      part: 'failure',
      start: 65,
      tone: [{ kind: 'blame', quote: 'the PM changed her mind', certainty: 0.9 }],
    },
    { text: 'I called all forty customers.', part: 'response', start: 3605 },
    { text: 'So, yeah.', part: 'none', start: 3612, confidence: 0.3 },
  ],
  { context: 'thin', learning: 'not-sure', outcome: 'told' },
)

test('an answer is told in the order of the review, in its words', () => {
  expect(readable(story)).toBe(`an answer

Keep this
  “I called all forty customers.”
  It says what you did about it.

One thing to try next
  I didn't hear which part of it was yours. Did you say it? If not: what did you decide, or not see?
  It belongs after “Then the PM changed her mind and we lost a day.”

The arc
  Context     briefly
  Failure     told
  Your role   I didn't hear which part of it was yours. Did you say it?
  Response    told
  Learning    not sure. Did you say what changed in how you work?
  Outcome     told

What you said
   0:00  Context     I led the team.
   1:05  Failure     Then the PM changed her mind and we lost a day.
                     “the PM changed her mind” may be heard as putting it on others
  60:05  Response    I called all forty customers.
  60:12  Aside?      So, yeah.
`)
})

test('what has not earned a question is not advised on', () => {
  const silent = { 'not-heard:role': { right: 1, of: 100 } }
  expect(readable(story, silent)).toContain(
    "For now\n  There is nothing that I am sure you should change. I couldn't tell whether you said which part of it was yours: would you listen for it?\n\n",
  )
})

test('a typed answer has no times', () => {
  const typed = writtenTake([{ text: 'I led\u0007 the\nteam.', part: 'context' }], {}, { duration: null })
  expect(readable(typed)).toMatch(/\n\nWhat you said\n {2}Context {5}I led the team\.\n$/)
})

test('an answer without words is told so', () => {
  const empty = readable(writtenTake([]))
  expect(empty).toMatch(/^an answer\n\nFor now\n {2}I didn't hear any words yet/)
  expect(empty).not.toContain('What you said')
})

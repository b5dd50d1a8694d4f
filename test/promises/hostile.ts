import fc from 'fast-check'
import type { Feedback } from '../../src/core/portable/shared-take.ts'
import type { Story } from '../../src/core/stories/story.ts'
import type { Take } from '../../src/core/take.ts'
import { writtenTake } from '../app/takes.ts'
import { storyOf } from '../core/stories/stories.ts'

export const HOSTILE = 'Whatever comes in, nothing crashes, no script runs, nothing is lost'

/** Runs where any of it is read as markup. */
export const SCRIPT =
  '</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1><svg onload=window.hacked=1>'

const NUMBERS = [
  NaN,
  Infinity,
  -Infinity,
  -1,
  -0.5,
  0,
  1,
  7,
  1e5,
  8.64e15,
  8.65e15,
  1e16,
  1e300,
  1e308,
  -1e308,
]
const TEXTS = [
  SCRIPT,
  '',
  ' ',
  '\u0000',
  '\uD800',
  '__proto__',
  '\u202E',
  'x'.repeat(5000),
  'um 12 '.repeat(500),
]
const anyNumber = fc.oneof(
  fc.constantFrom(...NUMBERS),
  fc.double(),
  fc.double({ min: 0, max: 100 }),
  fc.nat(360_000),
)
const anyText = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary' }))

/** What may stand in the place of any field. A browser's database holds what JSON cannot, too. */
export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  anyNumber,
  anyText,
  fc.constantFrom<unknown>(null, undefined, true, [], {}, [[]], new Date(NaN), new Map([[1, 2]])),
)

/** What a parser that looks at types alone would let through. */
function toAlike(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value === 'number') return anyNumber
  if (typeof value === 'string') return anyText
  if (typeof value === 'boolean') return fc.boolean()
  if (Array.isArray(value))
    return fc.constantFrom<unknown[]>([], value.slice(1), value.toReversed(), [...value, ...value])
  return anyValue
}

type Place = string[]

/** All places in a value with what stands there, the outer ones first. */
function toPlaces(value: unknown): [Place, unknown][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]): [Place, unknown][] => [
    [[key], inner],
    ...toPlaces(inner).map(([place, it]): [Place, unknown] => [[key, ...place], it]),
  ])
}

/** A copy of a row in which a few of its places hold something else, mostly of their own kind, or nothing. */
export const toDamaged = (row: object): fc.Arbitrary<Record<string, unknown>> => {
  const change = fc.constantFrom(...toPlaces(row)).chain(([place, value]) =>
    fc.record({
      place: fc.constant(place),
      isRemoved: fc.nat(9).map((turn) => turn === 0),
      value: fc.oneof({ weight: 4, arbitrary: toAlike(value) }, { weight: 1, arbitrary: anyValue }),
    }),
  )
  return fc.array(change, { minLength: 1, maxLength: 2 }).map((changes) => {
    const copy = structuredClone(row) as Record<string, unknown>
    for (const { place, isRemoved, value } of changes) {
      const last = place.at(-1) ?? ''
      let parent: unknown = copy
      for (const key of place.slice(0, -1)) parent = (parent as Record<string, unknown> | undefined)?.[key]
      if (typeof parent !== 'object' || parent === null) continue
      if (!isRemoved) Object.assign(parent, { [last]: structuredClone(value) })
      else if (Array.isArray(parent)) parent.splice(Number(last), 1)
      else Reflect.deleteProperty(parent, last)
    }
    return copy
  })
}

export const feedback: Feedback = {
  format: 'candor-feedback',
  version: 1,
  id: 'feedback',
  takeId: 'whole',
  from: 'Bea',
  savedAtMs: 5,
  trust: 'more',
  remembers: 'The invoices',
  comments: [
    { at: 3, sentence: 0, text: 'Here I believed you.' },
    { at: null, sentence: 9, text: 'Of a sentence that is gone' },
    { at: 1e5, sentence: null, text: 'After the end' },
  ],
}

/** A take in which every field has something. */
export const wholeTake: Take = writtenTake(
  [
    { text: 'I led the billing team of 4 at Acme in May 2021.', part: 'context', start: 0 },
    {
      text: 'We lost forty customers because the PM never told me.',
      part: 'failure',
      start: 11,
      tone: [{ kind: 'blame', quote: 'the PM never told me', certainty: 0.8 }],
    },
    { text: 'I decided to skip the review, and I never asked anybody about it.', part: 'role', start: 22 },
    { text: 'I called Anna Smith and all twenty two of them myself.', part: 'response', start: 36 },
    { text: 'Now every migration has a checklist, and two people sign it.', part: 'learning', start: 48 },
    { text: 'The next one caught two faults on a Monday.', part: 'outcome', start: 60, confidence: 0.4 },
  ],
  {},
  {
    id: 'whole',
    title: 'The invoices',
    storyId: 'move',
    duration: 75,
    reflection: 'It went well.',
    corrections: [
      { name: 'part', sentence: 5, part: 'learning' },
      { name: 'dismiss', sentence: 1, kind: 'blame', quote: 'the PM never told me' },
      { name: 'mark', sentence: 2, kind: 'excuse' },
      { name: 'answer', part: 'outcome', answer: 'on-purpose' },
      { name: 'value', value: 'Ownership', sentence: 3 },
    ],
    followUps: [
      { part: 'role', question: 'And your part?', asked: 20, start: 22, isDeclined: false },
      { part: null, question: 'Anything else?', asked: 58, start: 60, isDeclined: true },
    ],
    again: {
      of: 'a',
      name: 'retake',
      kind: 'outcome-not-heard',
      part: 'outcome',
      question: 'When did it come up again?',
      keep: 'I called all forty customers myself.',
      pins: ['checklist'],
      round: 1,
    },
    session: { id: 'session', index: 1, count: 3 },
    feedback: [feedback],
    revision: { changedAtMs: 5, visits: ['a', 'b'] },
  },
)
if (wholeTake.transcript.name === 'written') {
  wholeTake.transcript.speech = [
    { start: 0, end: 10 },
    { start: 11, end: 35 },
    { start: 36, end: 70 },
  ]
  wholeTake.transcript.syllables = Array.from({ length: 150 }, (_, at) => at / 2)
  wholeTake.transcript.signalToNoise = 30
  wholeTake.transcript.sentences[0]!.words[0]!.doubtful = true
  wholeTake.transcript.sentences[3]!.edited = true
}

export const wholeStory: Story = storyOf('move', {
  category: 'leadership',
  notes: {
    context: 'The billing team of four',
    failure: 'Forty customers lost',
    role: 'I skipped the review',
    response: 'I called all of them',
    learning: 'Now every migration has a checklist that two people sign',
    outcome: 'The next one caught two faults',
  },
  prompts: ['failure', 'mistake'],
  revision: { changedAtMs: 5, visits: ['a'] },
})

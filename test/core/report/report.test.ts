import { describe, expect, it } from 'vitest'
import type { ArcPart, Part, Tone } from '../../../src/core/arc.ts'
import { type Report, toReport } from '../../../src/core/report/report.ts'
import type { Correction, Take } from '../../../src/core/take.ts'
import { UNEARNED } from '../../app/fakes.ts'
import { speak, takeOf, writtenTake } from '../../app/takes.ts'

const blame: Tone = { kind: 'blame', quote: 'the PM never told me' }
const excuse: Tone = { kind: 'excuse', quote: 'no time' }
const resent: Tone = { kind: 'resent', quote: 'nobody cared' }

/** Five sentences of the arc; the fourth is marked three times, the fifth is one that the judge doubts. */
const story = (corrections: Correction[] = []): Take =>
  writtenTake(
    [
      { text: 'I led a team of four.', part: 'context', start: 0 },
      { text: 'We lost a day of invoices.', part: 'failure', start: 6 },
      { text: 'Forty customers were angry.', part: 'failure', start: 12 },
      {
        text: 'Sadly the PM never told me, nobody cared, no time.',
        part: 'role',
        start: 20,
        tone: [blame, resent, excuse],
      },
      { text: 'I called every one of them.', part: 'response', start: 30, confidence: 0.3 },
    ],
    {},
    { corrections },
  )

function reportOf(take: Take): Report {
  const report = toReport(take, UNEARNED)
  if (!report) throw new Error('The take is not written down')
  return report
}
const entryOf = (take: Take, part: ArcPart) => reportOf(take).arc.find((entry) => entry.part === part)

const label = (sentence: number, part: Part): Correction => ({ name: 'part', sentence, part })
const answer = (part: ArcPart, said: 'no' | 'on-purpose'): Correction => ({
  name: 'answer',
  part,
  answer: said,
})

describe('a take that is not written down', () => {
  it('has no report', () => {
    expect(toReport(takeOf())).toBeNull()
  })
})

describe('a sentence', () => {
  it('has the judge’s part, its marks and its time', () => {
    const [first, , , fourth, fifth] = reportOf(story()).sentences
    expect(first).toMatchObject({ part: 'context', sure: true, byUser: false, start: 0, end: 5.5, marks: [] })
    expect(fourth?.marks).toEqual([blame, resent, excuse])
    expect(fifth).toMatchObject({ part: 'response', sure: false })
  })

  it('has no time where it was typed', () => {
    const take = writtenTake([{ text: 'We lost a day.', part: 'failure' }], {}, { duration: null })
    expect(reportOf(take).sentences[0]).toMatchObject({ start: null, end: null })
  })

  it('is of no part where the judge says nothing of it', () => {
    const take = story()
    if (take.transcript.name === 'written') take.transcript.judgement.annotations = []
    expect(reportOf(take).sentences[0]).toMatchObject({ part: 'none', sure: false, marks: [] })
  })

  it('has the part that the user gave it, for sure', () => {
    const { sentences } = reportOf(story([label(4, 'learning')]))
    expect(sentences[4]).toMatchObject({ part: 'learning', sure: true, byUser: true })
    expect(sentences[3]).toMatchObject({ part: 'role', byUser: false })
  })

  it.each([
    ['that mark and no other', { sentence: 3, ...blame }, [resent, excuse]],
    ['nothing of another sentence', { sentence: 2, ...blame }, [blame, resent, excuse]],
    [
      'nothing of another kind',
      { sentence: 3, kind: 'distance', quote: blame.quote },
      [blame, resent, excuse],
    ],
    [
      'nothing with another quotation',
      { sentence: 3, kind: 'blame', quote: 'the PM' },
      [blame, resent, excuse],
    ],
  ] as const)('loses by a dismissal %s', (_case, dismissal, marks) => {
    const { sentences } = reportOf(story([{ name: 'dismiss', ...dismissal }]))
    expect(sentences[3]?.marks).toEqual(marks)
  })
})

describe('the arc', () => {
  it('has six parts in order, each with its sentences and seconds', () => {
    const { arc } = reportOf(story())
    expect(arc.map(({ part }) => part)).toEqual([
      'context',
      'failure',
      'role',
      'response',
      'learning',
      'outcome',
    ])
    expect(arc[1]).toEqual({
      part: 'failure',
      presence: 'told',
      byUser: false,
      whenAsked: false,
      seconds: 5.5 + 3.5,
      sentences: [1, 2],
    })
    expect(arc[4]).toMatchObject({ presence: 'not-heard', seconds: 0, sentences: [] })
  })

  it('has no seconds where the answer was typed', () => {
    expect(entryOf({ ...story(), duration: null }, 'failure')?.seconds).toBeNull()
  })

  const cases: [string, Correction[], ArcPart, string, boolean][] = [
    ['what the judge heard stands', [], 'failure', 'told', false],
    ['a part that a sentence is given is told', [label(0, 'outcome')], 'outcome', 'told', true],
    ['a part that lost its only sentence is not heard', [label(0, 'outcome')], 'context', 'not-heard', true],
    ['a part that keeps a sentence is told', [label(1, 'outcome')], 'failure', 'told', true],
    ['a part whose sentence became an aside is not heard', [label(3, 'none')], 'role', 'not-heard', true],
    ['a label elsewhere changes nothing', [label(0, 'outcome')], 'learning', 'not-heard', false],
    ['a part that was not said is not heard', [answer('learning', 'no')], 'learning', 'not-heard', true],
    ['a part may be left out on purpose', [answer('outcome', 'on-purpose')], 'outcome', 'on-purpose', true],
    [
      'a sentence that shows a part outweighs an answer',
      [answer('outcome', 'no'), label(4, 'outcome')],
      'outcome',
      'told',
      true,
    ],
    [
      'a part that is left out on purpose stays so when its sentence is relabelled',
      [answer('context', 'on-purpose'), label(0, 'none')],
      'context',
      'on-purpose',
      true,
    ],
  ]
  it.each(cases)('follows corrections: %s', (_case, corrections, part, presence, byUser) => {
    expect(entryOf(story(corrections), part)).toMatchObject({ presence, byUser })
  })

  it('does not hear what the judge was not sure of and the user did not say', () => {
    const said = { text: 'We lost a day.', part: 'failure' } as const
    const take = writtenTake([said], { outcome: 'not-sure' }, { corrections: [answer('outcome', 'no')] })
    expect(entryOf(take, 'outcome')).toMatchObject({ presence: 'not-heard', byUser: true })
  })

  it.each(['thin', 'not-sure', 'not-heard'] as const)('says %s where the judge does', (presence) => {
    const take = writtenTake([{ text: 'We lost a day.', part: 'failure' }], { failure: presence })
    expect(entryOf(take, 'failure')?.presence).toBe(presence)
  })
})

describe('the regions on the recording', () => {
  const regionsOf = (corrections: Correction[] = []) =>
    reportOf(story(corrections)).regions.map(({ part, start, end, sentence }) => [part, start, end, sentence])

  it('merge neighbours of one part', () => {
    expect(regionsOf()).toEqual([
      ['context', 0, 5.5, 0],
      ['failure', 6, 15.5, 1],
      ['role', 20, 29.5, 3],
      ['response', 30, 35.5, 4],
    ])
  })

  it('leave a gap where a sentence is of no part', () => {
    expect(regionsOf([label(2, 'none')])).toContainEqual(['failure', 6, 11.5, 1])
    expect(regionsOf([label(2, 'none')])).toHaveLength(4)
  })

  it('do not join one part over an aside', () => {
    expect(regionsOf([label(1, 'none'), label(2, 'context')]).slice(0, 2)).toEqual([
      ['context', 0, 5.5, 0],
      ['context', 12, 15.5, 2],
    ])
  })

  it('are none where the answer was typed', () => {
    expect(reportOf(writtenTake([{ text: 'We lost a day.', part: 'failure' }])).regions).toEqual([])
  })
})

describe('pauses', () => {
  it('are silences of a second and a half and more, within a sentence and between two', () => {
    const words = [
      ...speak('We lost', 0),
      ...speak('a day.', 3),
      ...speak('I called.', 6.4),
      ...speak('Now.', 9.9),
    ]
    const take = writtenTake([{ text: 'x', part: 'failure' }])
    if (take.transcript.name === 'written')
      take.transcript.sentences = [
        { text: 'We lost a day.', words: words.slice(0, 4) },
        { text: 'I called. Now.', words: words.slice(4) },
      ]
    expect(reportOf(take).sound?.pauses).toEqual([
      { start: 1.5, end: 3 },
      { start: 4.5, end: 6.4 },
      { start: 7.9, end: 9.9 },
    ])
  })

  it('are not made of the half seconds between words', () => {
    const take = writtenTake([{ text: 'We lost a day.', part: 'failure', start: 0 }])
    expect(reportOf(take).sound?.pauses).toEqual([])
  })
})

describe('hesitations', () => {
  const said = [{ text: 'We um lost a day.', part: 'failure' as const, start: 0 }]

  it('are fillers and speech without words, in the order of the recording', () => {
    const take = writtenTake(said)
    if (take.transcript.name === 'written') take.transcript.speech = [{ start: 0, end: 6 }]
    const found = reportOf(take).sound?.hesitations ?? []
    expect(found[0]).toEqual({ start: 1, end: 1.5 })
    expect(found).toHaveLength(2)
    expect(found[1]?.start).toBeCloseTo(4.65)
  })

  it('are told of takes of earlier versions too, from their words', () => {
    expect(reportOf(writtenTake(said)).sound?.hesitations).toEqual([{ start: 1, end: 1.5 }])
  })

  it('are not spoken of where the answer was typed', () => {
    expect(reportOf(writtenTake(said, {}, { duration: null })).sound).toBeNull()
  })
})

describe('what was asked back', () => {
  const take = writtenTake(
    [
      { text: 'We lost a day.', part: 'failure', start: 0 },
      { text: 'I never asked.', part: 'role', start: 95 },
      { text: 'And it was my call.', part: 'role', start: 99 },
    ],
    {},
    {
      duration: 110,
      limit: 60,
      followUps: [{ part: 'role', question: 'What was your part?', asked: 84, start: 90, isDeclined: false }],
    },
  )

  it('is told of the sentences that answer it, and of the part that was told only then', () => {
    const { sentences, arc } = reportOf(take)
    expect(sentences.map(({ asked }) => asked)).toEqual([null, 'What was your part?', 'What was your part?'])
    expect(arc.filter(({ whenAsked }) => whenAsked).map(({ part }) => part)).toEqual(['role'])
  })

  it('does not count against the limit', () => {
    // Nor does the question itself.
    expect(reportOf(take)).toMatchObject({ answered: 84, overtime: 24 })
    expect(reportOf({ ...take, limit: 90 }).overtime).toBe(0)
  })
})

describe('overtime', () => {
  it.each([
    [170, 180, 0],
    [180, 180, 0],
    [200.5, 180, 20.5],
    [null, 180, null],
  ])('of %s seconds against %s is %s', (duration, limit, overtime) => {
    expect(reportOf({ ...story(), duration, limit }).overtime).toBe(overtime)
  })
})

describe('what is said first', () => {
  it('keeps a line that the user did not overrule', () => {
    const before = reportOf(story()).keep?.sentence
    expect(before).toBe(1)
    const after = reportOf(story([label(1, 'none')])).keep
    expect(after?.sentence).toBe(2)
  })

  it('asks for a part that was not heard, and no longer once the user showed it', () => {
    expect(reportOf(story()).advice).toMatchObject({ part: 'learning' })
    expect(reportOf(story([label(4, 'learning')])).advice.part).not.toBe('learning')
  })

  it('asks no more for what was left out on purpose', () => {
    const corrections = [answer('learning', 'on-purpose'), answer('outcome', 'on-purpose')]
    expect(reportOf(story(corrections)).advice.kind).toBe('nothing')
  })

  it('still asks for what the user did not say, and no more whether it was said', () => {
    expect(reportOf(story()).advice.text).toContain('Did you say it?')
    const { advice } = reportOf(story([answer('learning', 'no')]))
    expect(advice).toMatchObject({ part: 'learning' })
    expect(advice.text).toMatch(
      /^You didn't say what changed in how you work\. What do you do differently now/,
    )
  })

  it('does not take a label that was moved for the word that nothing of the part was said', () => {
    const said = [
      { text: 'We lost a day.', part: 'failure' },
      { text: 'I skipped the check.', part: 'role' },
      { text: 'I called them all.', part: 'response' },
      { text: 'I ask now.', part: 'learning' },
      { text: 'Each week.', part: 'learning' },
    ] as const
    const take = writtenTake(said, { learning: 'not-heard' }, { corrections: [label(4, 'none')] })
    expect(reportOf(take).advice.text).toMatch(
      /^I didn't hear what changed in how you work\. Did you say it\?/,
    )
  })

  it('takes the user’s word that something was not said where the judge was not sure', () => {
    const take = story([answer('learning', 'on-purpose'), answer('outcome', 'no')])
    expect(toReport(take, { 'not-heard:outcome': { right: 1, of: 100 } })?.advice).toMatchObject({
      kind: 'outcome-not-heard',
      part: 'outcome',
    })
  })

  it('rests on no mark of tone: single marks are wrong too often', () => {
    const corrections = [answer('learning', 'on-purpose'), answer('outcome', 'on-purpose')]
    const report = reportOf(story(corrections))
    expect(report.sentences.flatMap(({ marks }) => marks)).toHaveLength(3)
    expect(report.advice.text).not.toContain(blame.quote)
  })

  it('knows which parts the prompt does not ask for', () => {
    const take = writtenTake(
      [
        { text: 'I led a team of four.', part: 'context' },
        { text: 'The vendor closed and I moved us in a week.', part: 'response' },
        { text: 'Now I keep a second vendor.', part: 'learning' },
        { text: 'It held twice since then.', part: 'outcome' },
      ],
      {},
      { duration: null },
    )
    expect(reportOf(take).advice.kind).toBe('role-not-heard')
    const prompt = 'Tell me about something at work that took you by surprise.'
    expect(reportOf({ ...take, prompt }).advice.kind).toBe('nothing')
    const arc = reportOf({ ...take, prompt }).arc.map(({ part, presence }) => [part, presence])
    expect(Object.fromEntries(arc)).toMatchObject({
      failure: 'not-expected',
      role: 'not-expected',
      response: 'told',
    })
  })

  it('makes no claim on a story that the question does not ask for', () => {
    const silent = writtenTake([{ text: 'We moved in a week.', part: 'response' }])
    if (silent.transcript.name === 'none') return
    silent.transcript.judgement.story = {
      ...silent.transcript.judgement.story,
      severity: 'too-soft',
      denial: true,
    }
    for (const prompt of [
      'Why do you want this job?',
      'Tell me about something at work that took you by surprise.',
    ])
      expect(['too-soft', 'avoids-question']).not.toContain(reportOf({ ...silent, prompt }).advice.kind)
  })

  it('expects of an answer to one question alone the part that it is about', () => {
    const again = {
      of: 'a',
      name: 'drill' as const,
      kind: 'learning-not-heard' as const,
      part: 'learning' as const,
      question: 'What changed?',
      keep: null,
      pins: [],
      round: 1,
    }
    const drill = writtenTake(
      [{ text: 'We lost a day.', part: 'failure' }],
      {},
      { prompt: 'What changed?', again },
    )
    expect(entryOf(drill, 'learning')?.presence).toBe('not-heard')
  })

  it('asks for one’s own part alone where the question is the user’s own', () => {
    const own = { prompt: 'What would your last manager change about you?' }
    const silent = writtenTake([{ text: 'We moved in a week.', part: 'response' }], {}, own)
    expect(reportOf(silent).advice.kind).toBe('role-not-heard')
    const owned = writtenTake([{ text: 'I should have asked her first.', part: 'role' }], {}, own)
    expect(reportOf(owned).advice.kind).toBe('nothing')
  })
})

describe('marks at first sight', () => {
  const certain = (kind: 'blame' | 'excuse', certainty: number) => [{ kind, quote: 'never', certainty }]
  const take = writtenTake([
    { text: 'They never asked.', part: 'failure', tone: certain('blame', 0.7) },
    { text: 'He never said so.', part: 'failure', tone: certain('excuse', 0.95) },
    { text: 'We never knew.', part: 'failure', tone: certain('blame', 0.8) },
    { text: 'You never know.', part: 'failure', tone: certain('blame', 0.9) },
  ])

  it('are two at most, the likeliest, and none of a kind that proved wrong too often', () => {
    expect(toReport(take, { 'confident-tone:excuse': { right: 1, of: 40 } })?.shown).toEqual([3, 2])
  })

  it('are none where no kind has earned it', () => {
    expect(toReport(take, UNEARNED)?.shown).toEqual([])
  })
})

import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ARC, PARTS, type Part, type Presence } from '../../../src/core/arc.ts'
import { type Comparable, compareTakes, type TakeComparison } from '../../../src/core/report/comparison.ts'
import { toReport } from '../../../src/core/report/report.ts'
import type { Take } from '../../../src/core/take.ts'
import { writtenTake } from '../../app/takes.ts'

type Said = Parameters<typeof writtenTake>[0]

function reportOf(take: Take): Comparable {
  const report = toReport(take)
  if (!report) throw new Error('The take is not written down')
  return report
}

/** Sentences as the judge labelled them, spoken a word a second with a second between two of them. */
function spoken(said: Said, presence: Parameters<typeof writtenTake>[1] = {}): Comparable {
  let start = 0
  const timed = said.map((sentence) => {
    const own = { ...sentence, start }
    start += sentence.text.split(' ').length + 1
    return own
  })
  return reportOf(writtenTake(timed, presence))
}

const typed = (said: Said): Comparable => reportOf(writtenTake(said, {}, { source: 'typed', duration: null }))

const told = (part: Part, ...texts: string[]): Said => texts.map((text) => ({ text, part }))

const partOf = (comparison: TakeComparison, part: Part) => {
  const found = comparison.parts.find((entry) => entry.part === part)
  if (!found) throw new Error('There is no such part')
  return found
}
const addedIn = ({ parts }: TakeComparison) => parts.flatMap(({ added }) => added.map(({ index }) => index))
const leftOutIn = ({ parts }: TakeComparison) =>
  parts.flatMap(({ leftOut }) => leftOut.map(({ index }) => index))

/** One answer of the corpus, in the words of its speaker. */
const MICROSERVICES: Said = [
  ...told('context', 'I proposed microservices for a product with four engineers.'),
  ...told('role', "I'd read a lot about it and I was convinced that it would let us scale the organization."),
  ...told(
    'failure',
    'Within a year we had seventeen services, and a simple change in the customer profile required five pull requests and a deployment order.',
    'Lead time went from two days to eleven.',
    'One engineer left and mentioned it in her exit interview.',
  ),
  ...told(
    'response',
    'I collected the numbers, presented them to the team and said that the decision had been mine and that I wanted to reverse it.',
    'We merged twelve of the services back over two quarters.',
  ),
  ...told(
    'outcome',
    'Lead time returned to three days.',
    'At my present company I was asked for the same thing and I recommended a modular monolith.',
  ),
  ...told('learning', "Architecture has to follow the number of people, and I'd put it the other way round."),
]

/** The same facts, told again in other words and another order. */
const RETOLD: Said = [
  ...told(
    'failure',
    'A year later there were 17 services, and changing one thing in a customer profile took five pull requests and an order of deployment.',
    'The lead time went up to 11 days from two.',
    'An engineer who left brought it up in the exit interview.',
  ),
  ...told('context', 'We were four engineers on one product and I proposed to go to microservices.'),
  ...told('role', 'I had read about it a lot and was sure it would help the organization scale.'),
  ...told(
    'response',
    'So I gathered the numbers and showed them to the team and told them it was my decision and I wanted to undo it.',
    'Over two quarters 12 of those services were merged back.',
  ),
  ...told(
    'learning',
    'The architecture should follow how many people you have, I had that the wrong way round.',
  ),
  ...told(
    'outcome',
    'The lead time came down to three days again.',
    'In the company where I am now they asked me for the same, and I recommended a modular monolith.',
  ),
]

describe('what is new and what was left out', () => {
  it('is nothing where the same facts are told in other words', () => {
    const comparison = compareTakes(spoken(RETOLD), spoken(MICROSERVICES))
    expect(addedIn(comparison)).toEqual([])
    expect(leftOutIn(comparison)).toEqual([])
  })

  it('is a sentence that only one of the takes has, under its part, as it was said', () => {
    const added = 'The finance director found out from a supplier in Porto.'
    const now = [...RETOLD.filter((_, place) => place !== 2), ...told('failure', added)]
    const { added: fresh, leftOut } = partOf(compareTakes(spoken(now), spoken(MICROSERVICES)), 'failure')
    expect(fresh.map(({ text }) => text)).toEqual([added])
    expect(leftOut.map(({ text }) => text)).toEqual([
      'One engineer left and mentioned it in her exit interview.',
    ])
  })

  it('is quoted with its times, and without where it was typed', () => {
    const said = told('failure', 'We lost a day of invoices.', 'Forty customers rang the support line.')
    const before = spoken(said.slice(0, 1))
    expect(partOf(compareTakes(spoken(said), before), 'failure').added).toMatchObject([
      { index: 1, start: 7, end: 12.5 },
    ])
    expect(partOf(compareTakes(typed(said), before), 'failure').added).toMatchObject([
      { index: 1, start: null, end: null },
    ])
  })

  it('says where it is not sure that a sentence belongs to its part', () => {
    const now = [{ text: 'The supplier found a leaking pipe.', part: 'failure' as const, confidence: 0.3 }]
    expect(partOf(compareTakes(spoken(now), spoken([])), 'failure').added).toMatchObject([{ sure: false }])
  })

  it('does not speak of asides', () => {
    const now = spoken(told('none', 'That question reminds me of my grandmother in Lisbon.'))
    expect(addedIn(compareTakes(now, spoken([])))).toEqual([])
  })

  const BEFORE = [
    'I was leading the migration of the billing system for a fintech in Leeds.',
    'We lost about 340 claims and the client opened a sev one.',
    'I assumed that the platform team had tested the load.',
    'I wrote to every customer.',
  ]
  it.each([
    ['moved words', 'The client opened a sev one when we lost about 340 claims.'],
    ['other forms of its words', 'My assumption was that the load tests were done by the platform team.'],
    ['another name of a part of it', 'I led a migration of billing systems at a fintech, this was in Leeds.'],
    ['two sentences in one', 'I assumed the platform team tested the load and so I wrote to every customer.'],
    [
      'what three sentences said',
      'The fintech migration lost claims because of what I assumed of the platform, so I wrote to customers.',
    ],
    ['a number in words', 'We lost three hundred and forty claims and the client opened a sev one.'],
    ['a rounder number', 'More than three hundred claims were lost and the client opened a sev one.'],
    ['punctuation and fillers', 'Um, I, er, I wrote to EVERY customer!'],
    ['nothing but small words', 'And that wasn’t it, so yes, we’d been there, I don’t know, they couldn’t.'],
    ['a single word of its own', 'So I resigned.'],
    ['half of it', 'I assumed the platform team had fixed the database.'],
  ])('is never a sentence with %s', (_case, text) => {
    const comparison = compareTakes(spoken(told('failure', text)), spoken(told('failure', ...BEFORE)))
    expect(addedIn(comparison)).toEqual([])
  })

  it.each([
    ['another fact', 'The regulator fined our parent company in November.'],
    ['another fact about the same things', 'The billing team never saw the runbook that I had promised.'],
    ['another number', 'We lost about 3,400 claims and the client opened a sev one.'],
    ['a number that was not given', 'I wrote to every customer, all forty-one of them.'],
    ['two words that are nowhere', 'Nobody panicked, they apologised.'],
  ])('is a sentence with %s', (_case, text) => {
    const comparison = compareTakes(spoken(told('failure', text)), spoken(told('failure', ...BEFORE)))
    expect(addedIn(comparison)).toEqual([0])
  })

  it.each([
    ['We lost the broken invoices.', 'Losing those invoices broke it.'],
    ['Stopping the migration was planned.', 'We planned to stop migrating.'],
    ['We communicated and escalated.', 'The communication, the escalation.'],
  ])('knows the forms of a word: %s', (now, before) => {
    // A sentence all of whose content is there under another name makes no part new.
    const take = (text: string, part: Part) =>
      spoken(told(part, text), { failure: 'not-heard', [part]: 'told' })
    const comparison = compareTakes(take(now, 'role'), take(before, 'failure'))
    expect(partOf(comparison, 'role').heardIn).toBeNull()
  })

  it.each([
    ['forty-one', '41'],
    ['ninety-five thousand', '95,000'],
    ['two thousand three hundred and ten', '2310'],
    ['a million', '1000000'],
    ['the twelfth', 'the 12th'],
    ['forty thousand', '40k'],
  ])('knows that %s and %s are one number', (inWords, inDigits) => {
    const of = (number: string) => spoken(told('failure', `It hit ${number} customers on the shop floor.`))
    expect(addedIn(compareTakes(of(inWords), of(inDigits)))).toEqual([])
    expect(addedIn(compareTakes(of(inDigits), of(inWords)))).toEqual([])
    expect(addedIn(compareTakes(of(inDigits), of('ninety million')))).toEqual([0])
  })

  it.each(['The regulator fined our parent company.', 'It cost 41 contracts.'])(
    'is never claimed on words that may not have been said: %s',
    (text) => {
      const now = spoken(told('failure', text))
      const isNew = () => addedIn(compareTakes(now, spoken([]))).length > 0
      expect(isNew()).toBe(true)
      const word = now.sentences[0]?.words[1]
      if (word) word.doubtful = true
      expect(isNew()).toBe(false)
    },
  )
})

describe('on the answers of the corpus', () => {
  const answers = readFileSync(new URL('../../../models/arc/corpus/t1.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) =>
      (JSON.parse(line) as { sentences: Said }).sentences.map(({ text, part }) => ({ text, part })),
    )
  const without = (answer: Said, places: (place: number) => boolean): Said =>
    answer.filter((_, place) => !places(place))

  it('what is taken out is mostly found, and nothing else with it', () => {
    const isThird = (place: number): boolean => place % 3 === 2
    let taken = 0
    let found = 0
    for (const answer of answers) {
      const comparison = compareTakes(spoken(without(answer, isThird)), spoken(answer))
      taken += answer.filter(({ part }, place) => isThird(place) && part !== 'none').length
      found += leftOutIn(comparison).length
      expect(leftOutIn(comparison).every(isThird)).toBe(true)
      expect(addedIn(comparison)).toEqual([])
    }
    expect(found / taken).toBeGreaterThan(0.7)
  })

  it('another story is new from one end to the other', () => {
    const [first = [], second = []] = answers
    const comparison = compareTakes(spoken(first), spoken(second))
    const parts = first.filter(({ part }) => part !== 'none')
    expect(addedIn(comparison).length).toBeGreaterThan(0.85 * parts.length)
    expect(comparison.recited).toEqual([])
  })
})

describe('a part', () => {
  const failure = told('failure', 'We lost a day of invoices.')
  const learning = told('learning', 'Every release now waits for a rehearsal on Thursday.')
  const heardIn = (now: Comparable, before: Comparable) =>
    partOf(compareTakes(now, before), 'learning').heardIn
  const having = (presence: Presence) => spoken([...failure, ...learning], { learning: presence })
  const lacking = (presence: Presence) => spoken(failure, { learning: presence })

  it.each([
    ['told', 'not-heard', 'now'],
    ['thin', 'not-heard', 'now'],
    ['told', 'not-sure', null],
    ['not-sure', 'not-heard', null],
    ['told', 'told', null],
    ['told', 'thin', null],
  ] as const)('that is %s and was %s was heard only in: %s', (now, before, expected) => {
    expect(heardIn(having(now), lacking(before))).toBe(expected)
    expect(heardIn(lacking(before), having(now))).toBe(expected && 'before')
  })

  it('that the user left out on purpose is not said to be gone', () => {
    const answer = { name: 'answer', part: 'learning', answer: 'on-purpose' } as const
    const now = reportOf(writtenTake(failure, {}, { corrections: [answer] }))
    expect(heardIn(now, having('told'))).toBeNull()
  })

  it('is not said to be gone where its words are there under another name', () => {
    const now = spoken([
      ...failure,
      { ...learning[0], text: 'What each release gets today is a rehearsal.', part: 'outcome' },
    ])
    expect(heardIn(now, having('told'))).toBeNull()
  })

  it('has its seconds in both, and none where it was typed', () => {
    const { parts } = compareTakes(spoken([...failure, ...failure]), typed(failure))
    expect(parts.find(({ part }) => part === 'failure')?.seconds).toEqual({ now: 11, before: null })
    expect(parts.map(({ part }) => part)).toEqual(ARC)
  })

  it('has its longest stretch in both, to hear them one after the other', () => {
    const now = spoken([...failure, ...learning, ...failure, ...failure])
    const { stretch } = partOf(compareTakes(now, typed(failure)), 'failure')
    expect(stretch).toEqual({ now: { start: 17, end: 29.5 }, before: null })
  })
})

describe('reciting', () => {
  const line = 'I rang the bakery in Porto and told the owner that her oven was still in Hamburg'
  const recited = (now: Said, before: Said) => compareTakes(spoken(now), spoken(before)).recited

  it('is a long run of the same words, quoted as it was said now, with its place in both takes', () => {
    const now = told('response', 'So that night', `${line}.`, 'She laughed.')
    const before = told('response', `Well, ${line.toUpperCase().replace(' AND', ', AND')}!`)
    expect(recited(now, before)).toEqual([{ text: `${line}.`, now: [1], before: [0] }])
  })

  it('is heard through hesitations and over the ends of sentences', () => {
    const now = told(
      'response',
      'I rang the, um, bakery in Porto.',
      'And told the owner that her oven was in Hamburg.',
    )
    const before = told('role', 'I rang the bakery in Porto and told the owner that her oven was in Hamburg.')
    const text = 'I rang the, um, bakery in Porto. And told the owner that her oven was in Hamburg.'
    expect(recited(now, before)).toEqual([{ text, now: [0, 1], before: [0] }])
  })

  it('is the longest run where the words stand in the other take more than once', () => {
    const before = told('role', `${line.split(' ').slice(0, 13).join(' ')}.`, `${line}.`)
    expect(recited(told('response', line), before)).toEqual([{ text: line, now: [0], before: [1] }])
  })

  it('takes twelve words in a row, no fewer', () => {
    const words = line.split(' ')
    const of = (count: number) => told('response', words.slice(0, count).join(' '))
    expect(recited(of(11), told('response', line))).toEqual([])
    expect(recited(of(12), told('response', line))).toHaveLength(1)
  })

  it('is not a run of common phrases', () => {
    const phrase = told(
      'none',
      'And so at the end of the day what I would say is that we really did just do it.',
    )
    expect(recited(phrase, phrase)).toEqual([])
  })

  it('is not the same words with one changed in the middle', () => {
    expect(recited(told('response', line.replace('owner', 'baker')), told('response', line))).toEqual([])
  })

  it('is not spoken of where the answer now was typed', () => {
    const said = told('response', line)
    expect(compareTakes(typed(said), spoken(said)).recited).toEqual([])
    expect(compareTakes(spoken(said), typed(said)).recited).toHaveLength(1)
  })
})

describe('for any two takes', () => {
  const vocabulary = [...MICROSERVICES, ...RETOLD].flatMap(({ text }) => text.split(' '))
  const sentence = fc.record({
    text: fc.oneof(
      fc.constantFrom(...[...MICROSERVICES, ...RETOLD].map(({ text }) => text)),
      fc
        .array(fc.constantFrom(...vocabulary, '41,000', 'forty', 'um'), { minLength: 1 })
        .map((words) => words.join(' ')),
      fc.string({ minLength: 1 }),
    ),
    part: fc.constantFrom(...PARTS),
  })
  const presence = fc.record(
    Object.fromEntries(
      ARC.map((part) => [part, fc.constantFrom<Presence>('told', 'thin', 'not-heard', 'not-sure')]),
    ),
  )
  const take = fc
    .tuple(fc.array(sentence, { maxLength: 12 }), presence)
    .map(([said, heard]) => spoken(said, heard))

  it('a take against itself has nothing new, nothing left out and no part gained', () => {
    fc.assert(
      fc.property(take, (own) => {
        const comparison = compareTakes(own, own)
        expect(addedIn(comparison)).toEqual([])
        expect(leftOutIn(comparison)).toEqual([])
        expect(comparison.parts.map(({ heardIn }) => heardIn)).toEqual(ARC.map(() => null))
      }),
    )
  })

  it('swapping them swaps what is new and what was left out', () => {
    const swapped = { now: 'before', before: 'now' } as const
    fc.assert(
      fc.property(take, take, (a, b) => {
        const there = compareTakes(a, b).parts
        const back = compareTakes(b, a).parts
        expect(back).toEqual(
          there.map(({ part, heardIn, added, leftOut, seconds, stretch }) => ({
            part,
            heardIn: heardIn && swapped[heardIn],
            added: leftOut,
            leftOut: added,
            seconds: { now: seconds.before, before: seconds.now },
            stretch: { now: stretch.before, before: stretch.now },
          })),
        )
      }),
    )
  })

  it('what is recited stands in the take, at the sentences that are named', () => {
    fc.assert(
      fc.property(take, take, (now, before) => {
        for (const { text, now: places } of compareTakes(now, before).recited) {
          const whole = places
            .map((place) => now.sentences[place]?.text.trim().split(/\s+/).join(' '))
            .join(' ')
          expect(whole).toContain(text)
        }
      }),
    )
  })
})

describe('how a story is told', () => {
  const context = told('context', 'I led the move of the billing system.')
  const failure = told('failure', 'We lost four hours of invoices on that Monday in March.')
  const response = told(
    'response',
    'I called all forty customers myself and drove out to the two largest ones that week.',
  )

  it('may open elsewhere, and spend its time elsewhere', () => {
    const { opening, emphasis } = compareTakes(
      spoken([...failure, ...context, ...response]),
      spoken([...context, ...failure]),
    )
    expect(opening).toEqual({ now: 'failure', before: 'context' })
    expect(emphasis).toEqual({ now: 'response', before: 'failure' })
  })

  it('is not said to differ where it is the same, or a guess', () => {
    expect(compareTakes(spoken([...context, ...failure]), spoken([...context, ...failure]))).toMatchObject({
      opening: null,
      emphasis: null,
    })
    const unsure = failure.map((said) => ({ ...said, confidence: 0.3 }))
    expect(compareTakes(spoken([...unsure, ...context]), spoken(context)).opening).toBeNull()
  })

  it('is told of what was typed by its words', () => {
    expect(compareTakes(typed([...context, ...response]), typed([...context, ...failure])).emphasis).toEqual({
      now: 'response',
      before: 'failure',
    })
  })
})

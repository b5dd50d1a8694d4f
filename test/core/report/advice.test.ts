import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Advice, toAdvice, toKeep } from '../../../src/core/report/advice.ts'
import { TONE_WORDS } from '../../../src/core/report/advice-words.ts'
import {
  type Annotation,
  ARC,
  type Judgement,
  PARTS,
  type Presence,
  TONES,
  type Tone,
} from '../../../src/core/arc.ts'

const say = (part: Annotation['part'], text: string, ...tone: Tone[]): Annotation => ({
  text,
  part,
  confidence: 0.9,
  tone,
})

const STORY: Judgement['story'] = {
  category: 'technical',
  severity: 'sweet-spot',
  denial: false,
  stakes: true,
  improvement: 'systemic',
  accountability: 2,
  judgment: 2,
  resilience: 2,
  learning: 2,
}

const ALL = [
  say('context', 'I was leading a team of four.'),
  say('failure', 'We lost four hours of invoices.'),
  say('role', 'I skipped the load test to keep the date.'),
  say('response', 'I rolled it back and called the customers.'),
  say('learning', 'Now every plan of mine has a load test.'),
  say('outcome', 'The next move went without an outage.'),
]

/** A judgement whose parts are told where a sentence has them, with changes. */
function judged(
  annotations: Annotation[],
  presence: Partial<Judgement['presence']> = {},
  story = {},
): Judgement {
  const heard = ARC.map((part) => [part, annotations.some((it) => it.part === part) ? 'told' : 'not-heard'])
  return {
    annotations,
    presence: { ...(Object.fromEntries(heard) as Judgement['presence']), ...presence },
    story: { ...STORY, ...story },
  }
}

const without = (part: string): Annotation[] => ALL.filter((it) => it.part !== part)
const advise = (judgement: Judgement): Advice => toAdvice(judgement)

describe('advice', () => {
  test('nothing is changed on a strong answer', () => {
    expect(advise(judged(ALL))).toEqual({
      kind: 'nothing',
      text: "I'd change nothing. Try it on another prompt.",
      after: null,
    })
  })

  test('an own part that was not heard is asked for, after the failure', () => {
    const advice = advise(judged(without('role')))
    expect(advice).toMatchObject({ kind: 'role-not-heard', part: 'role', after: 1 })
    expect(advice.text).toMatch(/^I didn't hear .*\. Did you say it\? .*\?$/)
  })

  test('where others were blamed, their words are quoted and the question is put to them', () => {
    const quote = 'the PM never told us'
    const annotations = [
      ...without('role'),
      say('failure', `And the PM never told us.`, { kind: 'blame', quote }),
    ]
    const { text, after } = advise(judged(annotations))
    expect(after).toBe(5)
    expect(text).toContain(
      'You said “the PM never told us”. Was there a moment when you could have found out? If so,',
    )
  })

  test('learning belongs after the response, the outcome after the learning', () => {
    expect(advise(judged(without('learning')))).toMatchObject({ kind: 'learning-not-heard', after: 3 })
    expect(advise(judged(without('outcome')))).toMatchObject({ kind: 'outcome-not-heard', after: 4 })
  })

  test('the choice of story comes before everything else', () => {
    const weak = [
      ...without('role'),
      say('failure', 'It was small.', { kind: 'minimize', quote: 'It was small' }),
    ]
    expect(advise(judged(weak, {}, { severity: 'too-soft' })).kind).toBe('too-soft')
    expect(advise(judged(weak, {}, { severity: 'too-severe' })).kind).toBe('too-severe')
    expect(advise(judged(weak, {}, { severity: 'too-soft', denial: true })).kind).toBe('avoids-question')
  })

  test('words that avoid the question are quoted only where they answer the question itself', () => {
    const denial = (part: Annotation['part']): Annotation =>
      say(part, 'It did what it should.', { kind: 'denial', quote: 'It did what it should' })
    const inside = advise(judged([...ALL, denial('failure')], {}, { denial: true }))
    expect(inside).toMatchObject({ kind: 'avoids-question', after: null })
    expect(inside.text).not.toContain('“')
    const outside = advise(judged([...ALL, denial('none')], {}, { denial: true }))
    expect(outside).toMatchObject({ kind: 'avoids-question', after: 6 })
    expect(outside.text).toContain('You said “It did what it should”.')
  })

  test('one mark or two are no habit, three are, and learning that was not heard comes before both', () => {
    const blame = say('failure', 'They broke it.', { kind: 'blame', quote: 'They broke it' })
    const excuse = say('failure', 'There was no time.', { kind: 'excuse', quote: 'There was no time' })
    expect(advise(judged([...ALL, blame, excuse])).kind).toBe('nothing')
    expect(advise(judged([...ALL, blame, excuse, blame]))).toMatchObject({ kind: 'deflects', after: 6 })
    expect(advise(judged([...without('learning'), blame, excuse, blame])).kind).toBe('learning-not-heard')
  })

  test('staying with the damage and doing nothing about it is asked about before other parts', () => {
    const sore = Array.from({ length: 6 }, () => say('failure', 'It was so bad, for all of us.'))
    expect(advise(judged([...without('response'), ...sore])).kind).toBe('wallows')
    const unsaid = toAdvice(judged([...without('response'), ...sore], { response: 'not-sure' }), {
      unsaid: ['response'],
    })
    expect(unsaid).toMatchObject({
      kind: 'wallows',
      text: expect.stringContaining("didn't say what you did then. What"),
    })
    expect(advise(judged(without('response')))).toMatchObject({
      kind: 'part-not-heard',
      part: 'response',
      after: 2,
    })
  })

  const sorry = [
    say('role', 'I felt so terrible about it.'),
    say('failure', "I'm so sorry for what it did to them."),
    say('role', 'It was all my fault, really.'),
  ]

  test('owning it three times over is heard once: the second and the third are quoted', () => {
    const { kind, text, after } = advise(judged([...ALL, ...sorry]))
    expect({ kind, after }).toEqual({ kind: 'wallows', after: 8 })
    expect(text).toContain("“I'm so sorry for what it did to them”")
    expect(text).toContain('“It was all my fault, really”')
    expect(text).not.toContain('terrible')
    expect(text).toMatch(/\?$/)
  })

  test('what was not clearly heard, or what others said or did, is no owning', () => {
    const doubtful = sorry.map((it) => ({ ...it, confidence: 0 }))
    expect(advise(judged([...ALL, ...doubtful])).kind).toBe('nothing')
    const others = [
      say('failure', 'The vendor let the team down.'),
      say('failure', 'They let people down again.'),
      say('failure', 'He said it was my fault, but the vendor had changed it.'),
    ]
    expect(advise(judged([...ALL, ...others])).kind).toBe('nothing')
  })

  test('owning it twice is no wallowing, and neither are apologies that were made', () => {
    expect(advise(judged([...ALL, ...sorry.slice(1)])).kind).toBe('nothing')
    const apologies = ['the team', 'the client', 'my manager'].map((whom) =>
      say('response', `I apologized to ${whom} in person.`),
    )
    expect(advise(judged([...ALL, ...apologies])).kind).toBe('nothing')
  })

  test('length counts only where it is known, and last', () => {
    const setting = { duration: 221, limit: 180 }
    expect(toAdvice(judged(ALL), setting)).toMatchObject({ kind: 'too-long', after: null })
    expect(toAdvice(judged(ALL), setting).text).toContain('3:41')
    expect(toAdvice(judged(ALL), { ...setting, duration: 185 }).kind).toBe('nothing')
    expect(toAdvice(judged(without('context')), setting).kind).toBe('part-not-heard')
  })

  test('nothing rests on a part that is not sure: it is to be listened for', () => {
    const advice = advise(judged(without('outcome'), { outcome: 'not-sure' }))
    expect(advice).toMatchObject({ kind: 'nothing', part: 'outcome', after: null })
    expect(advice.text).toContain('would you listen for it?')
  })

  test('a thin part was heard', () => {
    expect(advise(judged(ALL, { learning: 'thin' })).text).toBe(
      "I'd change nothing. Try it on another prompt.",
    )
  })

  test.each([[[]], [[say('none', '  ')]]])('an empty answer is met gently', (annotations) => {
    expect(advise(judged(annotations))).toMatchObject({ kind: 'nothing', after: null })
    expect(advise(judged(annotations)).text).toMatch(/again\?$/)
  })

  test('it never uses a word that is a verdict, asks something, and points at a sentence that is there', () => {
    const text = fc.constantFrom('zebra one', 'zebra two', 'zebra three')
    const tone = text.chain((quote) =>
      fc.record({ kind: fc.constantFrom(...TONES), quote: fc.constant(quote) }),
    )
    const annotation = fc.record({
      text,
      part: fc.constantFrom(...PARTS),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      tone: fc.array(tone, { maxLength: 2 }),
    })
    const presence = fc.constantFrom<Presence>('told', 'thin', 'not-heard', 'not-sure')
    const judgement = fc.record({
      annotations: fc.array(annotation, { minLength: 1 }),
      presence: fc.record(Object.fromEntries(ARC.map((part) => [part, presence]))),
      story: fc.record({
        severity: fc.constantFrom('too-soft', 'sweet-spot', 'too-severe'),
        denial: fc.boolean(),
      }),
    })
    fc.assert(
      fc.property(judgement, (value) => {
        const advice = advise(value as unknown as Judgement)
        expect(advice.text).not.toMatch(
          /denial|damaging|missing|lost|wrong answer|bad|should have|score|confiden/i,
        )
        if (advice.text !== "I'd change nothing. Try it on another prompt.")
          expect(advice.text).toContain('?')
        if (advice.after !== null) expect(value.annotations[advice.after]).toBeDefined()
        // What was said is only ever quoted.
        expect(advice.text.replaceAll(/“[^”]*”/g, '')).not.toContain('zebra')
        if (advice.part && advice.kind.endsWith('not-heard'))
          expect(value.presence[advice.part]).toBe('not-heard')
      }),
    )
  })
})

describe('what to keep', () => {
  test('an owned decision is kept before all else, in the words of the speaker', () => {
    expect(toKeep(judged(ALL))).toMatchObject({
      sentence: 2,
      quote: 'I skipped the load test to keep the date.',
    })
  })

  test('a line that may carry a tone is not praised, though it is too little for a mark', () => {
    const owned = { ...say('role', 'I skipped it, surprise surprise, to keep the date.'), toneChance: 0.21 }
    expect(toKeep(judged([owned]))).toBeNull()
    expect(toKeep(judged([{ ...owned, toneChance: 0.1 }]))).not.toBeNull()
  })

  test('a line that carries a mark, or of which the judge is not sure, is not kept', () => {
    const marked = say('role', 'I skipped it, but so would you.', {
      kind: 'excuse',
      quote: 'but so would you',
    })
    const unsure = { ...say('learning', 'Now we all write tests, I think.'), confidence: 0.4 }
    expect(toKeep(judged([marked, unsure]))).toBeNull()
    expect(toKeep(judged([marked, unsure, say('response', 'I called all four of them.')]))?.sentence).toBe(2)
  })

  test('where something was worked on is no line to keep', () => {
    expect(toKeep(judged([say('context', 'There were four of us on it.')]))).toBeNull()
  })

  test('small talk and an empty answer have nothing to keep', () => {
    expect(toKeep(judged([]))).toBeNull()
    expect(toKeep(judged([say('none', 'That is a great question, thank you.')]))).toBeNull()
  })
})

test('each kind of tone has a reading that completes "may hear this as", and a question', () => {
  for (const kind of TONES) {
    expect(TONE_WORDS[kind].reading).toMatch(/^[a-z].*[a-z]$/)
    expect(TONE_WORDS[kind].question).toMatch(/\?$/)
  }
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ARC, PARTS } from '../../../src/core/arc.ts'
import { createJudge } from '../../../src/core/judge/judge.ts'
import { parseWeights } from '../../../src/core/judge/weights.ts'
import { readWeightsFile } from './weights-fixture.ts'

const judge = createJudge(parseWeights(readWeightsFile()))

const STRONG = [
  'Two years ago I was leading the move of our billing system to a new database, with a team of four.',
  'It mattered because every invoice of eleven thousand customers went through it.',
  'On the first night the job ran out of connections and we lost about four hours of invoices.',
  'Customers called support and two of them threatened to leave.',
  "I had decided to skip the load test because I assumed the staging numbers were good enough, and I didn't ask anyone.",
  'That was my call, and it was the wrong one.',
  'As soon as I saw the errors I rolled it back and told my manager and the support lead what had happened.',
  'Then we replayed the missing invoices from the log over the weekend.',
  'What I learned is that an assumption of mine is a risk until somebody has tried to break it.',
  'Now I always write a load test into the plan before I agree to a date.',
  'Six months later we moved the payments the same way, and there was no outage at all.',
]

describe('the judge', () => {
  test('finds all six parts of a story that tells them', () => {
    const { annotations, presence, story } = judge(STRONG)
    const meant = [
      'context',
      'context',
      'failure',
      'failure',
      'role',
      'role',
      'response',
      'response',
      'learning',
      'learning',
    ]
    const right = [...meant, 'outcome'].filter((part, index) => annotations[index]?.part === part)
    // Retrained weights may waver on a sentence; on more than that they are broken.
    expect(right.length).toBeGreaterThanOrEqual(10)
    expect(ARC.filter((part) => presence[part] === 'not-heard')).toEqual([])
    expect(story).toMatchObject({
      category: 'technical',
      severity: 'sweet-spot',
      denial: false,
      stakes: true,
    })
  })

  test('hears no learning and no outcome where the story stops at the repair', () => {
    const { presence } = judge(STRONG.slice(0, 8))
    expect(presence).toMatchObject({ context: 'told', failure: 'told', role: 'told', response: 'told' })
    expect(['not-heard', 'not-sure']).toContain(presence.learning)
    expect(['not-heard', 'not-sure']).toContain(presence.outcome)
  })

  test('marks an accusation and leaves a fact that is owned in the same breath alone', () => {
    const accused = judge([
      'The launch slipped by a month.',
      'The PM never told us about the deadline, as always.',
    ])
    expect(accused.annotations[1]?.tone.map((it) => it.kind)).toEqual(['blame'])
    const owned = judge([
      ...STRONG.slice(0, 4),
      'The vendor was late, and I had no fallback plan, which was on me.',
    ])
    expect(owned.annotations[4]?.tone).toEqual([])
  })

  test('a mark is more certain where the accusation is plainer, and in the company of others', () => {
    const certaintyOf = (...sentences: string[]): number =>
      judge(sentences).annotations.at(-1)?.tone[0]?.certainty ?? 0
    const plain = 'The vendor never told us anything, as usual.'
    expect(certaintyOf(plain)).toBeGreaterThan(certaintyOf('The vendor sent us the plan on Monday.'))
    expect(certaintyOf('It was all their fault, and nobody ever listens.', plain)).toBeGreaterThan(
      certaintyOf('I should have asked, and that was on me.', plain),
    )
  })

  test('hears a denial of ever having failed', () => {
    const { story } = judge([
      "I've never really failed, to be honest.",
      'I guess my weakness is that I care too much.',
    ])
    expect(story.denial).toBe(true)
  })

  test.each([
    'Of course they threw me under the bus because I was the only woman on the team.',
    'My manager never told me anything because I am Black.',
    'It was their fault, they discriminated against everyone over fifty.',
    'The lead blamed me for it, and he had been harassing me for months.',
    'They never listened to me, they just laughed at my accent.',
    'Honestly nobody would have survived the sexist jokes from that vendor.',
    'They never invited me, it was for being gay, as always.',
  ])('never marks a remark about discrimination or harassment: %s', (remark) => {
    const { annotations } = judge([
      'The PM kept changing her mind.',
      remark,
      'Nobody ever told us about it, as usual.',
    ])
    expect(annotations[1]?.tone).toEqual([])
  })

  test('an empty answer has no sentences, and nothing of it was heard', () => {
    const { annotations, presence, story } = judge([])
    expect(annotations).toEqual([])
    expect(new Set(Object.values(presence))).toEqual(new Set(['not-heard']))
    expect(story.denial).toBe(false)
  })

  test('an empty sentence stays in its place and changes nothing for the others', () => {
    const bare = judge(STRONG)
    const padded = judge(['', ...STRONG.slice(0, 5), ' \n', ...STRONG.slice(5)])
    expect(padded.annotations[0]).toEqual({ text: '', part: 'none', confidence: 1, tone: [] })
    expect(padded.annotations.filter((it) => it.text.trim() !== '')).toEqual(bare.annotations)
    expect(padded.presence).toEqual(bare.presence)
  })

  test('whatever is said, sentences come back one for one, with quotes that stand in them', () => {
    const words = fc.constantFrom(
      ...'I we they never told assumed broke fixed learned now, because honestly it was not my fault. but 3.5 émile 😀 -- "well" \n'.split(
        ' ',
      ),
    )
    const sentence = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 30 }).map((it) => it.join(' ')),
    )
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 12 }), (sentences) => {
        const { annotations } = judge(sentences)
        expect(annotations.map((it) => it.text)).toEqual(sentences)
        for (const { text, part, confidence, tone } of annotations) {
          expect(PARTS).toContain(part)
          expect(confidence).toBeGreaterThan(0)
          expect(confidence).toBeLessThanOrEqual(1)
          for (const { quote, certainty } of tone) {
            expect(certainty).toBeGreaterThan(0)
            expect(certainty).toBeLessThanOrEqual(1)
            expect(quote.trim()).not.toBe('')
            expect(text).toContain(quote)
          }
        }
        expect(judge(sentences).annotations).toEqual(annotations)
      }),
      { numRuns: 50 },
    )
  })
})

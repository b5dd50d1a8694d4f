import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openReader } from '../../../src/cli/reader-files.ts'
import { ARC, type Judge, PARTS } from '../../../src/core/arc.ts'
import { createJudge } from '../../../src/core/judge/judge.ts'
import { parseWeights } from '../../../src/core/judge/weights.ts'
import { readWeightsFile } from './weights-fixture.ts'

const weights = parseWeights(readWeightsFile())
const judges: [string, Judge][] = [
  ['with the encoder', createJudge(weights, await openReader())],
  ['by its linear models alone', createJudge(weights)],
]

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

describe.each(judges)('the judge %s', (_name, judge) => {
  test('finds all six parts of a story that tells them', async () => {
    const { annotations, presence, story } = await judge(STRONG)
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

  test('hears no learning and no outcome where the story stops at the repair', async () => {
    const { presence } = await judge(STRONG.slice(0, 8))
    expect(presence).toMatchObject({ context: 'told', failure: 'told', role: 'told', response: 'told' })
    expect(['not-heard', 'not-sure']).toContain(presence.learning)
    expect(['not-heard', 'not-sure']).toContain(presence.outcome)
  })

  test('marks an accusation and leaves a fact that is owned in the same breath alone', async () => {
    const accused = await judge([
      'The launch slipped by a month.',
      'The PM never told us about the deadline, as always.',
    ])
    expect(accused.annotations[1]?.tone.map((it) => it.kind)).toEqual(['blame'])
    const owned = await judge([
      ...STRONG.slice(0, 4),
      'The vendor was late, and I had no fallback plan, which was on me.',
    ])
    expect(owned.annotations[4]?.tone).toEqual([])
  })

  test('a mark is more certain where the accusation is plainer, and in the company of others', async () => {
    const certaintyOf = async (...sentences: string[]): Promise<number> =>
      (await judge(sentences)).annotations.at(-1)?.tone[0]?.certainty ?? 0
    const plain = 'The vendor never told us anything, as usual.'
    expect(await certaintyOf(plain)).toBeGreaterThan(
      await certaintyOf('The vendor sent us the plan on Monday.'),
    )
    expect(await certaintyOf('It was all their fault, and nobody ever listens.', plain)).toBeGreaterThan(
      await certaintyOf('I should have asked, and that was on me.', plain),
    )
  })

  test('hears a denial of ever having failed', async () => {
    const { story } = await judge([
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
  ])('never marks a remark about discrimination or harassment: %s', async (remark) => {
    const { annotations } = await judge([
      'The PM kept changing her mind.',
      remark,
      'Nobody ever told us about it, as usual.',
    ])
    expect(annotations[1]?.tone).toEqual([])
  })

  test('an empty answer has no sentences, and nothing of it was heard', async () => {
    const { annotations, presence, story } = await judge([])
    expect(annotations).toEqual([])
    expect(new Set(Object.values(presence))).toEqual(new Set(['not-heard']))
    expect(story.denial).toBe(false)
  })

  test('an empty sentence stays in its place and changes nothing for the others', async () => {
    const bare = await judge(STRONG)
    const padded = await judge(['', ...STRONG.slice(0, 5), ' \n', ...STRONG.slice(5)])
    expect(padded.annotations[0]).toEqual({ text: '', part: 'none', confidence: 1, tone: [] })
    expect(padded.annotations.filter((it) => it.text.trim() !== '')).toEqual(bare.annotations)
    expect(padded.presence).toEqual(bare.presence)
  })

  test('whatever is said, sentences come back one for one, with quotes that stand in them', async () => {
    const words = fc.constantFrom(
      ...'I we they never told assumed broke fixed learned now, because honestly it was not my fault. but 3.5 émile 😀 -- "well" \n'.split(
        ' ',
      ),
    )
    const sentence = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 30 }).map((it) => it.join(' ')),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(sentence, { maxLength: 12 }), async (sentences) => {
        const { annotations } = await judge(sentences)
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
        expect((await judge(sentences)).annotations).toEqual(annotations)
      }),
      { numRuns: 50 },
    )
    // Six hundred sentences, some of them read three times: that is seconds where others work beside it.
  }, 30_000)
})

import { describe, expect, it } from 'vitest'
import { addFeedback, placeComments, toSharedTake } from '../../../src/core/portable/share.ts'
import type { Feedback } from '../../../src/core/portable/shared-take.ts'
import { toReport } from '../../../src/core/report/report.ts'
import { writtenTake } from '../../app/takes.ts'

const take = writtenTake(
  [
    { text: 'Anna and I lost 40 invoices.', part: 'failure', start: 1 },
    { text: 'I called Anna myself.', part: 'response', start: 10 },
  ],
  {},
  {
    title: 'The day with Anna',
    storyId: 'secret-story',
    reflection: 'secret reflection',
    corrections: [{ name: 'value', value: 'secret value', sentence: 0 }],
    revision: { changedAtMs: 1, visits: ['secret visit'] },
  },
)
const report = toReport(take)
const shared = (choice: Partial<Parameters<typeof toSharedTake>[4]> = {}) =>
  toSharedTake(take, report, take.title, [0.5], { hasAudio: true, hasJudgement: false, names: [], ...choice })

const feedback = (changes: Partial<Feedback> = {}): Feedback => ({
  format: 'candor-feedback',
  version: 1,
  id: 'f',
  takeId: 'a',
  from: 'Bea',
  savedAtMs: 1,
  trust: 'more',
  remembers: 'The invoices',
  comments: [],
  ...changes,
})

describe('what is given away', () => {
  it('is what was said, and nothing that the speaker kept to themselves', () => {
    const json = JSON.stringify(shared())
    expect(json).toContain('Anna and I lost 40 invoices.')
    expect(json).not.toMatch(/secret/)
  })

  it('leaves the program’s judgement out unless it is chosen', () => {
    expect(shared().judgement).toBeNull()
    expect(shared().sentences.every(({ part }) => part === null)).toBe(true)
    const judged = shared({ hasJudgement: true })
    expect(judged.sentences.map(({ part }) => part)).toEqual(['failure', 'response'])
    expect(judged.judgement?.next).toBe(report?.advice.text)
  })

  it('is the words alone where the sound is left out', () => {
    expect(shared({ hasAudio: false })).toMatchObject({ duration: null, peaks: [] })
    expect(shared({ hasAudio: false }).sentences[1]).toMatchObject({ start: null, end: null })
  })

  it('has no name that is blacked out in any of its texts', () => {
    const json = JSON.stringify(shared({ hasJudgement: true, names: ['Anna'] }))
    expect(json).not.toMatch(/anna/i)
    expect(json).toContain('█████ and I lost 40 invoices.')
    expect(json).toContain('The day with █████')
  })

  it('can be a recording that nobody has written down', () => {
    const silent = { ...take, transcript: { name: 'none' as const } }
    expect(
      toSharedTake(silent, null, 'Untitled', [], { hasAudio: true, hasJudgement: true, names: [] }),
    ).toMatchObject({ sentences: [], judgement: null, duration: 60 })
  })
})

describe('feedback', () => {
  it('that comes twice is there once, as it was saved last', () => {
    const first = feedback()
    const later = feedback({ savedAtMs: 2, from: 'Bea B.' })
    expect(addFeedback([first], first)).toEqual([first])
    expect(addFeedback([first], later)).toEqual([later])
    expect(addFeedback([later], first)).toEqual([later])
    expect(addFeedback([first], feedback({ id: 'g' }))).toHaveLength(2)
  })

  it('stands at its moment, though the sentences were cut anew since', () => {
    const sentences = report?.sentences ?? []
    const comments = [
      { at: 11, sentence: 0, text: 'late' },
      { at: null, sentence: 0, text: 'first' },
      { at: null, sentence: 7, text: 'gone' },
      { at: 0.2, sentence: null, text: 'before a word' },
      { at: null, sentence: 0.5, text: 'odd' },
    ]
    const { placed, loose } = placeComments([feedback({ comments })], sentences)
    expect(placed.get(1)?.map(({ text }) => text)).toEqual(['late'])
    expect(placed.get(0)?.map(({ text, from }) => [text, from])).toEqual([['first', 'Bea']])
    expect(loose.map(({ text }) => text)).toEqual(['gone', 'before a word', 'odd'])
  })

  it('can be a hundred thousand comments on one line', () => {
    const comments = Array.from({ length: 100_000 }, () => ({ at: 1, sentence: 0, text: 'again' }))
    expect(placeComments([feedback({ comments })], report?.sentences ?? []).placed.get(0)).toHaveLength(
      100_000,
    )
  }, 5000)
})

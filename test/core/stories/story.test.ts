import { describe, expect, it } from 'vitest'
import { toReport } from '../../../src/core/report/report.ts'
import { toDraft } from '../../../src/core/stories/story.ts'
import type { Take } from '../../../src/core/take.ts'
import { writtenTake } from '../../app/takes.ts'

const take = writtenTake([
  { text: 'In spring I led the billing team of four.', part: 'context' },
  { text: 'We lost it.', part: 'failure' },
  { text: 'We sent three hundred wrong invoices to Acme in 2 days, and nobody saw.', part: 'failure' },
  {
    text: 'The PM never told me about the new rate at all.',
    part: 'role',
    tone: [{ kind: 'blame', quote: 'The PM never told me' }],
  },
  {
    text: 'Somebody may have called them, I am not sure whether it was me.',
    part: 'response',
    confidence: 0.3,
  },
  {
    text: 'Now I write down every assumption before we begin and I read it out aloud to whoever owns the data.',
    part: 'learning',
  },
])
const draftOf = (changes: Partial<Take> = {}) => {
  const changed = { ...take, ...changes }
  return toDraft(changed, toReport(changed)!)
}

describe('a story proposed from a take', () => {
  it('has a title and notes in the words that were said, none of them long', () => {
    const { title, notes } = draftOf()
    expect(title).toBe('We sent three hundred wrong invoices …')
    expect(notes.context).toBe('In spring I led the billing team of four')
    expect(notes.failure).toBe('We sent three hundred wrong invoices to Acme in 2 days, and nobody saw')
    expect(notes.learning).toBe('Now I write down every assumption before we begin and I read it out …')
  })

  it('has no note of what is marked, or of what is not sure', () => {
    expect(draftOf().notes).toMatchObject({ role: '', response: '', outcome: '' })
  })

  it('keeps the take’s own name, and the question that it answered', () => {
    expect(draftOf({ title: 'Billing' }).title).toBe('Billing')
    expect(draftOf({ prompt: 'Tell me about a mistake you made.' }).prompts).toEqual(['mistake'])
    expect(draftOf({ prompt: 'And what of your own?' }).prompts).toEqual(['own And what of your own?'])
  })

  it('is of the category that the judge read, or of the first', () => {
    expect(draftOf().category).toBe('technical')
    if (take.transcript.name === 'none') return
    const { judgement } = take.transcript
    const of = (category: 'leadership' | 'other') =>
      draftOf({
        transcript: {
          ...(take.transcript as Extract<Take['transcript'], { name: 'written' }>),
          judgement: { ...judgement, story: { ...judgement.story, category } },
        },
      }).category
    expect(of('leadership')).toBe('leadership')
    expect(of('other')).toBe('technical')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyTerms,
  findTerm,
  joinNext,
  keepEdits,
  moveCorrections,
  rebase,
  rewrite,
} from '../../src/core/edits.ts'
import type { Correction } from '../../src/core/take.ts'
import type { Sentence } from '../../src/core/words.ts'
import { speak } from '../app/takes.ts'

const said = (text: string, start: number): Sentence => ({ text, words: speak(text, start) })
const typed = (text: string): Sentence => ({ text, words: [] })
const answer = [said('We lost the cash entry.', 0), said('I had not asked.', 10), said('I called them.', 20)]
const textsOf = (sentences: readonly Sentence[] = []): string[] => sentences.map(({ text }) => text)

describe('writing a sentence anew', () => {
  it('keeps the times of the words that stay', () => {
    const edit = rewrite(answer, 0, 'We lost the cache entry.')
    const words = edit?.sentences[0]?.words ?? []
    expect(words.map(({ text }) => text)).toEqual(['We', 'lost', 'the', 'cache', 'entry.'])
    expect(words.filter(({ text }) => text !== 'cache')).toEqual(
      answer[0]?.words.filter(({ text }) => text !== 'cash'),
    )
    expect(words[3]).toMatchObject({ start: 3, end: 3.5 })
    expect(edit?.sentences[0]?.edited).toBe(true)
    expect(edit?.sentences.slice(1)).toEqual(answer.slice(1))
  })

  it('splits it where a new line begins', () => {
    const edit = rewrite(answer, 0, 'We lost.\n\n The cash entry. ')
    expect(textsOf(edit?.sentences)).toEqual([
      'We lost.',
      'The cash entry.',
      'I had not asked.',
      'I called them.',
    ])
    expect(edit?.sentences[1]?.words[0]?.start).toBe(2)
  })

  it('works without times on a typed answer', () => {
    const edit = rewrite([typed('I broke it.')], 0, 'I broke it.\nBadly.')
    expect(edit?.sentences).toEqual([
      { text: 'I broke it.', words: [], edited: true },
      { text: 'Badly.', words: [], edited: true },
    ])
  })

  it.each([
    ['nothing is left of it', 0, ' \n '],
    ['nothing changes', 0, 'We lost the cash entry.'],
    ['there is no such sentence', 9, 'What?'],
  ])('is no edit where %s', (_case, index, text) => {
    expect(rewrite(answer, index, text)).toBeNull()
  })

  it('keeps words in order, within the sentence, whatever is written', () => {
    const word = fc.constantFrom('We', 'lost', 'cash', 'the', 'new', 'entry.', 'x', '\n')
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const edit = rewrite(answer, 0, words.join(' '))
        const own = edit?.sentences.slice(0, -2).flatMap((sentence) => sentence.words) ?? []
        own.forEach(({ start, end }, place) => {
          expect(end).toBeGreaterThanOrEqual(start)
          expect(start).toBeGreaterThanOrEqual(own[place - 1]?.end ?? 0)
          expect(end).toBeLessThanOrEqual(4.5)
        })
      }),
    )
  })
})

describe('joining a sentence with the next', () => {
  it('makes one of both, with all words', () => {
    const edit = joinNext(answer, 1)
    expect(textsOf(edit?.sentences)).toEqual(['We lost the cash entry.', 'I had not asked. I called them.'])
    expect(edit?.sentences[1]?.words).toHaveLength(7)
  })

  it('is no edit at the end', () => {
    expect(joinNext(answer, 2)).toBeNull()
  })
})

describe('corrections', () => {
  const corrections: Correction[] = [
    { name: 'part', sentence: 0, part: 'failure' },
    { name: 'mark', sentence: 2, kind: 'blame' },
    { name: 'answer', part: 'outcome', answer: 'no' },
  ]
  const places = (list: readonly Correction[]): (number | string)[] =>
    list.map((one) => ('sentence' in one ? one.sentence : one.name))

  it('go where their sentence goes when one before it is split or joined', () => {
    const split = rewrite(answer, 0, 'We lost.\nThe cash entry.')
    const joined = joinNext(answer, 0)
    expect(split && places(moveCorrections(corrections, split))).toEqual([0, 3, 'answer'])
    expect(joined && places(moveCorrections(corrections, joined))).toEqual([0, 1, 'answer'])
  })

  it('survive another transcription at their moment, and go where nothing is said there any more', () => {
    const fresh = [said('We lost the cache entry and', 0), said('called.', 21)]
    expect(places(rebase(corrections, answer, fresh))).toEqual([0, 1, 'answer'])
    expect(places(rebase(corrections, answer, [said('Hello.', 40)]))).toEqual(['answer'])
  })
})

describe('another transcription', () => {
  it('keeps the sentences that the user wrote, and what was said around them', () => {
    const own = rewrite(answer, 1, 'I had not asked Ana.')?.sentences ?? []
    const fresh = [said('We lost the cache entry.', 0), said('I did not ask. We', 10), said('called.', 21)]
    expect(textsOf(keepEdits(own, fresh))).toEqual([
      'We lost the cache entry.',
      'I had not asked Ana.',
      'We',
      'called.',
    ])
  })

  it('changes nothing where the user wrote nothing', () => {
    const fresh = [said('Hello there.', 3)]
    expect(keepEdits(answer, fresh)).toEqual(fresh)
  })
})

describe('the user’s own terms', () => {
  it.each([
    ['We lost the cash entry.', 'We lost the cache entry.', { heard: 'cash', meant: 'cache' }],
    [
      'The cue Bernetes node died.',
      'The Kubernetes node died.',
      { heard: 'cue Bernetes', meant: 'Kubernetes' },
    ],
    ['It was Anna.', 'It was Ana.', { heard: 'Anna', meant: 'Ana' }],
  ])('are found in the edit of «%s»', (before, after, term) => {
    expect(findTerm(before, after)).toEqual(term)
  })

  it.each([
    ['something only added', 'We lost it.', 'We lost it all.'],
    ['a sentence of its own', 'We lost it on a Monday.', 'Nobody knew what to do then.'],
    ['marks alone', 'We lost it', 'We lost it!'],
  ])('are not %s', (_case, before, after) => {
    expect(findTerm(before, after)).toBeNull()
  })

  it('are put right wherever they stand as words, and nowhere else', () => {
    const terms = [{ heard: 'cash', meant: 'cache' }]
    const sentences = [said('Cash, the cash; cashier and cash.', 0), said('Nothing.', 9)]
    const fixed = applyTerms(sentences, terms)
    expect(textsOf(fixed)).toEqual(['cache, the cache; cashier and cache.', 'Nothing.'])
    expect(fixed[0]?.words.map(({ start }) => start)).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('leave the list alone where there is nothing to put right', () => {
    expect(applyTerms(answer, [{ heard: 'kafka', meant: 'Kafka' }])).toBe(answer)
  })
})

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitText, toSentences } from '../../src/core/sentences.ts'
import type { Word } from '../../src/core/words.ts'

/** Words of 0.3 s, one right after the other; a number among them is a silence in seconds. */
function speak(...parts: (string | number)[]): Word[] {
  let time = 0
  return parts.flatMap((part) => {
    if (typeof part === 'number') {
      time += part
      return []
    }
    return part.split(' ').map((text) => {
      const word = { text, start: time, end: time + 0.3 }
      time += 0.3
      return word
    })
  })
}

const texts = (words: Word[]): string[] => toSentences(words).map((sentence) => sentence.text)

describe('words to sentences', () => {
  test('a full stop, a question mark and an exclamation mark end a sentence', () => {
    expect(texts(speak('We shipped it. Why? Nobody asked! So I did.'))).toEqual([
      'We shipped it.',
      'Why?',
      'Nobody asked!',
      'So I did.',
    ])
  })

  test.each([
    ['We met at 3 p.m. on Friday.'],
    ['It took 3.5 hours in total.'],
    ['We used a queue, e.g. Kafka, for it.'],
    ['I told Dr. Smith about it.'],
    ['I asked J. Smith about it.'],
    ['I was like "Why?" and went home.'],
    ['And then it... just stopped.'],
    ['We were on version no. 5 of it.'],
  ])('%s is one sentence', (text) => {
    expect(texts(speak(text))).toEqual([text])
    expect(splitText(text)).toEqual([text])
  })

  test('an abbreviation ends a sentence where the next one begins with a capital', () => {
    expect(texts(speak('It broke at 3 p.m. Nobody saw it.'))).toEqual([
      'It broke at 3 p.m.',
      'Nobody saw it.',
    ])
  })

  test('a letter that names a thing ends a sentence', () => {
    expect(splitText('There was no plan B. We waited.')).toEqual(['There was no plan B.', 'We waited.'])
  })

  test('a full stop ends a sentence though the next word has no capital', () => {
    expect(splitText('i failed. it was bad.')).toEqual(['i failed.', 'it was bad.'])
  })

  test('a long pause without a full stop ends a sentence', () => {
    expect(texts(speak('we lost the whole database', 1.6, 'I had to call my manager'))).toEqual([
      'we lost the whole database',
      'I had to call my manager',
    ])
  })

  test('a search for the next word does not end a sentence, however long', () => {
    expect(texts(speak('I had to go and tell my', 3, 'manager about what had happened'))).toHaveLength(1)
  })

  test('a pause before the last words does not cut them off', () => {
    expect(texts(speak('so we lost the whole database', 2, 'on Friday.'))).toHaveLength(1)
  })

  test('a very long run-on is cut at its longest pause', () => {
    const half = 'we did this and that and then more of it '.repeat(4).trim()
    const sentences = texts(speak(half, 0.8, half))
    expect(sentences).toEqual([half, half])
  })

  test('a run-on of hours is cut at its pauses, the longest ones first', () => {
    const words = Array.from({ length: 100_000 }, (_, at) => ({ text: 'word', start: at, end: at + 0.5 }))
    const sentences = toSentences(words)
    expect(sentences.flatMap((sentence) => sentence.words)).toEqual(words)
    expect(Math.max(...sentences.map((sentence) => sentence.words.length))).toBeLessThanOrEqual(60)
    // All pauses are alike: each cut is as near to the beginning as a piece may be short.
    expect(sentences.slice(0, 3).map((sentence) => sentence.words.length)).toEqual([8, 8, 8])
  })

  test('a run-on without a pause or a comma stays whole', () => {
    const text = 'word '.repeat(200).trim()
    expect(texts(speak(text))).toEqual([text])
  })

  test('no piece of a run-on has fewer than eight words', () => {
    const gap = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1.1, noNaN: true }))
    fc.assert(
      fc.property(fc.array(gap, { minLength: 100, maxLength: 300 }), (gaps) => {
        const words = speak(...gaps.flatMap((seconds) => [seconds, 'word']))
        const sentences = toSentences(words)
        expect(sentences.flatMap((sentence) => sentence.words)).toEqual(words)
        for (const { words: own } of sentences) expect(own.length).toBeGreaterThanOrEqual(8)
      }),
    )
  })

  test.each([
    ['dots', `${'.'.repeat(200_000)}x`],
    ['closing marks', `x${'.")'.repeat(100_000)}x`],
    ['letters', `${'x'.repeat(500_000)}.`],
  ])('a word is read in one go, however many %s it has', (_what, word) => {
    expect(splitText(`${word} Next.`)).toHaveLength(word.endsWith('.') ? 2 : 1)
    expect(texts(speak(`${word} Next.`))).toHaveLength(word.endsWith('.') ? 2 : 1)
  })

  test('words of white space only are dropped, and no words give no sentences', () => {
    expect(toSentences([])).toEqual([])
    expect(texts([{ text: ' ', start: 0, end: 1 }, ...speak('Hello.')])).toEqual(['Hello.'])
  })

  test('every word lands in one sentence, in order, with its times', () => {
    const word = fc.record({
      text: fc.constantFrom(
        'I',
        'we',
        'failed.',
        'p.m.',
        'Why?',
        'Then',
        'the',
        'so,',
        '3.5',
        'A.',
        'wait...',
        '"No."',
      ),
      gap: fc.double({ min: 0, max: 4, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(word, { maxLength: 200 }), (items) => {
        let time = 0
        const words = items.map(({ text, gap }) => {
          const start = time + gap
          time = start + 0.2
          return { text, start, end: time }
        })
        const sentences = toSentences(words)
        expect(sentences.flatMap((sentence) => sentence.words)).toEqual(words)
        for (const { text, words: own } of sentences) expect(text).toBe(own.map((it) => it.text).join(' '))
      }),
      { numRuns: 60 },
    )
  })
})

describe('typed text to sentences', () => {
  test('a blank line and a bullet begin a new sentence', () => {
    expect(splitText('What happened\n\nI broke it\n- we told nobody\n- we fixed it')).toEqual([
      'What happened',
      'I broke it',
      '- we told nobody',
      '- we fixed it',
    ])
  })

  test('a line break within a sentence is a space', () => {
    expect(splitText('I broke\nit.')).toEqual(['I broke it.'])
  })

  test('a closing quotation mark stays with its sentence', () => {
    expect(splitText('He said "stop." Then he left.')).toEqual(['He said "stop."', 'Then he left.'])
  })

  test('nothing but white space is no sentence', () => {
    expect(splitText(' \n\n \t')).toEqual([])
  })

  test('no character but white space is ever lost', () => {
    const unit = fc.constantFrom(
      'I',
      ' ',
      '.',
      '?',
      '\n',
      '\n\n',
      '- ',
      'e.g.',
      '"',
      '3.5',
      'was',
      '…',
      'é',
      '漢字',
      '\r\n\r\n',
      '1. ',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(unit).map((units) => units.join('')),
        ),
        (text) => {
          expect(splitText(text).join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
        },
      ),
    )
  })
})

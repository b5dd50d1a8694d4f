import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTranscript } from '../../../../src/core/portable/transcript-files.ts'
import { toWebVtt } from '../../../../src/core/portable/transcript/web-vtt.ts'
import { toSentences } from '../../../../src/core/sentences.ts'
import type { Word } from '../../../../src/core/words.ts'

/** Words of 0.4 s and a breath of 0.1 s after each, from `start` on. */
const speak = (text: string, start = 0): Word[] =>
  text.split(' ').map((word, at) => ({ text: word, start: start + at / 2, end: start + at / 2 + 0.4 }))

const spanOf = (cue: string): string => cue.split('\n', 1)[0] ?? ''
const textOf = (cue: string): string => cue.slice(spanOf(cue).length + 1).replaceAll(/<[\d:.]+>/g, '')
const cuesOf = (...sentences: Word[][]): string[] =>
  toWebVtt(sentences.map((words) => ({ words })))
    ?.trimEnd()
    .split('\n\n')
    .slice(1) ?? []

describe('a transcript as WebVTT', () => {
  it('has a cue a sentence, with the times of its words', () => {
    const words = [
      { text: 'We', start: 3599.5, end: 3599.75 },
      { text: 'failed.', start: 3600.25, end: 3601 },
    ]
    expect(toWebVtt([{ words }, { words: [{ text: 'Twice.', start: 3661.001, end: 3661.001 }] }])).toBe(
      'WEBVTT\n\n' +
        '00:59:59.500 --> 01:00:01.000\nWe<00:59:59.750> <01:00:00.250>failed.\n\n' +
        '01:01:01.001 --> 01:01:01.002\nTwice.\n',
    )
  })

  it('has nothing that is said turn into markup, a note or the times of a cue', () => {
    const [cue = ''] = cuesOf(speak('NOTE 00:01.000 --> 00:02.000 </v><b> &amp;'))
    expect(textOf(cue)).toBe('NOTE 00:01.000 --&gt; 00:02.000 &lt;/v&gt;&lt;b&gt; &amp;amp;')
    expect(textOf(cuesOf([{ text: ' a\n\nb ', start: 0, end: 1 }])[0] ?? '')).toBe('a b')
  })

  it('shows a long sentence in several cues, cut where it is least felt', () => {
    const clauses = [
      'So we moved the whole of billing over,',
      'and nobody had asked the people who paid us for it.',
    ]
    const cues = cuesOf(speak(clauses.join(' ')))
    expect(cues.map(textOf)).toEqual(clauses)
    expect(cues.map(spanOf)).toEqual(['00:00:00.000 --> 00:00:03.900', '00:00:04.000 --> 00:00:09.400'])
  })

  it('shows a long sentence that takes no time in several cues too, of one length where nothing parts them', () => {
    const cues = cuesOf(
      Array.from({ length: 12 }, (_, at) => ({ text: 'everything', start: at / 4, end: (at + 1) / 4 })),
    )
    expect(cues.map((cue) => textOf(cue).split(' ').length)).toEqual([6, 6])
  })

  it('cuts rather at a silence than in the middle', () => {
    expect(cuesOf([...speak('We had to wait'), ...speak('for weeks', 8)]).map(textOf)).toEqual([
      'We had to wait',
      'for weeks',
    ])
  })

  it('has no time outside of its cue, and none twice', () => {
    const words = [
      { text: 'a', start: 1, end: 3 },
      { text: 'b', start: 1, end: 1.5 },
      { text: 'c', start: 1.5, end: 2 },
    ]
    expect(cuesOf(words)).toEqual(['00:00:01.000 --> 00:00:02.000\na b<00:00:01.500> c'])
  })

  it('shows a short sentence that takes long in several cues too, but never cuts a word', () => {
    expect(cuesOf([...speak('It was gone,'), ...speak('all of it.', 8)]).map(textOf)).toEqual([
      'It was gone,',
      'all of it.',
    ])
    expect(cuesOf([{ text: 'x'.repeat(200), start: 0, end: 20 }])).toHaveLength(1)
  })

  it('is not there where a sentence has no times', () => {
    expect(toWebVtt([])).toBeNull()
    expect(toWebVtt([{ words: [] }])).toBeNull()
    expect(toWebVtt([{ words: speak('I failed.') }, { words: [{ text: ' ', start: 1, end: 2 }] }])).toBeNull()
  })
})

const spoken = fc
  .oneof(
    fc.constantFrom(
      '<',
      '&',
      '-->',
      '>',
      '&lt;',
      '<b>',
      '<00:00:01.000>',
      'NOTE',
      'WEBVTT',
      '42',
      '😀',
      'so',
      'it.',
      '{\\an8}',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  )
  .filter((text) => /^\S+$/.test(text) && !/^>>+$/.test(text))
/** A word, the silence before it and how long it is, in milliseconds. */
const utterance = fc.tuple(spoken, fc.nat(2000), fc.integer({ min: 1, max: 3000 }))

describe('a transcript that is written and read again', () => {
  it('says the same at the same times, whatever is said', () => {
    fc.assert(
      fc.property(fc.array(utterance, { minLength: 1, maxLength: 60 }), fc.nat(9e6), (said, begin) => {
        let time = begin / 1000
        const words = said.map(([text, silence, length]) => {
          const start = time + silence / 1000
          time = start + length / 1000
          return { text, start, end: time }
        })
        const vtt = toWebVtt(toSentences(words)) ?? ''
        expect(vtt.match(/-->/g)?.length).toBe(vtt.match(/^\S+ --> \S+$/gm)?.length)
        const read = parseTranscript('a.vtt', vtt)?.flatMap((sentence) => sentence.words) ?? []
        expect(read.map(({ text }) => text)).toEqual(words.map(({ text }) => text))
        read.forEach(({ start, end }, index) => {
          expect(Math.abs(start - (words[index]?.start ?? 0))).toBeLessThan(0.01)
          expect(Math.abs(end - (words[index]?.end ?? 0))).toBeLessThan(0.01)
        })
      }),
      { numRuns: 500 },
    )
  })
})

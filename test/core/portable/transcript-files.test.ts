import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTranscript } from '../../../src/core/portable/transcript-files.ts'
import type { Word } from '../../../src/core/words.ts'
import { CPP, OPENAI, ROLLING, SUBRIP, TRANSFORMERS, WEBVTT } from './transcripts.ts'

const wordsOf = (name: string, text: string): Word[] | null =>
  parseTranscript(name, text)?.flatMap(({ words }) => words) ?? null
const said = (name: string, text: string): string | null =>
  wordsOf(name, text)
    ?.map((word) => word.text)
    .join(' ') ?? null
/** "word start end" of each word, to the hundredth of a second. */
const timed = (name: string, text: string): string[] | null =>
  wordsOf(name, text)?.map((word) => `${word.text} ${word.start.toFixed(2)} ${word.end.toFixed(2)}`) ?? null

/** A WebVTT file of cues of a second each, one after the other. */
const vtt = (...cues: string[]): string =>
  ['WEBVTT', ...cues.map((cue, at) => `00:0${at}.000 --> 00:0${at + 1}.000\n${cue}`)].join('\n\n')
/** The same as SubRip. */
const srt = (...cues: string[]): string =>
  cues.map((cue, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at + 1},000\n${cue}\n`).join('\n')
const json = (value: unknown): string => JSON.stringify(value)

describe('captions', () => {
  it('are read as sentences whose words share the time of their cue by their length', () => {
    expect(parseTranscript('a.vtt', vtt('I am ok. Bye.'))).toEqual([
      {
        text: 'I am ok.',
        words: [
          { text: 'I', start: 0, end: 0.1 },
          { text: 'am', start: 0.1, end: 0.3 },
          { text: 'ok.', start: 0.3, end: 0.6 },
        ],
      },
      { text: 'Bye.', words: [{ text: 'Bye.', start: 0.6, end: 1 }] },
    ])
  })

  it('are read with all that WebVTT knows beside what is said', () => {
    expect(timed('Talk.EN.VTT', WEBVTT)).toEqual([
      'I 1.00 1.50',
      'led 1.50 2.00',
      'R&D. 2.00 4.00',
      'We 3600.00 3600.20',
      'lost 3600.20 3600.60',
      'a 3600.60 3600.70',
      'day. 3600.70 3601.10',
      'Take 3601.10 3601.50',
      'NOTE 3601.50 3601.90',
      'of 3601.90 3602.10',
      'it. 3602.10 3602.40',
    ])
  })

  it('are read as SubRip writes them', () => {
    expect(timed('talk.srt', SUBRIP)).toEqual([
      'We 0.50 1.00',
      'lost 1.00 2.00',
      'forty 2.50 3.75',
      'of 3.75 4.25',
      'them. 4.25 5.50',
      '2008 6.00 7.00',
      'was 8.00 8.75',
      'worse. 8.75 10.25',
    ])
  })

  it.each([
    ['without numbers', '00:00:00,000 --> 00:00:01,000\nOne\n\n00:00:01,000 --> 00:00:02,000\ntwo.\n'],
    ['with dots', '1\n00:00:00.0 --> 00:00:01.0\nOne\n\n2\n00:00:01.0 --> 00:00:02.0\ntwo.\n'],
    ['without hours', '1\n0:00 --> 0:01\nOne\n\n2\n0:01 --> 0:02\ntwo.'],
    ['with Windows’ ends of lines', srt('One', 'two.').replaceAll('\n', '\r\n')],
    ['with old Macs’ ends of lines', srt('One', 'two.').replaceAll('\n', '\r')],
    ['with a byte order mark', `\uFEFF${srt('One', 'two.')}`],
    ['without blank lines', srt('One', 'two.').replaceAll('\n\n', '\n')],
    ['with white space for blank lines', srt('One', 'two.').replaceAll('\n\n', '\n \t\n')],
    [
      'with names, as WebVTT has them',
      vtt('One', 'two.').replace('00:01.000 -->', 'name\n00:01.000 -->').replace('\n\nname', '\n \nname'),
    ],
    ['with a blank line before what is said', srt('\nOne', '\ntwo.')],
    ['with styles and places', srt('{\\an8}<font color="#fff">One</font>', '<b><i>two.</i></b>')],
    ['in the wrong order', srt('One', 'two.').split('\n\n').reverse().join('\n\n')],
    ['with an empty cue', `${srt('One', 'two.')}\n3\n00:00:02,000 --> 00:00:03,000\n`],
    ['with places beside the times', srt('One', 'two.').replaceAll(/,000$/gm, ',000 X1:40 X2:600')],
  ])('are read %s', (_case, text) => {
    expect(timed('a.srt', text)).toEqual(['One 0.00 1.00', 'two. 1.00 2.00'])
  })

  it('keep what only looks like markup', () => {
    expect(said('a.srt', srt('I <3 it & 2 < 3 > 1 {so} &so; AT&T'))).toBe(
      'I <3 it & 2 < 3 > 1 {so} &so; AT&T',
    )
    expect(said('a.vtt', vtt('&lt;b&gt; &amp;lt; &#39;&quot;&#x27; a&nbsp;b &#0; &#9999999;'))).toBe(
      `<b> &lt; '"' a b &#0; &#9999999;`,
    )
  })

  it.each([
    ['Speaker 1: We lost it.', 'We lost it.'],
    ['SPEAKER_00: We lost it.', 'We lost it.'],
    ['[SPEAKER_01] We lost it.', 'We lost it.'],
    ['[Speaker 2]: We lost it.', 'We lost it.'],
    ['&gt;&gt; Speaker B: We lost it.', 'We lost it.'],
    ['&gt;&gt; We lost it.', 'We lost it.'],
    ['Interviewer: What happened?', 'What happened?'],
    ['<v Ann Lee>We lost it.</v>', 'We lost it.'],
    ['The speaker: a man of few words.', 'The speaker: a man of few words.'],
    ['Lesson one: ask.', 'Lesson one: ask.'],
  ])('leave out who speaks and nothing else: %s', (cue, text) => {
    expect(said('a.vtt', vtt(cue))).toBe(text)
  })

  it('leave out names where most cues begin with one and one comes again', () => {
    expect(said('a.vtt', vtt('Ann Lee: One.', 'Bob: Two.', 'Ann Lee: Three.'))).toBe('One. Two. Three.')
    expect(said('a.vtt', vtt('First: one.', 'Second: two.', 'Third: three.'))).toBe(
      'First: one. Second: two. Third: three.',
    )
    expect(said('a.vtt', vtt('Result: none.', 'So.', 'Well.', 'Result: none.'))).toBe(
      'Result: none. So. Well. Result: none.',
    )
  })

  it('that roll say each word once, at its own time', () => {
    expect(timed('a.en.vtt', ROLLING)).toEqual([
      'so 0.16 0.48',
      'I 0.48 0.64',
      'broke 0.64 2.39',
      'the 2.40 2.60',
      'build. 2.60 4.00',
      'Twice. 4.01 6.00',
    ])
  })

  it.each([
    ['line by line', srt('so I', 'so I\nbroke it.'), 'so I broke it.'],
    ['over three lines', srt('a b\nc', 'a b\nc\nd.', 'c\nd.\ne.'), 'a b c d. e.'],
    ['on one line', srt('so', 'so I', 'so I broke', 'so I broke it.'), 'so I broke it.'],
  ])('that roll %s say each word once', (_case, text, once) => {
    expect(said('a.srt', text)).toBe(once)
  })

  it('in which a speaker repeats something say it as often', () => {
    expect(said('a.srt', srt('No.', 'No.', 'No.', 'No.'))).toBe('No. No. No. No.')
    expect(said('a.srt', srt('I failed.', 'I failed. Badly.'))).toBe('I failed. I failed. Badly.')
    expect(said('a.srt', srt('Why?', 'Why?\nWho?', 'Me.', 'You.', 'Them.'))).toBe(
      'Why? Why? Who? Me. You. Them.',
    )
  })

  it('with times inside words keep the words whole', () => {
    expect(timed('a.vtt', vtt('fai<00:00.500>led <00:00.700>us'))).toEqual([
      'failed 0.00 0.70',
      'us 0.70 1.00',
    ])
  })
})

describe('Whisper’s JSON', () => {
  it('of OpenAI’s whisper has the times of words where it knows them, else those of their segment', () => {
    expect(timed('a.json', json(OPENAI))).toEqual([
      'I 0.10 0.30',
      'broke 0.30 0.80',
      'it. 1.00 1.20',
      'In 2.00 2.50',
      '2014, 2.50 3.20',
      'twice. 3.20 3.80',
      '1, 4.00 4.20',
      'or 4.20 4.40',
      '2 4.40 4.60',
      '3. 4.60 5.00',
      'Never 5.00 6.00',
      'again. 6.00 7.20',
    ])
  })

  it('of whisper.cpp counts milliseconds, and makes words of its tokens', () => {
    expect(timed('a.json', json(CPP))).toEqual([
      'I 0.10 0.30',
      'overcommitted. 0.30 1.50',
      'It 2.00 2.32',
      'was 2.32 2.80',
      '“me”. 2.80 3.60',
    ])
  })

  it('of whisper.cpp that has a segment a token makes words of those', () => {
    const transcription = [
      { text: ' over', offsets: { from: 0, to: 400 } },
      { text: 'comm', offsets: { from: 400, to: 600 } },
      { text: 'itted', offsets: { from: 600, to: 900 } },
      { text: ' us', offsets: { from: 900, to: 1200 } },
    ]
    expect(timed('a.json', json({ transcription }))).toEqual(['overcommitted 0.00 0.90', 'us 0.90 1.20'])
  })

  it('of transformers.js may have no last end', () => {
    expect(timed('a.json', json(TRANSFORMERS))).toEqual([
      'We 0.00 0.40',
      'trade-off. 0.50 1.50',
      'Done. 2.00 2.40',
    ])
  })

  it.each([
    ['a gap before the first start', [null, 1], [1, 2], ['a 0.00 1.00', 'b. 1.00 2.00']],
    ['a gap between two', [0, null], [1, 2], ['a 0.00 1.00', 'b. 1.00 2.00']],
    ['an end alone', [null, null], [null, 3], ['a 0.00 1.00', 'b. 1.00 3.00']],
    ['a time beyond all recordings', [0, 1e9], [1, 1e9], ['a 0.00 1.00', 'b. 1.00 1.16']],
    ['a time before the recording', [-2, -1], [-1, 1], ['a 0.00 0.00', 'b. 0.00 1.00']],
    ['times that go back', [1, 3], [2, 1], ['a 1.00 2.00', 'b. 2.00 2.00']],
  ] as const)('has times that follow each other, whatever lacks: %s', (_case, first, second, words) => {
    const chunks = [
      { text: 'a', timestamp: first },
      { text: 'b.', timestamp: second },
    ]
    expect(timed('a.json', json({ chunks }))).toEqual(words)
    const segments = chunks.map(({ text, timestamp: [start, end] }) => ({ text, start, end }))
    expect(timed('a.json', json({ segments }))).toEqual(words)
  })

  it('that is a text alone has sentences without words', () => {
    const sentences = [
      { text: 'I broke it.', words: [] },
      { text: 'Badly.', words: [] },
    ]
    expect(parseTranscript('a.json', json({ text: ' I broke it. Badly.' }))).toEqual(sentences)
    expect(parseTranscript('a.json', json({ text: 'I broke it. Badly.', chunks: [] }))).toEqual(sentences)
    const segments = [{ text: ' I broke' }, { text: ' it. Badly.', start: null }]
    expect(parseTranscript('a.json', `\uFEFF${json({ segments })}`)).toEqual(sentences)
  })

  it('that says nothing has no sentences', () => {
    expect(parseTranscript('a.json', json({ text: '', segments: [] }))).toEqual([])
    expect(parseTranscript('a.json', json({ segments: [] }))).toEqual([])
    expect(parseTranscript('a.vtt', 'WEBVTT\n')).toEqual([])
  })

  it('keeps to its segments where the words are others', () => {
    const segment = { start: 0, end: 1, text: ' Ok, so.', words: [{ word: 'ok', start: 0, end: 0.2 }] }
    expect(timed('a.json', json({ segments: [segment] }))).toEqual(['Ok, 0.00 0.50', 'so. 0.50 1.00'])
  })

  it('with words that have no white space of their own parts them', () => {
    const words = [
      { word: 'Ok', start: 0, end: 0.2 },
      { word: 'so.', start: 0.4, end: 0.9 },
    ]
    expect(timed('a.json', json({ segments: [{ start: 0, end: 1, text: 'Ok so.', words }] }))).toEqual([
      'Ok 0.00 0.20',
      'so. 0.40 0.90',
    ])
  })
})

describe('what is no transcript', () => {
  it.each([
    ['a.txt', vtt('I broke it.')],
    ['vtt', vtt('I broke it.')],
    ['json', '{"text":"a"}'],
    ['a.vtt', 'I broke it.'],
    ['a.srt', '1\n2\n00:00 -> 00:01\nI broke it.'],
    ['a.srt', '00:61x --> 00:62\nI broke it.'],
    ['a.srt', '00:01.0 --> later\nI broke it.'],
    ['a.srt', ''],
    ['a.json', ''],
    ['a.json', '{'],
    ['a.json', 'null'],
    ['a.json', '"text"'],
    ['a.json', '[{"text":"a"}]'],
    ['a.json', '{}'],
    ['a.json', '{"text":1}'],
    ['a.json', '{"text":"a","segments":[{"text":"a"},null]}'],
    ['a.json', '{"segments":[{"text":["a"]}]}'],
    ['a.json', '{"segments":"a"}'],
    ['a.json', '{"chunks":[1]}'],
    ['a.json', '{"format":"candor-transcript"}'],
    ['a.json', '{"__proto__":{"text":"a"},"constructor":{"text":"a"}}'],
    ['a.json', '['.repeat(200_000)],
    ['a.json', '{"segments":['.repeat(50_000)],
    ['a.json', json({ text: 'x'.repeat(2_000_000) })],
  ])('is null: %s, %.60s', (name, text) => {
    expect(parseTranscript(name, text)).toBeNull()
  })

  it.each([
    ['words', vtt('word '.repeat(200_000))],
    ['lines', vtt('a\n'.repeat(200_000))],
    ['times', vtt('a<00:00.500>'.repeat(100_000).replaceAll('a<', 'a <'))],
    ['tags that never close', vtt('<a '.repeat(300_000))],
    ['places that never close', srt('{\\ '.repeat(300_000))],
    ['entities that never close', vtt('&#1 '.repeat(300_000))],
    ['a name that never ends', vtt(`Speaker${' '.repeat(1_000_000)}x`)],
    ['cues', '00:00:00,000 --> 00:00:01,000\na\n\n'.repeat(30_000)],
  ])('is read in no time, however much there is of it: %s', (_case, text) => {
    const started = performance.now()
    expect(parseTranscript('a.srt', text)).not.toBeNull()
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('is read in no time though there is no full stop in hours of it', () => {
    const segments = Array.from({ length: 100_000 }, (_, at) => ({ text: 'word', start: at, end: at + 0.5 }))
    expect(wordsOf('a.json', json({ segments }))).toHaveLength(100_000)
  })
})

/** What hostile and damaged files may hold. */
const shard = fc.oneof(
  fc.constantFrom(
    'WEBVTT',
    '-->',
    '00:01.000',
    '00:00:01,000',
    '\n\n',
    '\n',
    '<',
    '>',
    '<v A>',
    '&amp;',
    '{\\an8}',
    '1e999',
    '-1',
  ),
  fc.constantFrom(
    '"segments":',
    '"text":',
    '"start":',
    '[',
    ']',
    '{',
    '}',
    ',',
    'null',
    '"a"',
    '>>',
    'Speaker 1:',
    '\uFEFF',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
)
const file = fc.constantFrom<[string, string][]>(
  ['a.vtt', WEBVTT],
  ['a.vtt', ROLLING],
  ['a.srt', SUBRIP],
  ['a.json', json(OPENAI)],
  ['a.json', json(CPP)],
  ['a.json', json(TRANSFORMERS)],
)

describe('whatever a file holds', () => {
  const expectOrder = (words: readonly Word[]): void => {
    let earliest = 0
    for (const { text, start, end } of words) {
      expect(text).toMatch(/^\S+$/)
      expect(start).toBeGreaterThanOrEqual(earliest)
      expect(end).toBeGreaterThanOrEqual(start)
      expect(end).toBeLessThan(Infinity)
      earliest = end
    }
  }

  it('nothing is thrown, and no time goes back, though a file is cut and mixed', () => {
    const edit = fc.tuple(fc.nat(2000), fc.nat(60), fc.array(shard, { maxLength: 3 }))
    fc.assert(
      fc.property(file, fc.array(edit, { maxLength: 6 }), ([name, text], edits) => {
        const changed = edits.reduce(
          (all, [at, count, put]) =>
            all.slice(0, at % all.length || 0) + put.join('') + all.slice((at % all.length || 0) + count),
          text,
        )
        expectOrder(wordsOf(name, changed) ?? [])
      }),
      { numRuns: 1000 },
    )
  })

  it('nothing is thrown though it is of shards alone', () => {
    fc.assert(
      fc.property(fc.constantFrom('a.vtt', 'a.srt', 'a.json'), fc.array(shard), (name, shards) => {
        expectOrder(wordsOf(name, shards.join('')) ?? [])
      }),
      { numRuns: 1000 },
    )
  })

  it('the times of a list stay in order, whatever they are', () => {
    const time = fc.oneof(
      fc.double({ min: -10, max: 400_000 }),
      fc.constantFrom(null, undefined, 'x', 1e308, -1e308, {}, []),
    )
    const words = fc.array(
      fc.record({ word: fc.constantFrom(' a', 'b', ' c.', ' '), start: time, end: time }),
    )
    const segments = fc.array(
      fc.record({ text: fc.constantFrom(' a b.', ' ', 'c'), start: time, end: time, words }),
    )
    fc.assert(fc.property(segments, (list) => expectOrder(wordsOf('a.json', json({ segments: list })) ?? [])))
  })
})

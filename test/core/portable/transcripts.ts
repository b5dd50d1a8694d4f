/** Files as other programs write them. */

export const WEBVTT = `WEBVTT - An interview
Kind: captions

STYLE
::cue { color: red }

REGION
id:below
lines:3

NOTE
Written by hand.
00:00 is where it begins.

intro
00:01.000 --> 00:04.000 position:10%,line-left align:left
<v.loud Ann Lee><b>I</b> <00:00:01.500>led <00:02.000><c.red>R&amp;D.</c></v>

NOTE said later

STYLE
::cue(v) { color: blue }

REGION
id:above

01:00:00.000 --> 01:00:01.100
We lost a day.

42
01:00:01.100 --> 01:00:02.400
Take NOTE
of it.
`

export const SUBRIP =
  '\uFEFF1\r\n00:00:00,500 --> 00:00:02,000\r\n<i>We lost</i>\r\n\r\n' +
  '2\r\n00:00:02,500 --> 00:00:05,500\r\n{\\an8}forty of\r\n\r\nthem.\r\n\r\n' +
  '3\r\n00:00:06,000 --> 00:00:07,000\r\n2008\r\n\r\n' +
  '4\r\n00:00:08,000 --> 00:00:10,250\r\n<font color="#ffff00">was worse.</font>\r\n'

/** As YouTube's automatic captions come: each line is shown as it is said, then for a moment by itself, then above the next. */
export const ROLLING = `WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.389 align:start position:0%
 
so<00:00:00.480><c> I</c><00:00:00.640><c> broke</c>

00:00:02.389 --> 00:00:02.399 align:start position:0%
so I broke
 

00:00:02.399 --> 00:00:04.000 align:start position:0%
so I broke
the<00:00:02.600><c> build.</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
the build.
 

00:00:04.010 --> 00:00:06.000 align:start position:0%
the build.
&gt;&gt; Twice.
`

/** The middle segments are as WhisperX aligns them: they have no times of numbers. */
export const OPENAI = {
  text: ' I broke it. In 2014, twice. 1, or 2 3. Never again.',
  segments: [
    {
      id: 0,
      start: 0,
      end: 2,
      text: ' I broke it.',
      tokens: [286, 6902, 309],
      words: [
        { word: ' I', start: 0.1, end: 0.3, probability: 0.98 },
        { word: ' broke', start: 0.3, end: 0.8, probability: 0.99 },
        { word: ' it.', start: 1, end: 1.2, probability: 0.99 },
      ],
    },
    {
      start: 2,
      end: 4,
      text: ' In 2014, twice.',
      words: [
        { word: 'In', start: 2, end: 2.5 },
        { word: '2014,' },
        { word: 'twice.', start: 3.2, end: 3.8 },
      ],
    },
    {
      start: 4,
      end: 5,
      text: '1, or 2 3.',
      words: [{ word: '1,' }, { word: 'or', start: 4.2, end: 4.4 }, { word: '2' }, { word: '3.' }],
    },
    { id: 3, start: 5, end: 7.2, text: ' Never again.' },
  ],
  language: 'en',
}

export const CPP = {
  systeminfo: 'AVX = 1',
  model: { type: 'base' },
  result: { language: 'en' },
  transcription: [
    {
      timestamps: { from: '00:00:00,000', to: '00:00:02,000' },
      offsets: { from: 0, to: 2000 },
      text: ' I overcommitted.',
      tokens: [
        { text: '[_BEG_]', offsets: { from: 0, to: 0 }, id: 50363, p: 0.9 },
        { text: ' I', offsets: { from: 100, to: 300 }, id: 314, p: 0.9 },
        { text: ' over', offsets: { from: 300, to: 700 }, id: 625, p: 0.9 },
        { text: 'committed', offsets: { from: 700, to: 1400 }, id: 5, p: 0.9 },
        { text: '.', offsets: { from: 1400, to: 1500 }, id: 13, p: 0.9 },
        { text: '[_TT_100]', offsets: { from: 2000, to: 2000 }, id: 50463, p: 0.9 },
        { text: '<|endoftext|>', offsets: { from: 2000, to: 2000 }, id: 50256, p: 0.9 },
      ],
    },
    {
      offsets: { from: 2000, to: 3600 },
      text: ' It was “me”.',
      // A letter of several bytes is in pieces.
      tokens: [
        { text: ' It', offsets: { from: 2000, to: 2200 } },
        { text: ' was', offsets: { from: 2200, to: 2500 } },
        { text: ' \uFFFD', offsets: { from: 2500, to: 2600 } },
        { text: '\uFFFDme', offsets: { from: 2600, to: 3000 } },
      ],
    },
  ],
}

export const TRANSFORMERS = {
  text: ' We trade-off. Done.',
  chunks: [
    { text: ' We', timestamp: [0, 0.4] },
    { text: ' trade', timestamp: [0.5, 1] },
    { text: '-off.', timestamp: [1, 1.5] },
    { text: ' Done.', timestamp: [2, null] },
  ],
}

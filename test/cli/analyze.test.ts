import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

// Each run loads the judge anew, beside whatever else the machine does.
vi.setConfig({ testTimeout: 60_000 })

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'candor-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function analyze(...lines: string[]): {
  status: number | null
  answers: Record<string, unknown>[]
  stderr: string
} {
  const file = join(folder, 'answers.jsonl')
  writeFileSync(file, lines.join('\n'))
  return runAnalyze(file)
}

function runAnalyze(...args: string[]) {
  const { status, stdout, stderr } = print(...args)
  const lines = stdout.split('\n').filter((line) => line !== '')
  return { status, stderr, answers: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

function print(...args: string[]) {
  // The runner of the tests may ask for colours.
  const { FORCE_COLOR: _, ...env } = process.env
  return spawnSync(process.execPath, ['src/cli/run.js', 'analyze', ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    env,
  })
}

function write(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const textsOf = (answer: Record<string, unknown> | undefined): string[] =>
  ((answer?.['sentences'] ?? []) as { text: string }[]).map((it) => it.text)

describe('analyze', () => {
  test('judges sentences one for one and text by sentences, and says what it did not hear', () => {
    const { status, answers, stderr } = analyze(
      '{"id":"a","sentences":[{"text":"I broke it. Badly."},{"text":""},{"text":" "}]}',
      '',
      '{"id":"b","text":"We lost two customers. I had not asked them.","prompt":"Well?"}',
    )
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(answers.map((answer) => answer['id'])).toEqual(['a', 'b'])
    expect(answers.map((answer) => (answer['sentences'] as { text: string }[]).map((it) => it.text))).toEqual(
      [
        ['I broke it. Badly.', '', ' '],
        ['We lost two customers.', 'I had not asked them.'],
      ],
    )
    expect(Object.keys(answers[0] ?? {})).toEqual(['id', 'sentences', 'missing', 'story', 'keep', 'advice'])
    expect(answers[1]?.['missing']).toContain('outcome')
  })

  test('prints of a mark its kind and its quote alone', () => {
    const {
      answers: [answer = {}],
    } = analyze(
      '{"id":"a","text":"The launch slipped. The PM never told us about the deadline, as always, and it was all their fault."}',
    )
    const tones = (answer['sentences'] as { tone: object[] }[]).flatMap((it) => it.tone)
    expect(tones.map((it) => Object.keys(it))).toContainEqual(['kind', 'quote'])
    expect(tones.every((it) => Object.keys(it).length === 2)).toBe(true)
  })

  test('labels in the input change nothing', () => {
    const text = 'We lost two customers because the vendor never told us.'
    const bare = analyze(JSON.stringify({ id: 1, sentences: [{ text }] }))
    const labelled = analyze(
      JSON.stringify({
        id: 1,
        sentences: [{ text, part: 'outcome', tone: [{ kind: 'resent', quote: 'vendor' }] }],
        story: { denial: true, category: 'other' },
        missing: [],
      }),
    )
    expect(labelled.answers).toEqual(bare.answers)
  })

  test('a bad line is named with its number, and the others are judged', () => {
    const { status, answers, stderr } = analyze(
      'nope',
      '{"id":"a","text":"I broke it."}',
      '{"text":"no id"}',
      '',
      '{"id":"x"}',
      '{"id":"x","sentences":[{"text":1}]}',
      '{"id":"x","sentences":"one"}',
      '[]',
      '{"id":"z","text":"I fixed it."}',
    )
    expect(status).toBe(1)
    expect(answers.map((answer) => answer['id'])).toEqual(['a', 'z'])
    expect(stderr.match(/^line \d+: .+/gm)?.map((line) => line.split(':')[0])).toEqual([
      'line 1',
      'line 3',
      'line 5',
      'line 6',
      'line 7',
      'line 8',
    ])
    expect(stderr).toContain('neither sentences nor text')
  })

  test('a reader that has seen enough ends it without a word', () => {
    const file = join(folder, 'many.jsonl')
    writeFileSync(file, `{"id":"a","text":"We lost a day. I called them all."}\n`.repeat(60))
    const { stdout, stderr } = spawnSync(
      'bash',
      ['-c', `node src/cli/run.js analyze ${file} | head -c 20; exit \${PIPESTATUS[0]}`],
      { encoding: 'utf8' },
    )
    expect(stdout).toHaveLength(20)
    expect(stderr).toBe('')
  })

  test('a large file comes out whole through a pipe', () => {
    const sentences = Array.from({ length: 12 }, (_, i) => ({
      text: `I broke part ${i} of it and told nobody.`,
    }))
    const { answers } = analyze(
      ...Array.from({ length: 300 }, (_, id) => JSON.stringify({ id: `a${id}`, sentences })),
    )
    expect(answers).toHaveLength(300)
  })

  test('a file that is not there is said, and no file gives the usage', () => {
    const missing = runAnalyze(join(folder, 'none.jsonl'))
    expect(missing).toMatchObject({ status: 1, answers: [] })
    expect(missing.stderr).toContain('there is no such file')
    const bare = runAnalyze()
    expect(bare.status).not.toBe(0)
    expect(bare.stderr).toContain('Usage: analyze FILE.jsonl')
  })
})

const CAPTIONS = [
  '00:00:00.500 --> 00:00:04.000\nI led the billing team',
  '00:00:04.000 --> 00:00:06.000\nof four. We lost a day of',
  '00:01:06.000 --> 00:01:08.000\ninvoices. I called them all.',
].join('\n\n')
const SAID = ['I led the billing team of four.', 'We lost a day of invoices.', 'I called them all.']

describe('analyze of a file that is one answer', () => {
  test('takes its name for an id and its sentences for those of a line, whichever kind it is', () => {
    const json = { segments: [{ start: 0, end: 9, text: ` ${SAID.join(' ')}` }] }
    const { status, answers, stderr } = runAnalyze(
      write('spoken.en.vtt', `WEBVTT\n\n${CAPTIONS}\n`),
      write('spoken.SRT', CAPTIONS),
      write('spoken.json', JSON.stringify(json)),
      write('text.json', JSON.stringify({ text: SAID.join(' ') })),
      write('written.txt', `\uFEFF${SAID.join('\n')}\n`),
      write('written.md', SAID.join('\n\n')),
      write('lines.jsonl', JSON.stringify({ id: 'line', text: SAID.join(' ') })),
    )
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(answers.map((answer) => answer['id'])).toEqual([
      'spoken.en',
      'spoken',
      'spoken',
      'text',
      'written',
      'written',
      'line',
    ])
    const line = { ...answers.at(-1), id: '' }
    expect(textsOf(line)).toEqual(SAID)
    for (const answer of answers) expect({ ...answer, id: '' }).toEqual(line)
  })

  test('says of each file that is no answer why, and judges the others', () => {
    const bad = write('bad.json', '{"a":1}')
    const empty = write('empty.srt', 'Nothing.')
    const lines = write('bad.jsonl', '{"id":"a","text":"I broke it."}\nnope')
    const absent = join(folder, 'absent.vtt')
    const { status, answers, stderr } = runAnalyze(
      bad,
      empty,
      absent,
      lines,
      write('good.txt', 'I fixed it.'),
    )
    expect(status).toBe(1)
    expect(answers.map((answer) => answer['id'])).toEqual(['a', 'good'])
    expect(stderr.trimEnd().split('\n')).toEqual([
      `${bad}: no transcript that I know: Whisper writes "segments", "transcription", "chunks" or "text"; a file with an answer a line is a .jsonl`,
      `${empty}: no transcript: I found no captions in it`,
      `${absent}: there is no such file`,
      expect.stringMatching(/bad\.jsonl: line 2: not JSON: /),
    ])
    const alone = runAnalyze(bad)
    expect(alone).toMatchObject({ status: 1, answers: [] })
    expect(alone.stderr).toContain(`${bad}: no transcript that I know`)
  })
})

describe('analyze --pretty', () => {
  test('says what to keep and what to try, the parts, and every sentence with its part and time', () => {
    const { status, stdout, stderr } = print('--pretty', write('spoken.vtt', `WEBVTT\n\n${CAPTIONS}\n`))
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^spoken\n\nKeep this\n {2}“We lost a day of invoices.”/)
    expect(stdout).toContain("\n\nOne thing to try next\n  I didn't hear")
    expect(stdout).toMatch(
      /\n\nThe arc\n(?: {2}(?:Context|Failure|Your role|Response|Learning|Outcome) .+\n){6}\n/,
    )
    expect(stdout.split('What you said\n')[1]?.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^ {3}0:00 {2}\w.+ I led the billing team of four\.$/),
      expect.stringMatching(/^ {3}0:04 {2}\w.+ We lost a day of invoices\.$/),
      expect.stringMatching(/^ {3}1:06 {2}\w.+ I called them all\.$/),
    ])
  })

  test('quotes marks as they may be heard, parts answers by an empty line, and steers no terminal', () => {
    const { status, stdout, stderr } = print(
      write(
        'lines.jsonl',
        '{"id":7,"text":"I never really failed at anything."}\nnope\n{"id":"b\\u001b[2J","sentences":[]}',
      ),
      '--pretty',
      write('red.txt', 'So I rolled it back and called all \u001b[31mof them.'),
    )
    expect(status).toBe(1)
    expect(stderr).toMatch(/lines\.jsonl: line 2: not JSON/)
    expect(stdout).toContain(
      '  “I never really failed at anything” may be heard as saying that there was no failure\n\nb [2J\n',
    )
    expect(stdout).toMatch(/^7\n\nOne thing to try next\n {2}\S/)
    expect(stdout).toMatch(/\n\nred\n\nKeep this\n/)
    expect(stdout).toContain('So I rolled it back and called all [31mof them.')
    expect(stdout).not.toContain('\u001b')
    expect(stdout).not.toMatch(/missing|score|\n\n\n/)
  })
})

test.each([
  ['an option that is not known', '--colour'],
  ['a value of one that has none', '--pretty=no'],
  ['an option without a file', '--pretty'],
])('%s gives the usage', (_case, option) => {
  const { status, stdout, stderr } = print(
    option,
    ...(option === '--pretty' ? [] : [write('a.txt', 'I fixed it.')]),
  )
  expect(status).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toContain('Usage: analyze FILE.jsonl')
})

test('a command that is not there is said', () => {
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/run.js', '../core/arc'], {
    encoding: 'utf8',
  })
  expect(status).toBe(2)
  expect(stderr).toContain('There is no command')
})

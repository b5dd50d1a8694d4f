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
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/run.js', 'analyze', ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  const lines = stdout.split('\n').filter((line) => line !== '')
  return { status, stderr, answers: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

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

test('a command that is not there is said', () => {
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/run.js', '../core/arc'], {
    encoding: 'utf8',
  })
  expect(status).toBe(2)
  expect(stderr).toContain('There is no command')
})

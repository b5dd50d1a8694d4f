import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findSameLessons, type Lessons } from '../../../src/core/stories/same-lesson.ts'

const lessonsOf = (...stories: readonly (readonly string[])[]): Lessons[] =>
  stories.map((lines, place) => ({ id: String.fromCharCode(97 + place), lines }))

describe('the same lesson in two stories', () => {
  it.each([
    [
      'You need to ask for help earlier than is comfortable.',
      'So I ask for help earlier, I’m still not good at it, but I do.',
    ],
    [
      'After each meeting I write what I understood and I send it to the person, three lines.',
      'After a meeting I now write three sentences, what I understood, and send them to all.',
    ],
    [
      'I never deploy on Fridays without a rollback that I have tested.',
      'Since then no deploy without a rollback that was tested before.',
    ],
  ])('is found in “%s”', (mine, theirs) => {
    expect(findSameLessons(lessonsOf([mine], ['We moved on.', theirs]))).toEqual([
      { ids: ['a', 'b'], lines: [mine, theirs] },
    ])
  })

  it.each([
    ['I learned to talk to people first.', 'I learned that people take time.'],
    ['Since then I write the estimate down.', 'Since then I ask who is on call.'],
    ['', ''],
    ['Ask.', 'Ask.'],
  ])('is not found in “%s” and “%s”', (mine, theirs) => {
    expect(findSameLessons(lessonsOf([mine], [theirs]))).toEqual([])
  })

  it('is told once for each pair, by the lines that are most alike', () => {
    const found = findSameLessons(
      lessonsOf(
        ['I test every backup by a restore.', 'I restore a backup each month, on a Monday.'],
        ['Each month I restore a backup.'],
        ['Now we vote.'],
      ),
    )
    expect(found).toEqual([
      {
        ids: ['a', 'b'],
        lines: ['I restore a backup each month, on a Monday.', 'Each month I restore a backup.'],
      },
    ])
  })

  it('is found in few of the corpus, in which each answer is somebody else’s', { timeout: 60_000 }, () => {
    const folder = 'models/arc/corpus'
    const answers = readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => {
        const lines = readFileSync(`${folder}/${name}`, 'utf8').split('\n').filter(Boolean)
        // All pairs of all answers would take too long: every seventh of each hand, so that another hand moves no one else's.
        return lines.filter((_, index) => index % 7 === 0)
      })
      .map((line) => JSON.parse(line) as { id: string; sentences: { text: string; part: string }[] })
      .map(({ id, sentences }) => ({
        id,
        lines: sentences.filter(({ part }) => part === 'learning').map(({ text }) => text),
      }))
    const count = answers.filter(({ lines }) => lines.length > 0).length
    expect(count).toBeGreaterThan(500)
    const pairs = (count * (count - 1)) / 2
    expect(findSameLessons(answers).length).toBeLessThan(pairs / 15_000)
  })
})

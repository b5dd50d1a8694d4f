import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_QUESTIONS, QUESTION_ORDERS, toQuestions } from '../../../src/core/interview/questions.ts'
import { findPrompt, PROMPTS, toPrompts } from '../../../src/core/prompts.ts'

const chosen = { prompt: 'deadline', ownPrompts: ['Why here?'], questions: 3, order: 'fixed' as const }
const half = () => 0.5
const idsOf = (asked: readonly { text: string }[]): string[] => asked.map(({ text }) => findPrompt(text).id)

describe('the questions of a session', () => {
  it('come as they are listed, from the chosen one on, and begin again at the end', () => {
    expect(idsOf(toQuestions(chosen, half))).toEqual(['deadline', 'conflict', 'disappointed'])
    expect(idsOf(toQuestions({ ...chosen, prompt: 'own Why here?' }, half))).toEqual([
      'own Why here?',
      'failure',
      'mistake',
    ])
  })

  it('begin with the very words that stood on the first screen; the others come in the interviewer’s own', () => {
    const asked = new Set<string>()
    for (let step = 0; step < 1; step += 0.1) {
      const questions = toQuestions(chosen, () => step)
      expect(questions[0]?.text).toBe('Tell me about a time you missed a deadline.')
      asked.add(questions[1]?.text ?? '')
    }
    expect(asked.size).toBeGreaterThanOrEqual(3)
  })

  it('are the same ones mixed, or whichever come', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), (stream) => {
        const random = (): number => stream.next().value
        expect(idsOf(toQuestions({ ...chosen, order: 'shuffled' }, random)).toSorted()).toEqual([
          'conflict',
          'deadline',
          'disappointed',
        ])
        const surprise = idsOf(toQuestions({ ...chosen, order: 'surprise', questions: 5 }, random))
        expect(new Set(surprise).size).toBe(5)
      }),
    )
    const turns = Array.from({ length: 10 }, (_, turn) => () => turn / 10)
    const firsts = turns.map((random) => idsOf(toQuestions({ ...chosen, order: 'surprise' }, random))[0])
    expect(new Set(firsts).size).toBeGreaterThan(2)
  })

  it('are one at least and five at most, and never one twice', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...QUESTION_ORDERS), (questions, order) => {
        const asked = toQuestions({ ...chosen, questions, order }, half)
        expect(asked.length).toBeGreaterThanOrEqual(1)
        expect(asked.length).toBeLessThanOrEqual(MOST_QUESTIONS)
        expect(new Set(idsOf(asked)).size).toBe(asked.length)
      }),
    )
  })

  it('expect the same in whichever words they are asked, and no two are asked in the same words', () => {
    const all = toPrompts([]).flatMap((prompt) => [prompt.text, ...prompt.phrasings])
    expect(new Set(all).size).toBe(all.length)
    for (const prompt of PROMPTS) {
      expect(prompt.phrasings.length).toBeGreaterThanOrEqual(3)
      for (const text of prompt.phrasings) expect(findPrompt(text)).toBe(prompt)
    }
    expect(findPrompt('Why here?')).toMatchObject({ id: 'own Why here?', expects: ['role'] })
  })
})

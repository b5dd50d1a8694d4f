import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ADVICE, toAdvice, toKeep } from '../../../src/core/report/advice.ts'
import { ARC, type Judgement, type Presence, SEVERITIES } from '../../../src/core/arc.ts'
import { readCorpus, type LabelledAnswer } from '../../../src/cli/training/corpus.ts'

/** Every third answer of the corpus, of all hands: all of them would take too long. */
const answers = readCorpus().filter((_, index) => index % 3 === 0)

const toWords = (text: string): string[] =>
  (text.toLowerCase().match(/[a-z’']+/g) ?? []).map((word) => word.replace(/^['’]+|['’]+$/g, ''))

/** The wording that does not depend on any answer: all words of the two files that hold it. */
const wording = new Set(
  ['advice.ts', 'advice-words.ts']
    .flatMap((file) => readFileSync(`src/core/report/${file}`, 'utf8').split('\n'))
    .flatMap(toWords),
)

/** The answer as its annotator judged it, with one thing changed: each kind of advice comes up. */
function* judgementsOf({ sentences, story }: LabelledAnswer): Generator<[Judgement, number | null]> {
  const presence = Object.fromEntries(
    ARC.map((part) => [part, sentences.some((sentence) => sentence.part === part) ? 'told' : 'not-heard']),
  ) as Record<(typeof ARC)[number], Presence>
  const base: Judgement = {
    annotations: sentences.map((sentence) => ({ ...sentence, confidence: 0.9 })),
    presence,
    story,
  }
  const full = Object.fromEntries(ARC.map((part) => [part, 'told'])) as typeof presence
  yield [base, null]
  for (const severity of SEVERITIES) yield [{ ...base, story: { ...story, severity, denial: false } }, null]
  yield [{ ...base, story: { ...story, denial: true } }, null]
  const sweet = { ...story, severity: 'sweet-spot' as const, denial: false }
  for (const part of ARC)
    for (const state of ['not-heard', 'not-sure'] as const)
      yield [{ ...base, story: sweet, presence: { ...full, [part]: state } }, null]
  yield [{ ...base, story: sweet, presence: full }, 300]
}

/** What is left of a text when the answer's own words in quotation marks are taken out. Throws where they are not its own. */
function withoutQuotes(text: string, said: readonly string[]): string {
  return text.replace(/“([^”]*(?:”(?=[^“]*”)[^”]*)*)”/g, (_whole, quote: string) => {
    if (!said.some((sentence) => sentence.includes(quote))) throw new Error(`never said: ${quote}`)
    return ''
  })
}

describe('no advice puts words into anyone’s mouth', () => {
  it('has every kind of advice say only what was said, or the fixed wording', () => {
    const kinds = new Set<string>()
    for (const answer of answers) {
      const said = answer.sentences.map(({ text }) => text.replace(/[“”]/g, '"'))
      for (const [judgement, duration] of judgementsOf(answer)) {
        const plain = {
          ...judgement,
          annotations: judgement.annotations.map((annotation, index) => ({
            ...annotation,
            text: said[index] ?? '',
            tone: annotation.tone.map((tone) => ({ ...tone, quote: tone.quote.replace(/[“”]/g, '"') })),
          })),
        }
        for (const round of [0, 1, 2]) {
          const advice = toAdvice(plain, { duration, limit: 180, round })
          kinds.add(advice.kind)
          const rest = toWords(withoutQuotes(advice.text, said))
          expect(rest.filter((word) => !wording.has(word))).toEqual([])
        }
      }
    }
    expect(ADVICE.filter((kind) => !kinds.has(kind))).toEqual([])
  })

  it('keeps only lines that stand in the answer, letter for letter', () => {
    for (const answer of answers)
      for (const [judgement] of judgementsOf(answer)) {
        const keep = toKeep(judgement)
        if (keep) expect(answer.sentences[keep.sentence]?.text.trim()).toBe(keep.quote)
      }
  })
})

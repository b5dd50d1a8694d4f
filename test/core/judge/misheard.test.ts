import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openReader } from '../../../src/cli/reader-files.ts'
import { type Annotation, ARC, type Judgement } from '../../../src/core/arc.ts'
import { createJudge } from '../../../src/core/judge/judge.ts'
import { parseWeights } from '../../../src/core/judge/weights.ts'
import { CONFIDENT } from '../../../src/core/report/claims.ts'
import { readWeightsFile } from './weights-fixture.ts'

const judge = createJudge(parseWeights(readWeightsFile()), await openReader())

const HELD_OUT = new URL('../../../models/arc/held-out/', import.meta.url)

/** Every third of the answers that nothing learns from: some 200, of all hands. */
const answers = readdirSync(HELD_OUT)
  .toSorted()
  .flatMap((name) => readFileSync(new URL(name, HELD_OUT), 'utf8').trimEnd().split('\n'))
  .filter((_, index) => index % 3 === 0)
  .map((line) => (JSON.parse(line) as { sentences: { text: string }[] }).sentences.map(({ text }) => text))

/** The first "n't", "not" or "never" is lost; where there is none, the first verb that can have one gets it. */
function flipNegation(sentence: string): string {
  const lost = sentence.replace(
    /\b(did|was|were|could|would|had|have|should|is|do|does)n't\b|\b(?:not|never) /iu,
    '$1',
  )
  if (lost !== sentence) return lost
  return sentence.replace(/\b(did|was|were|could|would|had|should)\b/iu, "$1n't")
}

const TERMS: readonly (readonly [RegExp, string])[] = [
  [/\bdeploy/giu, 'the ploy'],
  [/\bsprint/giu, 'spring'],
  [/\bcache/giu, 'cash'],
  [/\bqueue/giu, 'cue'],
  [/\bthe PM\b/gu, 'the p.m.'],
  [/\bQA\b/gu, 'cure'],
  [/\bmanager/giu, 'manger'],
  [/\bvendor/giu, 'fender'],
  [/\bclient/giu, 'lion'],
  [/\brelease/giu, 'lease'],
  [/\blaunch/giu, 'lunch'],
  [/\bscope/giu, 'soap'],
  [/\bmigration/giu, 'my creation'],
  [/\bdatabase/giu, 'data base'],
  [/\btest/giu, 'text'],
  [/\bshift/giu, 'ship'],
  [/\bbudget/giu, 'bucket'],
  [/\bcontract/giu, 'contact'],
  [/\bpatient/giu, 'patience'],
  [/\bcustomer/giu, 'costumer'],
  [/\bschedule/giu, 'shed you'],
  [/\binvoice/giu, 'in voice'],
  [/\bboss\b/giu, 'bus'],
  [/\bstaff\b/giu, 'stuff'],
  [/\bmeeting/giu, 'meat in'],
  [/\border/giu, 'older'],
]

const mishearTerms = (sentence: string): string =>
  TERMS.reduce((text, [term, heard]) => text.replace(term, heard), sentence)

/** Each third of the sentences misheard in turn. */
const inThirds =
  (mishear: (sentence: string) => string) =>
  (sentences: readonly string[]): string[][] =>
    [0, 1, 2].map((third) => sentences.map((text, at) => (at % 3 === third ? mishear(text) : text)))

interface Count {
  /** Confident marks on what was misheard. */
  marks: number
  /** Of these: as it was said, the sentence bore no mark that was likelier right than wrong. */
  baseless: number
  /** Of these: as it was said, the mark was not confident. */
  raised: number
  /** Parts not heard in what was misheard. */
  absent: number
  /** Of these: as it was said, the part was heard. */
  told: number
  /** Of these: as it was said, the part was in doubt. */
  doubted: number
}

/** Both tests read the answers as they were said. */
const judgements = new Map<readonly string[], Promise<Judgement>>()

const judgeAsSaid = (sentences: readonly string[]): Promise<Judgement> => {
  const said = judgements.get(sentences) ?? judge(sentences)
  judgements.set(sentences, said)
  return said
}

async function count(mishear: (sentence: string) => string): Promise<Count> {
  const found: Count = { marks: 0, baseless: 0, raised: 0, absent: 0, told: 0, doubted: 0 }
  for (const sentences of answers) {
    const said = await judgeAsSaid(sentences)
    for (const texts of inThirds(mishear)(sentences)) {
      const isMisheard = texts.some((text, at) => text !== sentences[at])
      const heard = isMisheard ? await judge(texts) : said
      heard.annotations.forEach((annotation, at) => {
        if (annotation.text === sentences[at] || toCertainty(annotation) < CONFIDENT) return
        const before = toCertainty(said.annotations[at]!)
        found.marks += 1
        found.baseless += Number(before < 0.5)
        found.raised += Number(before < CONFIDENT)
      })
      for (const part of ARC) {
        if (heard.presence[part] !== 'not-heard') continue
        found.absent += 1
        found.told += Number(said.presence[part] === 'told' || said.presence[part] === 'thin')
        found.doubted += Number(said.presence[part] === 'not-sure')
      }
    }
  }
  return found
}

const toCertainty = ({ tone: [mark] }: Annotation): number => mark?.certainty ?? 0

describe('no confident claim depends on a word that may have been misheard', () => {
  test.each([
    ['a negation lost or added', flipNegation, 40],
    ['a term of the job taken for another word', mishearTerms, 4],
  ])(
    '%s',
    async (_, mishear, least) => {
      const found = await count(mishear)
      expect(found.marks).toBeGreaterThan(least)
      expect(found.absent).toBeGreaterThan(100)
      expect(found).toMatchObject({ baseless: 0, told: 0 })
      // What is allowed of claims that were nearly made anyway; measured: models/arc/README.md.
      expect(found.raised / found.marks).toBeLessThanOrEqual(0.06)
      expect(found.doubted / found.absent).toBeLessThanOrEqual(0.02)
    },
    240_000,
  )
})

import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { toAdvice, toKeep } from '../core/report/advice.ts'
import { ARC } from '../core/arc.ts'
import { withoutUnearned } from '../core/report/claims.ts'
import { hashText } from '../core/judge/hash.ts'
import { createJudge } from '../core/judge/judge.ts'
import { readClaims } from './claims-file.ts'
import { openReader } from './reader-files.ts'
import { type LabelledAnswer, readCorpus } from './training/corpus.ts'
import { readWeights } from './weights-file.ts'

const OUT = fileURLToPath(new URL('../../test/advice.md', import.meta.url))

/** Ten weak answers, five middling and five strong ones. */
const KINDS = [
  ['Weak', 10, (worth: number) => worth <= 3],
  ['Middling', 5, (worth: number) => worth >= 4 && worth <= 6],
  ['Strong', 5, (worth: number) => worth === 8],
] as const

/** Writes what the app says first of twenty answers, to be read by a person. */
export async function run(): Promise<number> {
  const judge = createJudge(readWeights(), await openReader())
  const claims = readClaims()
  const sections: string[] = ['# What the app says first of twenty answers\n']
  for (const [title, count, isSuch] of KINDS)
    for (const answer of choose(count, isSuch)) {
      const judgement = await judge(answer.sentences.map(({ text }) => text))
      const keep = toKeep(judgement)
      const advice = toAdvice(withoutUnearned(judgement, claims))
      const after = advice.after === null ? null : answer.sentences[advice.after]?.text
      sections.push(
        [
          `## ${title}: ${answer.id}\n`,
          `> ${answer.sentences.map(({ text }) => text).join(' ')}\n`,
          `Not told, by its annotator: ${ARC.filter((part) => !answer.sentences.some((it) => it.part === part)).join(', ') || 'nothing'}.\n`,
          `**Keep:** ${keep ? `“${keep.quote}” ${keep.reason}` : 'nothing'}\n`,
          `**Next:** ${advice.text}${after ? ` (after “${after}”)` : ''}\n`,
        ].join('\n'),
      )
    }
  writeFileSync(OUT, sections.join('\n'))
  console.error(`${OUT}: twenty answers`)
  return 0
}

/** The same ones each time, from all hands. */
function choose(count: number, isSuch: (worth: number) => boolean): LabelledAnswer[] {
  return readCorpus()
    .filter(({ sentences, story }) => {
      const worth = story.accountability + story.judgment + story.resilience + story.learning
      return isSuch(worth) && sentences.length >= 5 && sentences.length <= 16
    })
    .toSorted((a, b) => (hashText(a.id) >>> 0) - (hashText(b.id) >>> 0))
    .slice(0, count)
}

import { ARC, type Judge, type Judgement, type Part, TONES, type ToneKind } from '../../core/arc.ts'
import { EMPTY_STORY } from '../../core/judge/story.ts'

/** Words by which others' tools tell the parts. Only a yardstick: nothing in the app reads it. */
const PART_KEYS: readonly (readonly [Part, RegExp])[] = [
  ['learning', /\b(?:learn|lesson|realiz|taught me|takeaway|differently|going forward|from now on|now i)/i],
  [
    'outcome',
    /\b(?:since then|as a result|ever since|months later|a year later|in the end|next project|outcome|result)/i,
  ],
  [
    'response',
    /\b(?:so i|fix|roll(?:ed)? back|apolog|told my|reached out|immediately|worked with|set up|meeting)/i,
  ],
  [
    'role',
    /\b(?:my fault|my mistake|i should have|i didn't|i assumed|i thought|i decided|i was responsible|i failed)/i,
  ],
  ['failure', /\b(?:fail|went wrong|broke|crash|outage|miss(?:ed)?|lost|late|down|bug|problem|mistake)/i],
  [
    'context',
    /\b(?:i was (?:working|leading)|we were|team|project|company|years ago|at the time|deadline|client)/i,
  ],
]

const TONE_KEYS: readonly (readonly [ToneKind, RegExp])[] = [
  ['blame', /\b(?:their fault|never told|didn't tell|kept changing|they didn't|he didn't|she didn't)\b/i],
  ['minimize', /\b(?:not a big deal|wasn't (?:really )?a big|just a|minor|only a)\b/i],
  ['excuse', /\b(?:no time|anyone would|to be fair|not enough|understaffed|nothing i could)\b/i],
  ['denial', /\b(?:never (?:really )?failed|care too much|perfectionist|not really a failure)\b/i],
  ['distance', /\b(?:mistakes were made|was missed|got missed|it was decided|things happened)\b/i],
  ['resent', /\b(?:of course|thrown under|as usual|nobody listened|unfair)\b/i],
]

/** Calls every sentence the commonest part. */
export const judgeByMajority: Judge = (sentences) =>
  toJudgement(
    sentences,
    () => 'failure',
    () => null,
  )

/** Calls every sentence by the first key word that it contains, as keyword tables do. */
export const judgeByKeywords: Judge = (sentences) =>
  toJudgement(
    sentences,
    (text) => PART_KEYS.find(([, key]) => key.test(text))?.[0] ?? 'none',
    (text) => TONE_KEYS.find(([, key]) => key.test(text))?.[0] ?? null,
  )

function toJudgement(
  sentences: readonly string[],
  toPart: (text: string) => Part,
  toTone: (text: string) => ToneKind | null,
): Promise<Judgement> {
  const annotations = sentences.map((text) => {
    const kind = toTone(text)
    return { text, part: toPart(text), confidence: 1, tone: kind === null ? [] : [{ kind, quote: text }] }
  })
  const heard = ARC.map((part) => [part, annotations.some((it) => it.part === part) ? 'told' : 'not-heard'])
  const denial = annotations.some(({ tone }) => tone.some(({ kind }) => kind === TONES[3]))
  return Promise.resolve({
    annotations,
    presence: Object.fromEntries(heard) as Judgement['presence'],
    story: { ...EMPTY_STORY, category: 'technical', denial, stakes: true, improvement: 'systemic' },
  })
}

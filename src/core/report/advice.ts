import { type Annotation, ARC, type ArcPart, type Judgement, type Part, type Tone } from '../arc.ts'
import { PART_WORDS, TONE_WORDS } from './advice-words.ts'
import type { Quoted } from '../take.ts'

/** The kinds of advice, in the order of their importance. */
export const ADVICE = [
  'avoids-question',
  'too-soft',
  'too-severe',
  'role-not-heard',
  'learning-not-heard',
  'outcome-not-heard',
  'deflects',
  'wallows',
  'part-not-heard',
  'too-long',
  'nothing',
] as const

/** The one thing to change next; `after` is the sentence, counted from 0, that the answer to its question belongs after. */
export interface Advice {
  kind: (typeof ADVICE)[number]
  text: string
  after: number | null
  part?: ArcPart
}

/** The one thing to keep: a sentence, counted from 0, in its own words. */
export type Keep = { sentence: number; quote: string; reason: string } | null

export interface Setting {
  /** The parts that the prompt asks for; all where it is left out. */
  expects?: readonly ArcPart[]
  /** The parts that the speaker says they did not tell. */
  unsaid?: readonly ArcPart[]
  /** Seconds; null or left out for a typed answer. */
  duration?: number | null
  limit?: number | null
  /** How often the same part was asked for before: it is asked for in other words then. */
  round?: number
}

/** A sentence is quoted as one of its part only from this probability on. */
const SURE = 0.6

/** What somebody said of it is theirs. */
const REPORTED = /\b(?:said|says|saying|told|tells|claim(?:s|ed)?|(?:he|she|they) (?:thought|thinks?))\b/i

/** A line that is this likely to carry a tone is not praised; twice that is a mark. */
const PRAISED = 0.15

/** So many marks are a habit: the judge's single marks are wrong too often to carry advice (models/arc/README.md). */
const RECURRING = 3

/**
 * Apologies and reproaches to oneself. None of 2,200 labelled answers and stories has three of them outside of what was done
 * about it, so that nobody hears of it for owning it plainly.
 */
const SORRY = new RegExp(
  String.raw`\b(?:${[
    String.raw`i(?:'m| am| was| felt) (?:so |really |very |truly |deeply |just )*sorry`,
    String.raw`i apologi[sz]ed?`,
    String.raw`i (?:still |just )?(?:feel|felt) (?:so |really |just |absolutely |pretty |quite |like )*(?:terrible|awful|horrible|ashamed|guilty|bad|sick|embarrassed|gutted|devastated|stupid|an idiot|a fraud)`,
    String.raw`(?:it|that)(?:'s| was| is) (?:all |entirely |completely )?(?:my fault|on me|my doing)`,
    String.raw`i (?:still )?(?:blamed?|hated?) myself`,
    String.raw`(?:i|we)(?:'ve| have| had| really)? let (?:everyone|everybody|them all|the team|my team|people|him|her|them) down`,
    String.raw`beat(?:ing)? myself up`,
    String.raw`forgive myself`,
  ].join('|')})\b`,
  'i',
)

/**
 * Chooses the one thing to change, in the order of importance that interviewers give it: the choice of story, one's own
 * part, learning and outcome, deflecting that recurs, wallowing, other parts, length. It only ever asks: what is not in the
 * answer is the speaker's to say. Nothing rests on a part that the judge is not sure of.
 */
export function toAdvice(judgement: Judgement, setting: Setting = {}): Advice {
  if (judgement.annotations.every(({ text }) => text.trim() === ''))
    return { kind: 'nothing', text: "I didn't hear any words yet. Would you like to try again?", after: null }
  return (
    adviseOnStory(judgement, setting) ??
    adviseOnPart(judgement, setting, ['role', 'learning', 'outcome']) ??
    adviseOnDeflecting(judgement) ??
    adviseOnWallowing(judgement, setting) ??
    adviseOnPart(judgement, setting, ['failure', 'response', 'context']) ??
    adviseOnLength(setting) ??
    adviseNothing(judgement, setting)
  )
}

/**
 * Chooses a line worth keeping: of a part that the judge is sure of, without a mark, not dismissed, rather owned and specific
 * than long.
 */
export function toKeep(
  { annotations, story }: Judgement,
  isDismissed: (line: Quoted) => boolean = () => false,
): Keep {
  let best: Keep = null
  let most = 0
  annotations.forEach(({ text, part, confidence, tone, toneChance = 0 }, sentence) => {
    // Where something was worked on is no line to be proud of, and in an answer that avoids the question nothing but owning is.
    const isPlain = part === 'none' || part === 'context' || (story.denial && part !== 'role')
    if (isPlain || tone.length > 0 || toneChance >= PRAISED || confidence < SURE) return
    const words = text.trim().split(/\s+/).length
    // "She left since then" is a fact, and nothing to be proud of.
    if (words < (part === 'outcome' ? 8 : 4)) return
    const specific = /\d/.test(text) || /\s\p{Lu}\p{Ll}/u.test(text) ? 0.2 : 0
    const worth = PART_WORDS[part].worth * confidence + specific - Math.max(0, words - 25) / 50
    const line = { sentence, quote: text.trim() }
    if (worth <= most || isDismissed(line)) return
    most = worth
    best = { ...line, reason: PART_WORDS[part].reason }
  })
  return best
}

function adviseOnStory(
  { annotations, story, presence }: Judgement,
  { expects = ARC }: Setting,
): Advice | null {
  // Whoever was not asked for a failure chose no story of one.
  if (!expects.includes('failure')) return null
  if (story.denial) {
    // Elsewhere a denial shrinks one event; outside the arc it answers the question itself.
    const at = annotations.findIndex(
      ({ part, tone }) => part === 'none' && tone.some(({ kind }) => kind === 'denial'),
    )
    const quote = annotations[at]?.tone.find(({ kind }) => kind === 'denial')?.quote
    const heard = quote === undefined ? 'An interviewer' : `You said ${quoted(quote)}. An interviewer`
    return {
      kind: 'avoids-question',
      text: `${heard} may hear this as avoiding the question. Was there a time when something of yours went wrong, and somebody noticed?`,
      after: at < 0 ? null : at,
    }
  }
  // How grave a story is can only be said of a story that was heard.
  if (presence.failure !== 'told' || story.severity === 'sweet-spot') return null
  return story.severity === 'too-soft'
    ? {
        kind: 'too-soft',
        text: 'This story may leave the interviewer little to ask about. Who was affected, and what did it cost them? Or is there another time, when more was at stake?',
        after: lastOf(annotations, ['failure']),
      }
    : {
        kind: 'too-severe',
        text: 'This one may be hard to tell in three minutes. Is there another story, one that mattered and that you could put right?',
        after: null,
      }
}

function adviseOnPart(
  { annotations, presence }: Judgement,
  setting: Setting,
  parts: readonly ArcPart[],
): Advice | null {
  const { expects = ARC, unsaid = [] } = setting
  const part = parts.find(
    (it) => expects.includes(it) && (unsaid.includes(it) || presence[it] === 'not-heard'),
  )
  if (part === undefined) return null
  const after = lastOf(annotations, ...PART_WORDS[part].follows)
  const { what } = PART_WORDS[part]
  const isUnsaid = unsaid.includes(part)
  const opening = isUnsaid ? `You didn't say ${what}.` : `I didn't hear ${what}. Did you say it?`
  const text = isUnsaid
    ? `${opening} ${toDrillQuestion(part, setting.round)}`
    : `${opening} If not: ${toQuestion(part, setting.round)}`
  if (part === 'learning' || part === 'outcome') return { kind: `${part}-not-heard`, text, after, part }
  if (part !== 'role') return { kind: 'part-not-heard', text, after, part }
  const blamed = annotations.findIndex(({ tone }) => tone.some(({ kind }) => kind === 'blame'))
  const blame = annotations[blamed]?.tone.find(({ kind }) => kind === 'blame')
  if (!blame) return { kind: 'role-not-heard', text, after, part }
  return {
    kind: 'role-not-heard',
    text: `${opening} You said ${quoted(blame.quote)}. ${TONE_WORDS.blame.question} If so, say it there. If not, say what you knew and what you did next.`,
    after: blamed,
    part,
  }
}

/** The question that asks for a part, in other words each time. */
function toQuestion(part: ArcPart, round = 0): string {
  const { question, others } = PART_WORDS[part]
  const all = [question, ...others]
  return all[round % all.length] ?? question
}

/** The same question, asked by itself. */
export function toDrillQuestion(part: ArcPart, round?: number): string {
  const question = toQuestion(part, round)
  return question.charAt(0).toUpperCase() + question.slice(1)
}

function adviseOnDeflecting({ annotations }: Judgement): Advice | null {
  const marks = annotations.flatMap(({ tone }, sentence) => tone.map((it): [number, Tone] => [sentence, it]))
  const [first, second] = marks
  if (!first || !second || marks.length < RECURRING) return null
  const [after, { kind, quote }] = first
  return {
    kind: 'deflects',
    text: `You said ${quoted(quote)}, and later ${quoted(second[1].quote)}. An interviewer may hear the first as ${TONE_WORDS[kind].reading}. ${TONE_WORDS[kind].question}`,
    after,
  }
}

/** Owning it three times over, or many sentences on what went wrong and none on what was done about it. */
function adviseOnWallowing({ annotations, presence }: Judgement, { unsaid = [] }: Setting): Advice | null {
  const [first, second, third] = annotations.flatMap(({ text, part, confidence }, sentence) => {
    const plain = text.replaceAll('’', "'")
    const isOwned = part !== 'response' && confidence >= SURE && SORRY.test(plain) && !REPORTED.test(plain)
    return isOwned ? [{ sentence, text }] : []
  })
  if (first && second && third)
    return {
      kind: 'wallows',
      text: `You own it, and then again: ${quoted(second.text)} and ${quoted(third.text)}. Would once be enough, and leave more time for what you did?`,
      after: third.sentence,
      part: 'response',
    }
  const sore = annotations.filter(({ part, confidence }) => part === 'failure' && confidence >= SURE).length
  const isUnsaid = unsaid.includes('response')
  if (!isUnsaid && presence.response !== 'not-heard') return null
  if (sore < 6 || sore < annotations.length / 2) return null
  return {
    kind: 'wallows',
    text: isUnsaid
      ? "You stay with what went wrong for a while, and didn't say what you did then. What was the first thing that you did?"
      : "You stay with what went wrong for a while, and I didn't hear what you did then. Did you say it? If not: what was the first thing that you did?",
    after: lastOf(annotations, ['failure']),
    part: 'response',
  }
}

function adviseOnLength({ duration, limit }: Setting): Advice | null {
  if (duration === undefined || duration === null || limit === undefined || limit === null) return null
  // A few words over the limit are nothing that anybody would notice.
  if (duration <= limit * 1.05) return null
  return {
    kind: 'too-long',
    text: `It took ${toClock(duration)}; you meant to keep to ${toClock(limit)}. Which sentence would nobody miss?`,
    after: null,
  }
}

function adviseNothing({ presence }: Judgement, { expects = ARC }: Setting): Advice {
  const part = (['role', 'learning', 'outcome', 'failure', 'response', 'context'] as const).find(
    (it) => expects.includes(it) && (presence[it] === 'not-sure' || presence[it] === 'not-heard'),
  )
  if (part === undefined)
    return { kind: 'nothing', text: "I'd change nothing. Try it on another prompt.", after: null }
  return {
    kind: 'nothing',
    text: `There is nothing that I am sure you should change. I couldn't tell whether you said ${PART_WORDS[part].what}: would you listen for it?`,
    after: null,
    part,
  }
}

/** The last sentence of the first of these groups of parts that has one; null where none has. */
function lastOf(annotations: readonly Annotation[], ...groups: readonly (readonly Part[])[]): number | null {
  for (const group of groups) {
    const at = annotations.findLastIndex(({ part }) => group.includes(part))
    if (at >= 0) return at
  }
  return null
}

const quoted = (text: string): string => `“${text.trim().replace(/[.,;:]+$/, '')}”`

function toClock(seconds: number): string {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

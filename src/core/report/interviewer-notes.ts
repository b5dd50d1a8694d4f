import type { Part } from '../arc.ts'
import type { Quoted } from '../take.ts'
import type { ReportSentence } from './report.ts'

/** What an interviewer listens for, in the order in which it is shown. */
export const QUALITIES = ['accountability', 'judgment', 'resilience', 'learning'] as const
export type Quality = (typeof QUALITIES)[number]

/** One sentence of the answer, letter for letter. */
export type Note = Quoted

/** For each quality the sentence that an interviewer could write down; null where there is nothing to write yet. */
export type InterviewerNotes = Record<Quality, Note | null>

/** A shorter line says too little by itself, a longer one nobody writes down. */
const WORDS = { least: 6, most: 35 }

/** So many words are taken down without trouble. */
const HANDY = 22

/** Not at all, by a cue that many sentences have, by a cue that hardly says anything else. */
type Strength = 0 | 1 | 2

/** How strongly a sentence of one of these parts, the preferred one first, shows a quality; `unless` outweighs that. */
interface Line {
  parts: readonly Part[]
  strengthOf: (text: string, part: Part) => Strength
  unless: RegExp
}

/** Any of these phrases as whole words; they are matched against `toPlain`. */
const cue = (...phrases: string[]): RegExp => new RegExp(`\\b(?:${phrases.join('|')})\\b`)

const ADVERB =
  'just|then|also|still|simply|actually|really|only|even|once|immediately|personally|properly|finally'
const I = `i(?:'d| had|'ve| have)?(?: (?:${ADVERB}))*`
const I_NOT = `i (?:did not|didn't|had not|hadn't|never)(?: (?:${ADVERB}))*`

/*
 * The cues were read against the labelled answers of models/arc/corpus until what they chose could be shown to the people who
 * said it. Where they had to choose between missing a line and quoting a wrong one, they miss it.
 */

/** Decisions that the speaker names as such. */
const DECIDED = cue(
  `${I} (?:assumed|decided|chose|picked|ignored|skipped|forgot|underestimated|overestimated|misjudged|misread)`,
  `${I} (?:promised|committed|overcommitted|approved|insisted|trusted|relied|guessed|rushed|sat on|held on to|dismissed)`,
  `${I} (?:overruled|brushed|avoided|delayed|postponed|neglected|overlooked|failed to|hid|refused|cut corners|said (?:yes|no))`,
  `${I} (?:put|turned|waved|signed|left|switched|shut|pushed) (?:\\w+ ){0,2}(?:off|down|through|out|back|ahead|aside)`,
  `${I} missed (?:it|that|this|the (?:deadline|date|point|signs?|warnings?|first|second|email|message|meeting))`,
  `${I} (?:kept|let) (?:it|quiet|that|this|saying|telling|adding|going|him|her|them|everybody|everyone|my)`,
)
/** In a sentence about one's own part, what was not done is owned; not knowing and not feeling are no acts. */
const OMITTED = cue(
  `${I_NOT} (?!(?:${ADVERB}|know|known|have|mean|feel|like|get|need|remember|expect|deserve|sleep|see|saw|care|think|thought|understand|want any|do (?:it|anything|that))\\b)\\w+`,
)
/** An act told with the speaker for its subject, in a sentence about one's own part. Feeling, thinking and being are no acts. */
const DID = new RegExp(
  `^(?:(?:and|so|but|because|then|honestly) )*${I} (?!(?:${[
    ADVERB,
    `a|an|the|my|no|it|this|that|two|three|to|not|never|been`,
    `was|were|am|have|had|do|did|be|got|get|want|wanted|needed|worked|tried|went|say|said|told (?:them|him|her|you)`,
    `think|thought|mean|felt|feel|remember|know|knew|known|guess|suppose|saw|see|believed?|liked?|loved|hoped|wish|understand|hate|hated|prefer`,
    `don't|didn't|hadn't|wasn't|can|can't|could|couldn't|would|wouldn't|must|might|might've`,
  ].join('|')})\\b)\\w+`,
)
const OWNED = cue(
  `i should(?: have|'ve)`,
  `i could(?: have|'ve) (?:walked|asked|called|said|told|checked|stopped|looked|written|known|tested)`,
  `(?:was|is|it's|that's|were) (?:all |entirely |completely )?(?:my (?:own )?(?:fault|mistake|call|decision|choice|error|idea|doing|miss)|on me)`,
  `my (?:own )?(?:mistake|fault|blind spot|part in it|part of it) (?:was|is)`,
  `(?:the (?:reason|problem|mistake|cause)|it|that) was me`,
  `because of me`,
  `(?:i was|was i) the (?:one|person) (?:who|that)`,
  `i own(?:ed)? (?:that|it|this)`,
)

const REASON = cue(
  'because',
  'cos',
  'the reason',
  'which is why',
  `that's why`,
  'looking back',
  'hindsight',
  `${I} (?:thought|assumed|figured|believed|reckoned|expected|mistook|mistaken|confused|treated)`,
  `${I} (?:underestimated|overestimated|misjudged|taken|(?:told|convinced) myself|wanted (?:to|it|the|that|people))`,
)
const UNSEEN = cue(
  `${I_NOT} (?:see|saw|seen|notice|noticed|realise|realize|realised|realized|consider|considered|understand|understood|ask myself|asked myself|think of|thought of|think about|thought about|looked? at)`,
  `(?:never|not|didn't) (?:once )?(?:crossed?|occurr?(?:ed)?)(?: to)? (?:my mind|me)`,
  `what i(?:'d| had)? (?:missed|got wrong|didn't see|hadn't seen|hadn't understood|didn't understand)`,
  'blind spots?',
  'i was (?:looking at|measuring|optimi[sz]ing|too (?:proud|busy|focused|close|attached|sure|confident|embarrassed|scared|afraid|ashamed|invested))',
)
/** A lesson that looks back at oneself: "communication is key" does not say what was not seen. */
const SELF_INSIGHT =
  /\b(?:learn(?:ed|t)|reali[sz]ed?|understand|understood|see now|taught me|found out|noticed|figured out)\b.*\b(?:i'd|i had|i was|i wasn't|i didn't|i hadn't|i never|i kept|i confused|mine)\b/

/** Putting it right, and telling people. */
const REPAIRED = cue(
  `${I} (?:called|phoned|rang|told|wrote|emailed|messaged|texted|rolled|reverted|restored|fixed|stopped|killed|paused)`,
  `${I} (?:froze|apologi[sz]ed|rebuilt|redid|recut|reworked|rewrote|reran|redrew|replaced|cancell?ed|reported|raised|escalated)`,
  `${I} (?:admitted|owned up|came clean|drafted|refunded|traced|reset|patched|renegotiated|recovered|withdrew|offered|proposed)`,
  `${I} (?:asked (?!myself)|pulled|went (?:to|back|straight|through|round|around|over|and|there) |sent|set up|started|added|built)`,
)
const ACTED = cue(
  `${I} (?:drove|flew|met|changed|switched|moved|posted|published|filed|explained|showed|brought|paid|put|ran|checked)`,
  `${I} (?:compared|handed|cleaned|wiped|blocked|organi[sz]ed|arranged|scheduled|booked|worked|sorted|counted|split|helped)`,
  `${I} (?:trained|invited|contacted|visited|tested|documented|reduced|cut|gathered|stayed (?:up|late|on|with|until)|spent)`,
  `${I} (?:took|gave) (?:it|them|the|him|her|that|over|full)`,
  `${I} (?:sat (?:down|with|next)|stood up|got (?:everyone|everybody|the|them|him|her|on|us|legal|hold)|made (?:a|the|sure|an))`,
  `i(?: then| just| immediately)? (?:call|phone|ring|tell|write|stop|revert|email|apologi[sz]e)`,
)
/** Verbs that say who acted even where the "I" is left out. */
const ACTED_WITHOUT_I =
  /^(?:and |so |then )*(?:called|phoned|rang|told|wrote|met|apologi[sz]ed|asked|rewrote|reverted) /

/** Something of the working day that others could look at. */
const THING = cue(
  'check-?lists?|templates?|reviews?|reviewers?|readers?|testers?|tests?|tested|alerts?|alarms?|run-?books?|dashboards?|rules?|scripts?|docs?',
  'documents?|pages?|calendars?|lists?|forms?|tables?|meetings?|stand-?ups?|one-on-ones?|demos?|drills?|rehearsals?|dry runs?',
  'pilots?|canar(?:y|ies)|budgets?|sign-?offs?|gates?|pipelines?|ci|monitors?|monitoring|checkpoints?|spreadsheets?',
  'handovers?|hand-?offs?|post-?mortems?|retros?|questions?|witness(?:es)?|initials|pull requests?|prs?|prototypes?',
  'one-?pagers?|memos?|notes?|thresholds?|backups?|staging|diagrams?|risk (?:log|register)|regression|drafts?|rollbacks?',
  'in writing|out loud|on paper|by hand|second (?:person|pair)|somebody else|someone else',
  'weekly|daily|monthly|fridays?|mondays?|tuesdays?|wednesdays?|thursdays?',
)
const HABIT = cue(
  'now|nowadays|these days|since then|ever since|from then on|always|whenever|any ?time|first thing|by default|as a rule',
  'every|each',
  'before (?:i|we|any|anyone|anybody|anything|every|each|a)',
  `(?:never|don't|won't|no) .*(?:without|until|unless|before)`,
)
const PRACTISE = `(?:write|ask|call (?!it|that|this)|check|test|put|run|read|show|book|demo|review|sign|send|schedule|sit|walk|open|start|give|name|count|list|draw|measure|rehearse|share|set|make|use|pair|post|ship|block|bring|begin|build|require|commit|invite|repeat|track|record|document|look at|go to|phone|plan|keep (?:a|an|one|the)|split|talk to|budget|say|type|pick|print|wait|answer|refuse|let it|take (?:her|him|them|a|the|one|two)|do \\d|do (?:one|two|it))`
/** Something that the speaker, or the team, does: a colleague could see it. */
const PRACTICE = cue(
  `(?:i|we) (?:(?:now|always|also|only|first|then|both|all|never|don't|won't) )*${PRACTISE}`,
)
/** A practice that stands without the speaker. */
const STANDING = cue(
  `(?:has (?:a|an|now|to)|now has|have to|needs?|gets|must|there's|there is|we've got|requires?)`,
)
/** A rule is one, whatever it is about. */
const RULE = cue(
  `(?:no|nothing|nobody) .+ (?:without|until|unless)`,
  `(?:my|our) rule`,
  `(?:never|don't|won't) .+ (?:without|until|unless|before)`,
  `now there's`,
  `there's an? .+ now`,
  `we(?:'ve| have) (?:now )?(?:got )?an? (?:\\w+ )?(?:rule|list|ladder|habit|routine|process|step)`,
)
/** The practice met a later case. */
const APPLIED = cue(
  'caught|stopped|found|flagged|blocked|prevented|turned up|went red|rang|adopted|copied|still us(?:e|es|ing)|use that',
  '(?:with|by|used?|using) (?:this|that|the same)|(?:the|that) same (?:rule|process|method|question|list|way|format|test|review)',
)

const INTENDED = cue(
  `i'll|i will|i would|i'd like|i try|try to|trying to|i should|hopefully|careful|i hope|want to be|need to be`,
)
/** A lesson that protects the speaker instead of the work. */
const GUARDED = cue(
  `receipts?|cover (?:my|your)|blam\\w+|against me|proof|trust (?:nobody|no one|anyone)|so (?:that )?(?:nobody|no one|they) can`,
)
/** Owning taken back in the same breath. */
const DISOWNED = cue(
  `(?:not|wasn't|isn't|never|hardly) (?:really |entirely |just |only )?(?:my|mine|me|on me)`,
  `no choice|nothing (?:i|we) (?:could|can)|couldn't have|could not have|(?:anyone|anybody) would|i was told|to be fair|i'll give you|fine i`,
  `i'd do (?:it|the same)|i was right|i did (?:say|tell|ask|have|take|try|warn)|i still think|not sure (?:what|that|if)`,
)
const GAVE_UP = cue(
  `went (?:home|quiet|to bed|back to (?:bed|sleep))|said nothing|put (?:it )?off|made (?:it|things) worse|told (?:myself|nobody|no one)|blamed|lawyers?|(?:got|have) the emails?`,
)

/** Words that a listener has to fill in. */
const VAGUE = cue('stuff|things?|something|whatever|you know|kind of|sort of|um|uh')
/** Speaks of what only the sentence before tells. */
const LEANING = /^because\b|^(?:(?:and|so|but|then) )*(?:that|this|it|he|she|they|which|those|these)\b/

const either = (strong: boolean, weak: boolean): Strength => (strong ? 2 : weak ? 1 : 0)

const LINES: Record<Quality, Line> = {
  accountability: {
    parts: ['role'],
    strengthOf: (text) =>
      either(OWNED.test(text) || OMITTED.test(text) || DECIDED.test(text), DID.test(text)),
    unless: DISOWNED,
  },
  judgment: {
    parts: ['role', 'learning'],
    strengthOf: (text, part) =>
      part === 'role'
        ? either(UNSEEN.test(text), /\b(?:i|my|me|mine)\b/.test(text) && REASON.test(text))
        : either(UNSEEN.test(text), SELF_INSIGHT.test(text)),
    unless: DISOWNED,
  },
  resilience: {
    parts: ['response', 'outcome'],
    strengthOf: (text, part) =>
      part === 'response'
        ? either(REPAIRED.test(text) || ACTED_WITHOUT_I.test(text), ACTED.test(text))
        : either(false, REPAIRED.test(text)),
    unless: GAVE_UP,
  },
  learning: {
    parts: ['learning', 'outcome'],
    strengthOf: (text, part) =>
      part === 'learning'
        ? either(
            THING.test(text) && HABIT.test(text) && (PRACTICE.test(text) || STANDING.test(text)),
            PRACTICE.test(text) || RULE.test(text),
          )
        : either(THING.test(text) && APPLIED.test(text), false),
    unless: new RegExp(`${INTENDED.source}|${GUARDED.source}`),
  },
}

/**
 * Chooses the lines by cues that are written down above, and none where there is no cue: an empty line asks for nothing, a
 * wrong one embarrasses. Only sentences that the judge is sure of, without a mark and without a doubtful word, are quoted;
 * one sentence shows two qualities only where nothing else shows the second.
 */
export function toInterviewerNotes(
  sentences: readonly ReportSentence[],
  isDismissed: (note: Note) => boolean = () => false,
): InterviewerNotes {
  const quotable = sentences.filter((it) => isQuotable(it) && !isDismissed(toNote(it)))
  const found = QUALITIES.map((quality) => ({ quality, lines: toLines(quotable, LINES[quality]) }))
  const notes: InterviewerNotes = { accountability: null, judgment: null, resilience: null, learning: null }
  const used = new Set<number>()
  // Who has least to choose from chooses first.
  for (const { quality, lines } of found.toSorted((a, b) => a.lines.length - b.lines.length)) {
    const line = lines.find(({ index }) => !used.has(index)) ?? lines[0]
    if (!line) continue
    used.add(line.index)
    notes[quality] = toNote(line)
  }
  return notes
}

const toNote = ({ index, text }: ReportSentence): Note => ({ sentence: index, quote: text.trim() })

function isQuotable({ text, words, sure, marks }: ReportSentence): boolean {
  const count = toCount(text)
  return (
    sure &&
    marks.length === 0 &&
    !words.some((word) => word.doubtful) &&
    count >= WORDS.least &&
    count <= WORDS.most &&
    // A question, or a sentence that was broken off, is no line to write down.
    !/(?:\?|\.\.\.|…|,|-|–|—)["”']?$/.test(text.trim())
  )
}

/** The sentences that show a quality, the best first. */
function toLines(
  sentences: readonly ReportSentence[],
  { parts, strengthOf, unless }: Line,
): ReportSentence[] {
  return sentences
    .map((sentence) => {
      const text = toPlain(sentence.text)
      const strength =
        parts.includes(sentence.part) && !unless.test(text) ? strengthOf(text, sentence.part) : 0
      return { sentence, worth: strength === 0 ? 0 : strength + toWeight(sentence, parts) }
    })
    .filter(({ worth }) => worth > 0)
    .toSorted((a, b) => b.worth - a.worth)
    .map(({ sentence }) => sentence)
}

/** How well a sentence stands by itself: specific, of the preferred part, not long, not leaning on the one before. */
function toWeight({ text, part }: ReportSentence, parts: readonly Part[]): number {
  const plain = toPlain(text)
  const specific =
    /\d/.test(text) || /[^.!?"“]\s(?!I\b)\p{Lu}\p{Ll}/u.test(text) || THING.test(plain) ? 0.6 : 0
  const preferred = part === parts[0] ? 0.5 : 0
  const leaning = LEANING.test(plain) ? 0.5 : 0
  const vague = VAGUE.test(plain) ? 0.4 : 0
  return specific + preferred - leaning - vague - Math.max(0, toCount(text) - HANDY) / 20
}

const toCount = (text: string): number => text.trim().split(/\s+/).length

/** Lower case, one kind of apostrophe, no commas, so that one cue finds all spellings. */
const toPlain = (text: string): string =>
  text.trim().toLowerCase().replaceAll('’', "'").replaceAll(',', '').replaceAll(/\s+/g, ' ')

import type { ReportSentence } from './report.ts'

/** A word with case and punctuation folded, a number in digits; `from` and `to` count the written words of its sentence. */
export interface Token {
  word: string
  sentence: number
  from: number
  to: number
}

export function toTokens({ text, index }: Pick<ReportSentence, 'text' | 'index'>): Token[] {
  const tokens = text
    .split(/\s+/)
    .flatMap((written, place) =>
      fold(written).map((word) => ({ word, sentence: index, from: place, to: place + 1 })),
    )
  return joinNumbers(tokens.filter(({ word }) => !SOUNDS.has(word)))
}

/** "I’d" is "id", "$41,000" is "41000", "load-test" is "load" and "test". */
const fold = (written: string): string[] =>
  written
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/^[$£€]?(\d+(?:\.\d+)?)k$/, (_, digits: string) => String(Number(digits) * 1000))
    .match(/\d+(?:\.\d+)?|\p{L}+/gu) ?? []

/** "three hundred and forty" is 340, "9 thousand" 9000. */
function joinNumbers(tokens: readonly Token[]): Token[] {
  const joined: Token[] = []
  for (let i = 0; i < tokens.length;) {
    const token = tokens[i]
    if (!token) break
    const { value, length } = readNumber(tokens, i)
    joined.push(
      length === 0 ? token : { ...token, word: String(value), to: tokens[i + length - 1]?.to ?? token.to },
    )
    i += Math.max(1, length)
  }
  return joined
}

function readNumber(tokens: readonly Token[], from: number): { value: number; length: number } {
  let total = 0
  let current = 0
  let room = Infinity
  let length = 0
  for (let i = from; i < tokens.length; i++) {
    const word = tokens[i]?.word ?? ''
    const digits = i === from && /^\d/.test(word) ? Number(word) : null
    const value = digits ?? SMALL.get(word) ?? null
    const factor = FACTORS.get(word)
    if (value !== null && value < room && value !== 0) {
      current += value
      // After "forty" only a unit, after "five" nothing, after "hundred" anything below.
      room = value >= 20 && value % 10 === 0 && SMALL.has(word) ? 10 : 0
    } else if (factor === 100 && current < 100) {
      current = Math.max(1, current) * 100
      room = 100
    } else if (factor && factor > 100) {
      total += Math.max(1, current) * factor
      current = 0
      room = factor
    } else if (
      word === 'and' &&
      room >= 100 &&
      room < Infinity &&
      (SMALL.get(tokens[i + 1]?.word ?? '') ?? 100) < 100
    ) {
      continue
    } else break
    length = i + 1 - from
  }
  return { value: total + current, length }
}

export const toContent = (tokens: readonly Token[]): ReadonlySet<string> =>
  new Set(
    tokens
      .map(({ word }) => word)
      .filter((word) => !STOP.has(word))
      .map(toStem),
  )

/** Crude: enough that "migrating" and "migration", "assumed" and "assume" meet. */
function toStem(word: string): string {
  const base = IRREGULAR.get(word) ?? word
  if (/^\d/.test(base) || base.length < 4) return base
  const stem = base.replace(/ies$|ied$/, 'y').replace(/(?:ings?|edly|ed|ments?|ness|ly|es|s)$/, '')
  const whole = stem.length < 3 ? base : stem
  return whole
    .replace(/([^aeiou])\1$/, '$1')
    .replace(/e$/, '')
    .slice(0, 6)
}

const toSet = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const SOUNDS = toSet('um uh erm er hmm mm mhm ah oh')

/** Words that say nothing of what a sentence is about. */
const STOP = toSet(
  'a an the this that these those it its they them their theirs he him his she her hers we us our ours i me my mine myself ' +
    'you your yours who whom whose which what when where why how if then than so and or but because cos since while until ' +
    'though although as at by for from in into of off on onto out over to up down with about after before again through ' +
    'between under without not no nor yes yeah yep ok okay well like just really very quite too also still even only own ' +
    'same some any th st nd rd all both each every few more most other another such much many lot lots bit kind sort thing things ' +
    'stuff way there here now be am is are was were been being have has had having do does did done doing will would ' +
    'shall should can could may might must im ive id ill youre youve youd hes shes its weve wed were theyre theyd theyve ' +
    'isnt arent wasnt werent dont doesnt didnt wont wouldnt cant couldnt shouldnt havent hasnt hadnt thats theres whats ' +
    'lets get gets got getting go goes going went gone come came make made say says said know knew mean meant think thought ' +
    'actually basically honestly obviously literally probably maybe perhaps anyway something anything nothing everything ' +
    'someone somebody anyone anybody everyone everybody nobody back 1 time once gonna wanna',
)

const IRREGULAR = new Map(
  (
    'told:tell broke:break broken:break lost:lose found:find sent:send built:build wrote:write written:write took:take ' +
    'taken:take gave:give given:give brought:bring bought:buy caught:catch kept:keep left:leave led:lead met:meet ' +
    'paid:pay ran:run saw:see seen:see spoke:speak spoken:speak spent:spend felt:feel heard:hear held:hold began:begin ' +
    'begun:begin chose:choose chosen:choose fell:fall fallen:fall grew:grow understood:understand learnt:learn ' +
    'taught:teach slept:sleep sat:sit stood:stand threw:throw drew:draw forgot:forget forgotten:forget hid:hide ' +
    'hidden:hide rang:ring rung:ring wore:wear won:win people:person children:child'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

const countUp = (words: string, first: number, step: number): [string, number][] =>
  words.split(' ').map((word, place) => [word, first + place * step])

const SMALL = new Map([
  ...countUp(
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen',
    1,
    1,
  ),
  ...countUp('sixteen seventeen eighteen nineteen', 16, 1),
  ...countUp('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
  ...countUp('tenth eleventh twelfth thirteenth fourteenth fifteenth', 10, 1),
  ...countUp('sixteenth seventeenth eighteenth nineteenth', 16, 1),
  ...countUp('twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth', 20, 10),
])

const FACTORS = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
])

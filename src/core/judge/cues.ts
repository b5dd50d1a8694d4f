import { mixHashes } from './hash.ts'

const PEOPLE = [
  "i i'm i'd i've i'll me my mine myself",
  "we we're we'd we've we'll us our ours",
  "they they're they'd they've he he's he'd she she's she'd them him her his their theirs who someone somebody people everyone everybody team manager boss vendor client customer pm lead director",
  'nobody no-one none nothing',
  "it it's that that's this there there's which things thing",
].map((words) => new Set(words.split(' ')))

const NEGATION = /^(?:not?|never|nobody|nothing|none|without|hardly|barely|.*n't)$/
const BEING = new Set("was were been being be got gets is are wasn't weren't".split(' '))
const PARTICIPLE = /(?:ed|en|wn|ught|ade|ost|ept|old|one)$/

/** Who a clause speaks of, 1 for the speaker, 2 for "we", 3 for others, 4 for nobody, 5 for a thing; 0 for none of them. */
const toPerson = (token: string): number => PEOPLE.findIndex((words) => words.has(token)) + 1

/**
 * Hashes of what a clause's grammar says about who did it: the first person or thing in it, all that are in it, a negation,
 * a passive, and their pairs. It holds for words that no labelled answer has.
 */
export function toCues(tokens: readonly string[]): number[] {
  const people = tokens.map(toPerson)
  const first = people.find((person) => person > 0) ?? 0
  const all = people.reduce((set, person) => (person > 0 ? set | (1 << person) : set), 0)
  const negated = Number(tokens.some((token) => NEGATION.test(token)))
  const passive = Number(
    tokens.some(
      (token, at) => BEING.has(token) && tokens.slice(at + 1, at + 4).some((it) => PARTICIPLE.test(it)),
    ),
  )
  return [
    [1, first],
    [2, first * 2 + negated],
    [3, first * 2 + passive],
    [4, all],
    [5, all * 2 + negated],
    [6, negated],
    [7, passive],
    [8, (all & 2) * 2 + passive],
  ].map(([kind = 0, value = 0]) => mixHashes(kind, value))
}

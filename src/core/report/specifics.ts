import type { Part } from '../arc.ts'

/** Words of an answer: `quote` stands in the text of sentence number `sentence` letter for letter, from character `at`. */
export interface Quotation {
  sentence: number
  at: number
  quote: string
}

/** What in an answer is particular, and what is not. Each list is in the order of the answer, names a thing once, and is silent when unsure. */
export interface Specifics {
  numbers: Quotation[]
  moments: Quotation[]
  /** Ways that were weighed, or left for another. */
  alternatives: Quotation[]
  /** Whole sentences made of stock words only. */
  generic: Quotation[]
  /** People and customers. */
  names: Quotation[]
}

interface Said {
  text: string
  part: Part
  /** Of a spoken answer. A sentence with a word that the recogniser doubted is passed over: nothing rests on it. */
  words?: readonly { doubtful?: boolean | undefined }[]
}

interface Found {
  at: number
  quote: string
}

const either = (words: string): string => `(?:${words.trim().replaceAll(/\s+/g, '|')})`
const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

const DIGIT = 'two three four five six seven eight nine'
const TEEN = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'
/** After "twenty" the "two" is always taken: could it be left to a next number, many in a row would be read in all ways. */
const TWO = String.raw`[- ]${either(`one ${DIGIT}`)}\b`
const CARDINAL = `(?:${either(TENS)}(?:${TWO}|(?!${TWO}))|${either(`${DIGIT} ${TEEN}`)})`
const LARGE = either('dozen hundred thousand million billion grand')
/** "Three hundred and twelve" is one number, "three million and five weeks" is two. */
const IN_WORDS = `(?:(?:half an?|an?|one|${CARDINAL}) ${LARGE}(?: ${LARGE}|(?:(?<=hundred|thousand) and)? ${CARDINAL})*|(?:${CARDINAL}|one(?= point))(?: point ${either(`oh one ${DIGIT}`)}(?: ${LARGE})?)?)`
const IN_DIGITS = String.raw`[$£€]?\d+(?:[.,]\d+)*(?:[KkMm]\b|bn\b| ?%)?(?: ${LARGE})*`
const AMOUNT = String.raw`(?:${IN_DIGITS}|${IN_WORDS})(?: and a half(?: ${LARGE})?)?`
const UNIT = either('minute hour day week month year euro pound dollar person people percent')
/** "Half of our customers" says an amount too; "half the time" does not. */
const SHARE = String.raw`(?:half|a third|a quarter|two[- ]thirds|three[- ]quarters) of (?:the|our|my) [a-z]+`

const NUMBER = new RegExp(
  String.raw`(?<![\w.,$£€/:'’-])(?:${SHARE}|half an hour|an hour and a half|(?:one in )?${AMOUNT}(?:(?: ?to |-| or )${AMOUNT})?)(?![\w/:]|[.,]\d|['’]?[sd]\b|-(?!${UNIT}))`,
  'gi',
)
/** What follows a number and is told with it, up to a plural: " angry customers", " percent", "-hour". */
const COUNTED = new RegExp(
  String.raw`^(?:[- ](?:${UNIT}s?|per cent)\b(?:[- ]olds?\b)?(?!-)|(?: (?!${either('of and or in on at to for from with that which who as but so if is was were are because since than then when while until after before a an the his her its my our their this these those it i we he she they you each every per not')}\b)[a-z-]+)??(?: (?:people|men|women|children|staff)\b| [a-z-]{2,}(?<!s)s\b))`,
)
/** Singular words on s, and verbs: no plural. */
const UNCOUNTED = setOf(
  'this is was has does as its us yes always sometimes perhaps unless across besides plus minus versus thus news says goes gets makes takes means needs comes looks seems works ours theirs yours his hers towards afterwards upwards nowadays',
)
/** What is counted only in a manner of speaking: "two things", "a million reasons". */
const IN_A_MANNER = setOf(
  'things reasons lessons points ways takeaways learnings sides parts kinds types sorts words cents ones halves questions answers aspects thoughts secs',
)
/** Said for "all", unless it is of something. */
const WHOLE = /^(?:1[01]0|an? hundred(?: and ten)?) ?(?:%|percent|per cent)$/i
/** A number after one of these is a name or a place in a list: "version 2", "step two", "Windows 10". */
const LABEL =
  /(?:^|[^\p{L}])(?:\p{Lu}[\p{L}.]+|(?:number|version|phase|step|level|part|chapter|option|plan|tier|port|sev|severity|priority|type|page|line|row|table|act|round|lesson|rule|day|week|month|year|quarter|section|room|floor|gate|release|sprint|point|item|lane|unit|bay|grade|error|code|ticket|act|http|ipv|the|one|those|these|other|zero)) ?$/u

const WEEKDAY = either('monday tuesday wednesday thursday friday saturday sunday')
const DAYTIME = either('morning afternoon evening night lunchtime')
const MONTH =
  '(?:January|February|April|June|July|August|September|October|November|December|january|february|april|july|september|october|november|december)'
/** May and March are words too. */
const ANY_MONTH = `(?:${MONTH}|May|March)`
const YEAR = String.raw`(?:19[7-9]\d|20[0-4]\d)`
const DAY = String.raw`(?:\d{1,2}(?:st|nd|rd|th)?|${either('first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth')}|${either(TEEN)}th|twentieth|(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth)`
const CLOCK = String.raw`(?:half past |quarter past |quarter to )?(?:\d{1,2}(?:[:.]\d\d)?|one|${either(`${DIGIT} ten eleven twelve`)}(?:[- ](?:fifteen|thirty|forty-five))?)`

/** The first that fits is taken, so longer ones stand before those that they contain. */
const MOMENT = new RegExp(
  [
    String.raw`(?:the )?${CLOCK} (?:a\.m\.|p\.m\.|in the (?:morning|afternoon|evening)|at night|o['’]clock(?: (?:in the (?:morning|afternoon|evening)|at night))?|[ap]m\b)(?: on (?:a|the|that) ${WEEKDAY}\b)?`,
    String.raw`\d{1,2}:\d\d(?: ?[ap]m\b)?`,
    String.raw`\d{1,2} ?[ap]m\b(?: on (?:a|the|that) ${WEEKDAY}\b)?`,
    String.raw`(?:half past|quarter (?:to|past)|(?:about |around |at |at about |at around |at like )(?:five|ten|twenty) (?:to|past)) (?:one|${either(`${DIGIT} ten eleven twelve`)})\b(?! [a-z-]+s\b)`,
    String.raw`(?:the )?${DAY} of ${ANY_MONTH}\b(?:,? ${YEAR}\b)?`,
    String.raw`${ANY_MONTH} ${DAY}\b(?:,? ${YEAR}\b)?`,
    String.raw`\d{1,2} ${ANY_MONTH}\b(?: ${YEAR}\b)?`,
    String.raw`(?:in|since|until|till|by|early|late|mid|last|that|(?:the )?(?:end|middle|beginning|start) of) ${ANY_MONTH}\b(?: ${DAY}\b)?(?:,? (?:of )?${YEAR}\b)?`,
    String.raw`(?:in|since|until|till|by|back in|early|late|spring|summer|autumn|winter) (?:of )?${YEAR}\b|(?<=\b(?:is|was|it['’]s) )${YEAR}\b`,
    String.raw`(?:the|that) (?:${WEEKDAY}|weekend|night|day|week|morning|evening|afternoon|month) (?:before|after|of) (?:the |our |my )?(?!${either('the our my that this it i we he she they you all a an yesterday tomorrow next')}\b)[a-z][a-z-]+(?: (?:launch|release|demo|deadline|migration|review|meeting|freeze|date))?\b`,
    String.raw`(?:an? (?:hour|day|week|fortnight|month|year)|${AMOUNT} (?:minutes?|hours?|days?|weeks?|months?|years?)) (?:ago|later|earlier|before (?:launch|go-live|the (?:launch|release|demo|deadline|migration|review|meeting|event|exam|opening|show|wedding|go-live)))\b`,
    String.raw`(?:one|on a|on the|that|on that|last|by|until|till|on|come) ${WEEKDAY}\b(?: (?:${DAYTIME}|lunch|noon|at (?:noon|midnight))\b)?(?! now\b)`,
    // "The Monday meeting" and "a Friday thing" are none.
    String.raw`(?:an?|the) ${WEEKDAY}(?= ?[,.;?!]|$| (?:at|in|it|we|i|he|she|they|and|after|before|when|that|${DAYTIME})\b)(?: ${DAYTIME}\b)?`,
    String.raw`${WEEKDAY} ${DAYTIME}\b`,
    String.raw`(?:on |over |before |after |by |until )(?:Christmas|New Year['’]s|Easter)(?: (?:Eve|Day|Monday|Sunday|weekend|week))?\b`,
    String.raw`(?:Christmas|New Year['’]s) (?:Eve|Day)\b`,
    String.raw`(?:on |before |over )?Black Friday\b`,
    String.raw`(?:at |around |after |before )(?:noon|midnight)\b`,
  ]
    .map((way) => String.raw`(?<![\w.,$£€/:-])${way}`)
    .join('|'),
  'giu',
)

const OWN_PAST = String.raw`\b(?:we|i)(?:['’](?:d|ve)| had| have)? `
/** A quotation runs to the next stop, or to a word that begins another thought. */
const toClause = (ends: string): string => `(?:(?! (?:${ends})\\b)[^,;:.?!])+`
const ENDS = 'because|since|as|but|so|which|when|until|and (?:i|we|he|she|it|they)'
const CLAUSE = toClause(ENDS)
/** Ways out of which one was taken: where "I" or "we" chose. */
const WEIGHED = new RegExp(
  [
    `${OWN_PAST}(?:also |even |briefly |seriously |first )?(?:decided (?:against|not to)|chose not to|opted (?:against|not to)|ruled out|considered (?:[a-z]+ing|an?)|thought about [a-z]+ing|talked about [a-z]+ing|debated (?:whether|[a-z]+ing)) ${CLAUSE}`,
    `${OWN_PAST}(?:went with|picked|chose) [^,;:.?!]{2,40} over (?:the|our|my|an?|theirs)\\b(?! (?:weekend|phone|holidays|summer|next|last|course|years))(?:${CLAUSE})?`,
    `\\b(?:the (?:other|second) option|the alternative|the other choice) (?:was|would have been|had been) ${CLAUSE}`,
  ].join('|'),
  'gi',
)
/** A way that was open and not taken; "I could have told you his name" and "what I could have done" are not. */
const UNTAKEN = new RegExp(
  String.raw`(?<!\b(?:what|where|when|that|nothing|how|than|which|if|whether|wish|something|thing|anything) )\b(?:i|we) could(?: have|['’]ve) (?:also |just |simply |easily )?(?!(?:told you|described|sworn|cried|died|killed|kissed|hugged|been|hoped|had|cared|known|seen|said|lost|got|gotten|done (?:it|that|more|better|something|differently))\b)[a-z]+ ${CLAUSE}`,
  'gi',
)
const SET_ASIDE = new RegExp(`\\b(?:instead of|rather than) [a-z]+ing${toClause(`${ENDS}|i|we|and`)}`, 'gi')

/** Openings and ends that add nothing of their own to a line. */
const PREFACE = String.raw`(?:(?:and|so|but|yeah|well|okay|basically|honestly|overall|i think|i guess|i believe|for me|you know|in the end),? )*`
const LESSON = String.raw`(?:(?:the |my )?(?:key |main |biggest |most important )?(?:takeaway|lesson|learning)(?: for me)?(?: is|was|:)? (?:that |to )?|(?:what )?(?:i|we)(?:'ve| have)? (?:also |really |definitely )?(?:learned|learnt|realised|realized)(?: from (?:this|that|it))?(?: is| was)?(?: that| to| how to)? )?`
const VIRTUE = either(
  'communication teamwork collaboration feedback ownership accountability honesty transparency trust planning preparation listening leadership documentation patience delegation alignment attention',
)
const TRAIT = either(
  'careful proactive patient mindful organised organized flexible transparent open humble confident professional responsible aware resilient communicative attentive adaptable',
)
const SOME_DAY = String.raw`(?: (?:next time|in (?:the )?future|going forward|from now on|now|since then|at work|in life|in (?:any|every|a) (?:team|project|company|job)))?`
/** Whole lines that anyone could say: built of stock words and nothing else. */
const STOCK_LINE = new RegExp(
  `^${PREFACE}${LESSON}${PREFACE}(?:${[
    String.raw`(?:(?:good|clear|better|early|open|effective|team|time) )*${VIRTUE}(?: to detail)?(?: and ${VIRTUE})? (?:is|was|are) (?:(?:really|very|so|super|always|just|absolutely) )*(?:the )?(?:key|crucial|essential|important|vital|everything)(?: to success)?`,
    String.raw`time management is (?:(?:really|very|so) )*(?:key|crucial|essential|important)`,
    String.raw`(?:(?:i |to )?(?:will |try to |need to |needed to |have to |want to |should |should have )?(?:be|been|being|become|became)|i'm|i am|i'll be|i've become|i was) (?:a (?:lot|bit|little) |much )?(?:more|less) ${TRAIT}(?: and (?:more )?${TRAIT})?`,
    String.raw`(?:i |we )?(?:should have |need to |needed to |have to |will |try to |always )?(?:communicated?|listen|listened|plan|planned|prepare|prepared|delegated?|prioriti[sz]ed?) (?:better|more|well|early|earlier|more (?:clearly|openly|often|carefully))`,
    String.raw`i (?:always )?(?:give|gave) (?:it )?(?:my best|my all|everything|100 ?(?:percent|%)|110 ?(?:percent|%)|a hundred (?:and ten )?percent)`,
    String.raw`i (?:always |just )?(?:do|did|try|tried) my best`,
    String.raw`(?:i |we )?(?:learned|learnt|grew|have grown|'ve grown) (?:so much|a lot|a great deal)(?: (?:from (?:it|this|that|the experience|my mistakes)|as a person|as a leader))?`,
    String.raw`(?:it|that|this) was a (?:great|good|valuable|real|big|huge) (?:learning )?(?:experience|lesson|opportunity)(?: for me)?`,
    String.raw`(?:it|that|this) made me (?:stronger|better|a (?:stronger|better) (?:person|engineer|developer|leader|manager))`,
    String.raw`(?:everybody|everyone|we all) makes? mistakes|mistakes happen|you live and learn|you learn from your mistakes|never give up|failure is (?:a part of|part of|the mother of) (?:learning|life|success)`,
    `${VIRTUE}(?:, ${VIRTUE})+`,
  ].join('|')})${SOME_DAY}[.!]?$`,
)
const GENERIC_PARTS: ReadonlySet<Part> = new Set(['learning', 'role', 'outcome', 'none'])
const EXPLAINING: ReadonlySet<Part> = new Set(['learning', 'outcome', 'response'])

const given = setOf(`
Aaron Abdul Abena Abigail Adam Aditya Agnieszka Ahmed Aisha Akira Alan Alejandro Alessandro Alex Alexander Alice Alicia Ali Amanda Amir Amit Amy Ana Anders Andrea Andreas Andrew Andy Angela
Anil Anita Anjali Anke Ann Anna Anne Anthony Antonio Aoife Arjun Arthur Ben Benjamin Beth Bill Bob Brenda Brian Callum Carl Carlos Carol Caroline Catherine Charlie
Chloe Chris Christine Christopher Claire Colin Connor Craig Dan Daniel Daniela Dave David Deborah Declan Deepak Denise Dennis Derek Diana Diego Dmitri Donna Doug Ed Eduardo
Elena Ellen Elizabeth Emily Emma Eric Erik Fatima Fernando Fiona Francesca Francois Frank Gareth Gary George Giulia Giovanni Goran Graham Greg Hannah Hans Harry Hassan Heather Helen
Henrik Henry Hiroshi Howard Hugo Ian Ibrahim Ines Ingrid Isabel Ivan Jacob Jakub James Jamie Jan Jane Janet Jason Javier Jean Jeff Jennifer Jenny Jeremy Jess Jessica
Jim Joan Joanna Joe Johan John Jonas Jonathan Jorge Jose José Joseph Josh Joshua Juan Judith Julie Karen Karl Kate Katherine Kathy Katie Keith Kelly Ken Kenji Kevin Khalid Kim Kumar
Kwame Lars Laura Lauren Leah Leila Leon Liam Linda Lisa Louise Lucas Lucia Lucy Luis Luke Magda Marcin Marco Marcus Marek Margaret Maria Marie Marta Martin Mary Matt Matthew
Maureen Megan Mei Michael Michelle Miguel Mike Mohammed Mohamed Moira Monica Nadia Nancy Natalie Natasha Neha Neil Nicholas Nick Nicole Niamh Nikhil Nina Noah Olga Oliver Olivia
Omar Pablo Patricia Patrick Paul Paula Pauline Pedro Peter Phil Philip Pierre Piotr Priya Rachel Rahul Raj Rajesh Ravi Rebecca Ricardo Richard Rob Robert Roberto Robin Roger Ron Rosa
Ross Ryan Sam Samantha Samira Samuel Sandra Sanjay Sara Sarah Sean Sergio Sharon Siobhan Simon Stephan Stephanie Stephen Steve Steven Stuart Sunil Susan Suresh Svetlana Tariq
Teresa Thomas Tim Tom Tomasz Tomás Tony Tracy Trevor Tunde Vijay Vikram Vladimir Walter Wei Wendy Will William Yuki Yusuf Zoe
`)
/** Capitalised, and neither a person nor a customer: tools and makers everybody knows, departments, languages, places. */
const NO_NAME = setOf(`
Airflow Alexa Amazon Android Angular Ansible Apache Apple Azure Bash Bitbucket Cassandra Chrome Cisco Claude Confluence Copilot Datadog Django Docker Dropbox Elasticsearch Excel Facebook Figma Firefox
Flask Git GitHub Gitlab GitLab Gmail Go Google Grafana Hadoop Heroku Instagram Intel Java JavaScript Jenkins Jira Kafka Kotlin Kubernetes Linux LinkedIn Looker Microsoft Mongo MongoDB MySQL Netflix Node Notion
Nginx Okta Oracle Outlook PayPal Perl Postgres PostgreSQL PowerPoint Prometheus Python Rails React Reddit Redis Redshift Ruby Rust Salesforce Scala SharePoint Shopify Siri Slack Snowflake Spark
Splunk Spring Stripe Swift Tableau Teams Terraform Trello Twitter TypeScript Uber Ubuntu Unix Vue WhatsApp Windows Word WordPress YouTube Zendesk Zoom
Compliance Engineering Finance Legal Marketing Ops Operations Product Sales Security Support Accounting Design Procurement Infrastructure Platform Data Research Logistics
San Santa Los Las New Saint Fort Agile Scrum Kanban Internet Christmas Easter Ramadan Diwali Eid Thanksgiving God Jesus Christ English French German Spanish Italian Portuguese Dutch Polish Chinese Japanese Arabic American British
European Indian Irish Scottish Russian Turkish Danish Swedish Finnish Greek Hindi Europe Africa Asia America India China Japan Germany France Spain Italy Poland Brazil Canada Australia Ireland Scotland Wales
England London Paris Berlin Dublin Madrid Lisbon Amsterdam Toronto Chicago Boston Austin Seattle Singapore Dubai Bangalore Manchester Leeds Lagos Nairobi Tokyo Sydney Melbourne
`)
const CAPITAL = String.raw`(?!I['’])\p{Lu}[\p{L}-]*\p{Ll}[\p{L}-]*`
const NAMES = new RegExp(
  String.raw`(?<=[\p{L}\d,;)] )(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?${CAPITAL}(?: ${CAPITAL}){0,2}`,
  'gu',
)
const TITLE = /^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Herr|Frau|Monsieur|Madame|Señor|Señora)\.? \p{Lu}/u
const FIRM = / (?:Inc|Ltd|LLC|Corp|GmbH|Airlines|Airways|Insurance|Holdings|Pharma|Foods|Logistics)$/
const PERSON = either(
  'guy man woman lady lad kid boy girl fella bloke chap engineer developer colleague manager boss lead director designer tester analyst junior senior intern mentor founder co-founder coworker teammate nurse customer client',
)
/** Words before and after a name by which it is one. */
const INTRODUCED = new RegExp(
  String.raw`(?:\bnamed|\bname['’]s|\bname (?:is|was)|\b${PERSON},? (?:was |is )?called|\b(?:[Mm]y|[Oo]ur|[Tt]he|[Aa]|their|his|her|biggest|largest|main|new) ${PERSON},) $`,
  'u',
)
const ADDRESSED = /\b(?:told|asked|messaged|pinged|phoned|thanked|emailed|texted|apologi[sz]ed to) $/u
const SPEAKS = /^ (?:said|says|told|asked|replied|emailed|texted|phoned|resigned)\b/

/** "The warehouse in Venlo asked." */
const PLACED = /\b(?:in|at|from|near|to|of|for|the|a|an) $/

/** Finds what in an answer only someone who was there could say, and what anyone could. Precise before complete. */
export function findSpecifics(sentences: readonly Said[]): Specifics {
  const specifics: Specifics = { numbers: [], moments: [], alternatives: [], generic: [], names: [] }
  const genericAt = sentences.map(isGeneric)
  sentences.forEach((said, sentence) => {
    if (said.words?.some((word) => word.doubtful)) return
    const place = (found: Found): Quotation => ({ sentence, ...found })
    const moments = findMoments(said.text)
    specifics.moments.push(...moments.map(place))
    specifics.numbers.push(...findNumbers(said.text, moments).map(place))
    specifics.alternatives.push(...findAlternatives(said).map(place))
    specifics.names.push(...findNames(said.text).map(place))
    // Where the story goes on in words of its own, the stock line was an opening: what it looked like is said next.
    const next = sentences[sentence + 1]
    const isExplained = next !== undefined && EXPLAINING.has(next.part) && !genericAt[sentence + 1]
    if (genericAt[sentence] && !isExplained) specifics.generic.push(place({ at: 0, quote: said.text }))
  })
  return {
    numbers: specifics.numbers.filter(isFirst),
    moments: specifics.moments.filter(isFirst),
    alternatives: specifics.alternatives,
    generic: specifics.generic,
    names: specifics.names.filter(isFirst),
  }
}

const isFirst = ({ quote }: Quotation, index: number, all: readonly Quotation[]): boolean =>
  all.findIndex((other) => other.quote.toLowerCase() === quote.toLowerCase()) === index

const overlaps = (one: Found, other: Found): boolean =>
  one.at < other.at + other.quote.length && other.at < one.at + one.quote.length

const matches = (text: string, pattern: RegExp): Found[] =>
  [...text.matchAll(pattern)].map((match) => ({ at: match.index, quote: match[0].trimEnd() }))

function findMoments(text: string): Found[] {
  return matches(text, MOMENT).filter(
    ({ at, quote }) =>
      !/\b(?:every|each|most) $/i.test(text.slice(0, at)) && !/\b(?:may|march|august)\b/.test(quote),
  )
}

function findNumbers(text: string, moments: readonly Found[]): Found[] {
  return matches(text, NUMBER).flatMap((found) => {
    const before = text.slice(0, found.at)
    const after = text.slice(found.at + found.quote.length)
    const counted = COUNTED.exec(after)?.[0] ?? ''
    const noun = counted.split(' ').at(-1)?.toLowerCase() ?? ''
    const isCounted = counted !== '' && !UNCOUNTED.has(noun)
    const number = { at: found.at, quote: isCounted ? found.quote + counted : found.quote }
    if (
      IN_A_MANNER.has(noun) ||
      (LABEL.test(before) && !isCounted) ||
      (WHOLE.test(number.quote) && !after.includes(' of ')) ||
      moments.some((it) => overlaps(it, number))
    )
      return []
    return isCounted || isTelling(found.quote) ? [number] : []
  })
}

/** Whether a number says something with no noun beside it: not "two", "10", "2019", "3.2" or "a hundred". */
const isTelling = (number: string): boolean =>
  /[$£€%]|\d,\d{3}|\d{3}|\d[km]\b|of |hour|hundred|thousand|million|billion|grand/i.test(number) &&
  !/^(?:19|20)\d\d$|^(?:an?|one) [a-z]+$/i.test(number)

function findAlternatives({ text, part }: Said): Found[] {
  if (part === 'none' || part === 'learning') return []
  const own = /\b(?:i|we|my|our)\b/i.test(text) && (part === 'role' || part === 'response')
  return [
    ...matches(text, WEIGHED),
    ...(part === 'role' ? matches(text, UNTAKEN) : []),
    ...(own ? matches(text, SET_ASIDE) : []),
  ].filter((found, index, all) => all.findIndex((other) => overlaps(found, other)) === index)
}

function findNames(text: string): Found[] {
  return matches(text, NAMES).filter(({ at, quote }) => {
    const words = quote.split(' ')
    if (TITLE.test(quote) || FIRM.test(quote)) return true
    if (
      words.some((word) => NO_NAME.has(word) || new RegExp(`^(?:${ANY_MONTH}|${WEEKDAY}s?)$`, 'i').test(word))
    )
      return false
    if (given.has(words[0] ?? '')) return true
    return (
      INTRODUCED.test(text.slice(0, at)) ||
      ADDRESSED.test(text.slice(0, at)) ||
      (SPEAKS.test(text.slice(at + quote.length)) && !PLACED.test(text.slice(0, at)))
    )
  })
}

function isGeneric({ text, part }: Said): boolean {
  return GENERIC_PARTS.has(part) && STOCK_LINE.test(text.trim().toLowerCase().replaceAll('’', "'"))
}

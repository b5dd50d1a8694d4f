const UNFAIR =
  /\b(?:discriminat|harass|racis[mt]|racial|sexis[mt]|misogyn|homophob|transphob|xenophob|islamophob|antisemit|anti-semit|ableis[mt]|ageis[mt]|bigot|bully|bullied|slurs?\b|grop(?:ed|ing)|catcall|microaggress|hate speech|hostile work|sexual)/iu

const GROUP =
  '(?:a |an |the (?:only |first )?)?(?:\\w+ )?(?:wom[ae]n|female|girl|mother|mom|mum|pregnant|black|brown|asian|indian|african|hispanic|latin[oax]|arab|muslim|jewish|jew|hindu|sikh|christian|gay|lesbian|bisexual|queer|trans(?:gender)?|non-?binary|immigrant|foreigner|foreign|refugee|disabled|autistic|dyslexic|deaf|blind|in a wheelchair|too old|over (?:forty|fifty|sixty|[4-6]0)|older|a minority)'

/** "because I'm a woman", "for being Black", "as the only Asian on the team" */
const BELONGING = new RegExp(`\\b(?:because (?:i am|i'm|i was|i'm)|for being|as|being) ${GROUP}\\b`, 'iu')

/** "my accent", "my skin colour": what somebody was judged by. */
const TRAIT =
  /\b(?:my|his|her|their|our) (?:accent|race|gender|religion|skin|ethnicity|nationality|disability|sexuality|sexual orientation|pregnancy|hijab|headscarf|turban)\b/iu

/** Whether a sentence speaks of discrimination or harassment: such a remark is never marked, whatever the model says. */
export function isProtected(sentence: string): boolean {
  const plain = sentence.replaceAll('’', "'")
  return UNFAIR.test(plain) || BELONGING.test(plain) || TRAIT.test(plain)
}

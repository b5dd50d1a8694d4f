import { hashText } from '../../core/judge/hash.ts'
import type { LabelledAnswer, LabelledSentence } from '../training/corpus.ts'
import { createRandom } from '../training/random.ts'

/** What a recogniser writes no matter how it was said. */
const FILLER = /\b(?:um+|uh+|erm?|hmm+),?\s*|(?<=[,\s])(?:you know|I mean),\s*/gi

/** Words that a small recogniser takes for others of nearly the same sound. */
const MISHEARD: readonly (readonly [RegExp, string])[] = [
  [/\bqueue\b/gi, 'cue'],
  [/\bcache\b/gi, 'cash'],
  [/\bprod\b/gi, 'prad'],
  [/\bthe PM\b/g, 'the p.m.'],
  [/\bQA\b/g, 'Q&A'],
  [/\bour\b/gi, 'are'],
  [/\btheir\b/gi, 'there'],
  [/\bthan\b/gi, 'then'],
  [/\bwould've\b/gi, 'would of'],
  [/\brepo\b/gi, 'rebo'],
  [/\bdeploy(ed)?\b/gi, 'the ploy$1'],
  [/\bsprint\b/gi, 'spring'],
]

/**
 * An answer as a recogniser might have written it: fillers gone, words misheard, some punctuation lost, sentences cut in two
 * or run together. Always the same for the same answer and seed. Its id has a "~" behind it: under it stands what the encoder
 * says of it (models/arc/train/finetune.py).
 */
export function toRecognised(answer: LabelledAnswer, seed = 0): LabelledAnswer {
  const random = createRandom(hashText(`${answer.id} ${seed}`))
  const heard = answer.sentences.flatMap((sentence) => cut(hear(sentence, random), random))
  const joined: LabelledSentence[] = []
  for (const sentence of heard) {
    const last = joined.at(-1)
    if (last && last.part === sentence.part && random() < 0.15)
      joined[joined.length - 1] = join(last, sentence)
    else joined.push(sentence)
  }
  return { ...answer, id: `${answer.id}~`, sentences: joined }
}

function hear(sentence: LabelledSentence, random: () => number): LabelledSentence {
  const bare = random() < 0.3
  const change = (text: string): string => {
    let heard = text.replace(FILLER, '')
    for (const [word, other] of MISHEARD) heard = heard.replace(word, other)
    return bare ? heard.replace(/[,;"“”]|\s--/g, '') : heard
  }
  const text = change(sentence.text).trim()
  const tone = sentence.tone.map((it) => ({ ...it, quote: change(it.quote).trim() }))
  // Where a change straddles the edge of a quote the sentence stays as it is.
  const whole = text !== '' && tone.every(({ quote }) => quote !== '' && text.includes(quote))
  return whole ? { ...sentence, text, tone } : sentence
}

/** Cuts a long sentence without tone at a comma, as a pause does. */
function cut(sentence: LabelledSentence, random: () => number): LabelledSentence[] {
  const commas = [...sentence.text.matchAll(/, (?=(?:and|but|so|because|which)\b)/g)].map(
    (match) => match.index,
  )
  const at = commas[Math.floor(random() * commas.length)]
  if (at === undefined || sentence.tone.length > 0 || random() > 0.25) return [sentence]
  const [left, right] = [sentence.text.slice(0, at), sentence.text.slice(at + 2)]
  if (Math.min(left.length, right.length) < 20) return [sentence]
  return [
    { ...sentence, text: `${left}.` },
    { ...sentence, text: `${right.charAt(0).toUpperCase()}${right.slice(1)}` },
  ]
}

function join(left: LabelledSentence, right: LabelledSentence): LabelledSentence {
  const text = `${left.text.replace(/[.?!]$/, '')} ${right.text.charAt(0).toLowerCase()}${right.text.slice(1)}`
  const tone = [...left.tone, ...right.tone].filter(({ quote }) => text.includes(quote))
  return { text, part: left.part, tone }
}

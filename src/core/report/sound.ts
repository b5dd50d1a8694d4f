import type { ArcPart } from '../arc.ts'
import { findHesitations } from '../sound/hesitations.ts'
import { countSyllables, joinSpans, toGaps, toSpeakingTime } from '../sound/pace.ts'
import type { AskedBack, Take, Transcript } from '../take.ts'
import type { Span } from '../words.ts'
import type { Region, ReportSentence } from './report.ts'
import { SOUND_LIMITS } from './sound-limits.ts'

/** How an answer came out: facts that can be heard, each with its moment. Nothing is concluded from them. Seconds. */
export interface Sound {
  /** Silences of 1.5 s and more inside the answer. */
  pauses: Span[]
  /** Fillers and sounds that got no word, at the least, in order. */
  hesitations: Span[]
  /** Where hesitations stand close together. */
  clusters: Span[]
  pace: Pace
  findings: SoundFinding[]
}

/** How fast somebody spoke, pauses left out; or why that cannot be told. */
export type Pace =
  | {
      name: 'known'
      wordsPerMinute: number
      regions: PacedRegion[]
      /** The fastest sentence and the slowest one, where they are far from the pace of the take. */
      sentences: PacedSentence[]
    }
  | { name: 'not-enough-speech' | 'too-noisy' }

/** A stretch of one part and its pace beside that of the whole take, 1 where they are the same; null where it is too short. */
export type PacedRegion = Region & { ratio: number | null }

/** `ratio` as in a region. */
interface PacedSentence {
  sentence: number
  ratio: number
  start: number
}

/** A moment that is worth hearing. `start` is where it is played from; `sentence` is the one that it is about. */
export type SoundFinding =
  | { name: 'rushes'; part: ArcPart; ratio: number; sentence: number; start: number }
  | { name: 'pauses-before-owning'; seconds: number; sentence: number; start: number }

interface Stretch {
  syllables: number
  words: number
  /** Of speaking. */
  seconds: number
}

/** What is told of a spoken answer. `followUps` is what was asked back in it. */
export function toSound(
  transcript: Extract<Transcript, { name: 'written' }>,
  sentences: readonly ReportSentence[],
  regions: readonly Region[],
  followUps: readonly AskedBack[] = [],
): Sound {
  if (isNoisy(transcript))
    return { pauses: [], hesitations: [], clusters: [], pace: { name: 'too-noisy' }, findings: [] }
  const words = sentences.flatMap((sentence) => sentence.words)
  const speech = toSpeech(transcript)
  const { fillers, unworded } = findHesitations(words, transcript.speech ?? [])
  const hesitations = [...fillers, ...unworded]
    .map(({ start, end }) => ({ start, end }))
    .toSorted((a, b) => a.start - b.start)
  const stretches = sentences.map((sentence) => toStretch(sentence, speech, transcript.syllables ?? []))
  const pace = toPace(sentences, regions, stretches)
  // While the interviewer asks the speaker does not pause.
  const gaps = toGaps(speech).filter((gap) =>
    followUps.every(({ asked, start }) => gap.end <= asked || gap.start >= start),
  )
  return {
    pauses: gaps.filter(({ start, end }) => end - start >= SOUND_LIMITS.longPause),
    hesitations,
    clusters: toClusters(hesitations),
    pace,
    findings:
      pace.name === 'known' ? [...findRushed(sentences, stretches), ...findOwningPause(sentences, gaps)] : [],
  }
}

const isNoisy = ({ signalToNoise }: Extract<Transcript, { name: 'written' }>): boolean =>
  typeof signalToNoise === 'number' && signalToNoise < SOUND_LIMITS.signalToNoise

/** Where somebody speaks. In takes of earlier versions words tell. */
const toSpeech = ({ speech, sentences }: Extract<Transcript, { name: 'written' }>): Span[] =>
  joinSpans(
    speech?.length
      ? speech
      : sentences.flatMap(({ words }) => words.map(({ start, end }) => ({ start, end }))),
    SOUND_LIMITS.silence,
  )

/** The median of words a minute in takes; null where none tells. */
export function toUsualPace(takes: readonly Take[]): number | null {
  const paces = takes.flatMap(({ transcript }) => {
    if (transcript.name === 'none' || !transcript.speech?.length || isNoisy(transcript)) return []
    const speech = toSpeech(transcript)
    const whole = add(
      transcript.sentences.map(({ text, words }) =>
        toStretch(
          { text, words, start: words[0]?.start ?? null, end: words.at(-1)?.end ?? null },
          speech,
          transcript.syllables ?? [],
        ),
      ),
    )
    return whole.seconds < SOUND_LIMITS.enoughSpeech ? [] : [toWordsPerMinute(whole)]
  })
  return paces.toSorted((a, b) => a - b)[Math.floor(paces.length / 2)] ?? null
}

const toWordsPerMinute = ({ words, seconds }: Stretch): number => (60 * words) / seconds

function toStretch(
  { text, words, start, end }: Pick<ReportSentence, 'text' | 'words' | 'start' | 'end'>,
  speech: readonly Span[],
  peaks: readonly number[],
): Stretch {
  if (start === null || end === null) return { syllables: 0, words: 0, seconds: 0 }
  const isDoubtful = words.some((word) => word.doubtful)
  const heard = peaks.filter((peak) => peak >= start && peak <= end).length
  return {
    // Words that may be made up say nothing of the pace; the peaks of the sound do.
    syllables: isDoubtful && heard > 0 ? heard : countSyllables(text),
    // Made up or not, they take their time: what is doubted is counted by what was heard.
    words:
      isDoubtful && heard > 0 ? (heard * words.length) / Math.max(1, countSyllables(text)) : words.length,
    seconds: toSpeakingTime(speech, { start, end }),
  }
}

const add = (stretches: readonly Stretch[]): Stretch =>
  stretches.reduce(
    (sum, it) => ({
      syllables: sum.syllables + it.syllables,
      words: sum.words + it.words,
      seconds: sum.seconds + it.seconds,
    }),
    { syllables: 0, words: 0, seconds: 0 },
  )

/** The pace of one stretch beside another's; null where either is too short to compare. */
function compare(one: Stretch, other: Stretch): number | null {
  const { syllables, seconds } = SOUND_LIMITS.comparable
  if ([one, other].some((it) => it.syllables < syllables || it.seconds < seconds)) return null
  return one.syllables / one.seconds / (other.syllables / other.seconds)
}

function toPace(
  sentences: readonly ReportSentence[],
  regions: readonly Region[],
  stretches: readonly Stretch[],
): Pace {
  const whole = add(stretches)
  if (whole.seconds < SOUND_LIMITS.enoughSpeech) return { name: 'not-enough-speech' }
  return {
    name: 'known',
    wordsPerMinute: toWordsPerMinute(whole),
    regions: regions.map((region) => {
      const inside = stretches.filter((_, index) => {
        const { part, start } = sentences[index] ?? {}
        return (
          part === region.part && typeof start === 'number' && start >= region.start && start < region.end
        )
      })
      return { ...region, ratio: compare(add(inside), whole) }
    }),
    sentences: findExtremes(sentences, stretches, whole),
  }
}

function findExtremes(
  sentences: readonly ReportSentence[],
  stretches: readonly Stretch[],
  whole: Stretch,
): PacedSentence[] {
  const paced = sentences
    .flatMap((sentence): PacedSentence[] => {
      const { index, start } = sentence
      const stretch = stretches[index]
      if (!stretch || start === null || !isTelling(sentence, stretch)) return []
      return [{ sentence: index, ratio: toRate(stretch) / toRate(whole), start }]
    })
    .toSorted((a, b) => b.ratio - a.ratio)
  const [fastest, slowest] = [paced[0], paced.at(-1)]
  return [
    ...(fastest && fastest.ratio > SOUND_LIMITS.rushed ? [fastest] : []),
    ...(slowest && slowest.ratio < 1 / SOUND_LIMITS.rushed ? [slowest] : []),
  ]
}

/** The part that goes by fastest, where it is that much faster than the rest; its fastest sentence is the moment. */
function findRushed(sentences: readonly ReportSentence[], stretches: readonly Stretch[]): SoundFinding[] {
  const parts = new Set(sentences.flatMap(({ part }) => (part === 'none' ? [] : [part])))
  const rushed = [...parts].flatMap((part) => {
    const own = stretches.filter((_, index) => sentences[index]?.part === part)
    const rest = stretches.filter((_, index) => sentences[index]?.part !== part)
    const ratio = compare(add(own), add(rest))
    return ratio !== null && ratio > SOUND_LIMITS.rushed ? [{ part, ratio }] : []
  })
  const [worst] = rushed.toSorted((a, b) => b.ratio - a.ratio)
  if (!worst) return []
  const [fastest] = sentences
    .filter((sentence) => sentence.part === worst.part && isTelling(sentence, stretches[sentence.index]))
    .toSorted((a, b) => toRate(stretches[b.index]) - toRate(stretches[a.index]))
  if (!fastest || fastest.start === null) return []
  return [{ name: 'rushes', ...worst, sentence: fastest.index, start: fastest.start }]
}

/** Whether the pace of one sentence can be told: it is long enough, and its words and its place are beyond doubt. */
const isTelling = ({ words }: ReportSentence, stretch: Stretch | undefined): boolean =>
  stretch !== undefined &&
  stretch.syllables >= SOUND_LIMITS.sentence.syllables &&
  stretch.seconds >= SOUND_LIMITS.sentence.seconds &&
  !words.some((word) => word.doubtful)

const toRate = (stretch: Stretch | undefined): number =>
  stretch && stretch.seconds > 0 ? stretch.syllables / stretch.seconds : 0

/** Word times are good to about 0.3 s (models/whisper/README.md): a pause ends that near to the sentence that it comes before. */
const NEAR = 0.4

/** A silence before the first sentence about one's own part. */
function findOwningPause(sentences: readonly ReportSentence[], gaps: readonly Span[]): SoundFinding[] {
  const owning = sentences.find(({ part }) => part === 'role')
  if (!owning?.sure || owning.start === null || owning.marks.length > 0) return []
  const { start, index } = owning
  const { least, most } = SOUND_LIMITS.owningPause
  const pause = gaps.find(
    (gap) => Math.abs(gap.end - start) <= NEAR && gap.end - gap.start >= least && gap.end - gap.start <= most,
  )
  if (!pause) return []
  return [
    {
      name: 'pauses-before-owning',
      seconds: pause.end - pause.start,
      sentence: index,
      start: pause.start,
    },
  ]
}

/** Stretches in which so many hesitations stand so close, each as long as it goes on. */
function toClusters(hesitations: readonly Span[]): Span[] {
  const { fillers, within } = SOUND_LIMITS.cluster
  const clusters = hesitations.flatMap((first, index) => {
    const last = hesitations[index + fillers - 1]
    return last && last.end - first.start <= within ? [{ start: first.start, end: last.end }] : []
  })
  return joinSpans(clusters, 0)
}

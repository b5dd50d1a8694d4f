import { describe, expect, it } from 'vitest'
import { toReport } from '../../../src/core/report/report.ts'
import { type Sound, toUsualPace } from '../../../src/core/report/sound.ts'
import type { ArcPart } from '../../../src/core/arc.ts'
import type { Take, Transcript } from '../../../src/core/take.ts'
import type { Span, Word } from '../../../src/core/words.ts'
import { writtenTake } from '../../app/takes.ts'

/** Two syllables a word, so that words a minute are told exactly. */
const WORD = 'table'

interface Told {
  part: ArcPart
  words: number
  /** Words a second. */
  pace: number
  /** Silence before it. */
  after?: number
  doubtful?: boolean
  confidence?: number
}

/** A take in which these are said, one after the other, and speech is where the words are. */
function takeOf(
  told: readonly Told[],
  changes: Partial<Extract<Transcript, { name: 'written' }>> = {},
): Take {
  const take = writtenTake(
    told.map(({ part, words, confidence = 0.9 }) => ({
      text: Array.from({ length: words }, () => WORD).join(' '),
      part,
      confidence,
    })),
    {},
    { duration: 600 },
  )
  if (take.transcript.name === 'none') return take
  const speech: Span[] = []
  let time = 0
  told.forEach(({ words, pace, after = 0.5, doubtful }, index) => {
    const start = time + after
    const sentence = take.transcript.name === 'written' ? take.transcript.sentences[index] : undefined
    if (sentence)
      sentence.words = Array.from({ length: words }, (_, i): Word => ({
        text: WORD,
        start: start + i / pace,
        end: start + (i + 1) / pace,
        ...(doubtful ? { doubtful } : {}),
      }))
    time = start + words / pace
    speech.push({ start, end: time })
  })
  Object.assign(take.transcript, { speech, syllables: [], signalToNoise: 40, ...changes })
  return take
}

const soundOf = (take: Take): Sound => {
  const sound = toReport(take)?.sound
  if (!sound) throw new Error('The take has no sound')
  return sound
}

const EVEN: Told[] = [
  { part: 'context', words: 40, pace: 2.5 },
  { part: 'failure', words: 40, pace: 2.5 },
  { part: 'role', words: 40, pace: 2.5 },
]

describe('pace', () => {
  it('is told in words a minute of speaking: pauses are left out', () => {
    const { pace } = soundOf(takeOf(EVEN.map((told) => ({ ...told, after: 5 }))))
    expect(pace.name === 'known' && pace.wordsPerMinute).toBeCloseTo(150)
  })

  it('is not told of little speech', () => {
    expect(soundOf(takeOf([{ part: 'context', words: 12, pace: 2.5 }])).pace).toEqual({
      name: 'not-enough-speech',
    })
  })

  it('is not told where the room is as loud as the speaker, and neither is anything that rests on it', () => {
    const rushed: Told[] = [...EVEN, { part: 'response', words: 60, pace: 5 }]
    expect(soundOf(takeOf(rushed)).findings).toHaveLength(1)
    const { pace, findings } = soundOf(takeOf(rushed, { signalToNoise: 6 }))
    expect(pace).toEqual({ name: 'too-noisy' })
    expect(findings).toEqual([])
  })

  it('of each part stands beside that of the take', () => {
    const { pace } = soundOf(takeOf([...EVEN, { part: 'response', words: 120, pace: 5 }]))
    const ratios = pace.name === 'known' ? pace.regions.map(({ ratio }) => ratio) : []
    // 240 words in 72 s: 3.33 a second.
    expect(ratios.map((ratio) => ratio?.toFixed(2))).toEqual(['0.75', '0.75', '0.75', '1.50'])
  })

  it('of a part that is too short is not told', () => {
    const { pace } = soundOf(takeOf([...EVEN, { part: 'response', words: 6, pace: 5 }]))
    expect(pace.name === 'known' && pace.regions.at(-1)?.ratio).toBeNull()
  })

  it('is read from the peaks of the sound where the words are doubted', () => {
    const doubted: Told[] = [...EVEN, { part: 'response', words: 40, pace: 2.5, doubtful: true }]
    // The recogniser made up 40 words in 16 s; three syllables a second were heard.
    const syllables = Array.from({ length: 48 }, (_, i) => 50.2 + i / 3)
    const { pace } = soundOf(takeOf(doubted, { syllables }))
    const ratio = pace.name === 'known' ? pace.regions.at(-1)?.ratio : null
    expect(ratio).toBeCloseTo(3 / ((240 + 48) / 64), 1)
  })
})

describe('a room that is as loud as the speaker', () => {
  it('makes no pauses and no hesitations', () => {
    const noisy = takeOf(EVEN, {
      signalToNoise: 4,
      speech: [
        { start: 0.5, end: 40 },
        { start: 45, end: 70 },
      ],
    })
    expect(soundOf(noisy)).toMatchObject({ pauses: [], hesitations: [], pace: { name: 'too-noisy' } })
  })
})

describe('what was asked back', () => {
  it('is no pause of the speaker', () => {
    const take = takeOf(EVEN.map((told) => (told.part === 'role' ? { ...told, after: 2.5 } : told)))
    expect(soundOf(take).findings).toHaveLength(1)
    const asked = { part: null, question: 'What was yours?', asked: 34, start: 35.6, isDeclined: false }
    const { findings, pauses } = soundOf({ ...take, followUps: [asked] })
    expect(findings).toEqual([])
    expect(pauses).toEqual([])
  })
})

describe('the fastest sentence and the slowest one', () => {
  const extremes = (told: readonly Told[]) => {
    const { pace } = soundOf(takeOf(told))
    return pace.name === 'known' ? pace.sentences.map(({ sentence }) => sentence) : null
  }

  it('are told where they are far from the pace of the take', () => {
    expect(
      extremes([...EVEN, { part: 'role', words: 12, pace: 5 }, { part: 'role', words: 12, pace: 1.5 }]),
    ).toEqual([3, 4])
  })

  it('are not where all are much the same, or in a few words', () => {
    expect(extremes([...EVEN, { part: 'role', words: 20, pace: 2.8 }])).toEqual([])
    expect(extremes([...EVEN, { part: 'role', words: 4, pace: 6 }])).toEqual([])
  })

  it('are none whose words are doubted, or that hardly meet speech', () => {
    expect(extremes([...EVEN, { part: 'role', words: 20, pace: 6, doubtful: true }])).toEqual([])
    const take = takeOf([...EVEN, { part: 'role', words: 20, pace: 2.5 }])
    if (take.transcript.name === 'written') take.transcript.speech = take.transcript.speech?.slice(0, 3)
    const { pace } = soundOf(take)
    expect(pace.name === 'known' && pace.sentences).toEqual([])
  })
})

describe('the usual pace', () => {
  const at = (pace: number): Take => takeOf(EVEN.map((told) => ({ ...told, pace })))

  it('is the middle one of earlier takes', () => {
    expect(toUsualPace([at(2), at(4), at(2.5)])).toBeCloseTo(150)
  })

  it('is measured as that of the take itself is', () => {
    const take = takeOf(EVEN)
    if (take.transcript.name === 'written')
      take.transcript.speech = [...(take.transcript.speech ?? []), { start: 60, end: 75 }]
    const { pace } = soundOf(take)
    expect(toUsualPace([take])).toBeCloseTo(pace.name === 'known' ? pace.wordsPerMinute : 0)
  })

  it('leaves out what does not tell', () => {
    expect(toUsualPace([])).toBeNull()
    expect(
      toUsualPace([{ ...at(2), transcript: { name: 'none' } }, takeOf(EVEN, { speech: undefined })]),
    ).toBeNull()
    expect(toUsualPace([takeOf(EVEN, { signalToNoise: 3 })])).toBeNull()
  })
})

describe('a part that is rushed', () => {
  const withResponse = (pace: number, words = 60): Sound =>
    soundOf(
      takeOf([
        ...EVEN,
        { part: 'response', words: 20, pace: pace * 0.95 },
        { part: 'response', words, pace },
      ]),
    )

  it('is told with its fastest sentence', () => {
    const [finding] = withResponse(4).findings
    expect(finding).toMatchObject({ name: 'rushes', part: 'response', sentence: 4 })
    expect(finding?.name === 'rushes' && finding.ratio).toBeGreaterThan(1.5)
  })

  it('is none that is a little faster, or short', () => {
    expect(withResponse(3).findings).toEqual([])
    expect(soundOf(takeOf([...EVEN, { part: 'response', words: 10, pace: 5 }])).findings).toEqual([])
  })

  it('is told once, of the part that goes by fastest', () => {
    const { findings } = soundOf(
      takeOf([
        ...EVEN,
        { part: 'context', words: 60, pace: 2.5 },
        { part: 'response', words: 40, pace: 4.5 },
        { part: 'learning', words: 40, pace: 6 },
        { part: 'outcome', words: 40, pace: 4.5 },
      ]),
    )
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ part: 'learning' })
  })
})

describe('a pause before owning up', () => {
  const before = (after: number, more: Partial<Told> = {}): Sound =>
    soundOf(takeOf(EVEN.map((told) => (told.part === 'role' ? { ...told, after, ...more } : told))))

  it.each([1.2, 2, 2.8])('of %f s is praised, at its moment', (after) => {
    const [finding] = before(after).findings
    expect(finding).toMatchObject({ name: 'pauses-before-owning', sentence: 2 })
    expect(finding?.name === 'pauses-before-owning' && finding.seconds).toBeCloseTo(after)
  })

  it.each([0.5, 0.9, 4])('of %f s is not', (after) => {
    expect(before(after).findings).toEqual([])
  })

  it('is not praised where it is a guess that the speaker owns up', () => {
    expect(before(2, { confidence: 0.3 }).findings).toEqual([])
  })
})

describe('pauses', () => {
  it('are where nobody speaks, whatever the times of the words', () => {
    const take = takeOf(EVEN, {
      speech: [
        { start: 0.5, end: 20 },
        { start: 22, end: 50 },
      ],
    })
    expect(soundOf(take).pauses).toEqual([{ start: 20, end: 22 }])
  })
})

describe('fillers', () => {
  const fillers = (starts: readonly number[]): Sound => {
    const take = takeOf(EVEN, { speech: [] })
    if (take.transcript.name === 'written')
      take.transcript.sentences[0]!.words = starts.map((start) => ({ text: 'um', start, end: start + 0.3 }))
    return soundOf(take)
  }

  it('cluster where many stand close together', () => {
    const { hesitations, clusters } = fillers([1, 4, 7, 9, 11, 60])
    expect(hesitations).toHaveLength(6)
    expect(clusters).toEqual([{ start: 1, end: 11.3 }])
  })

  it('do not where they are spread', () => {
    expect(fillers([1, 10, 20, 30, 40]).clusters).toEqual([])
  })
})

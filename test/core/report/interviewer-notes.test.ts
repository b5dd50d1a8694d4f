import { describe, expect, it } from 'vitest'
import type { Part } from '../../../src/core/arc.ts'
import { type Quality, toInterviewerNotes } from '../../../src/core/report/interviewer-notes.ts'
import { type ReportSentence, toReport } from '../../../src/core/report/report.ts'
import { speak, writtenTake } from '../../app/takes.ts'

type Said = Parameters<typeof writtenTake>[0][number]

function sentencesOf(said: readonly Said[]): ReportSentence[] {
  const report = toReport(writtenTake(said))
  if (!report) throw new Error('The take is not written down')
  return report.sentences
}

const notesOn = (...said: Said[]) => toInterviewerNotes(sentencesOf(said))
const noteOf = (quality: Quality, text: string, part: Part) => notesOn({ text, part })[quality]?.quote ?? null

describe('a whole answer', () => {
  const notes = notesOn(
    { text: 'I led the billing team of four.', part: 'context' },
    { text: 'We lost four hours of invoices on a Monday.', part: 'failure' },
    { text: 'I never asked the platform team about the limit.', part: 'role' },
    { text: 'I thought that a limit which nobody mentions is no limit.', part: 'role' },
    { text: 'I called all forty customers myself that week.', part: 'response' },
    { text: 'Now every migration has a checklist, and two people sign it.', part: 'learning' },
  )

  it('fills four lines, each with one sentence letter for letter', () => {
    expect(notes).toEqual({
      accountability: { sentence: 2, quote: 'I never asked the platform team about the limit.' },
      judgment: { sentence: 3, quote: 'I thought that a limit which nobody mentions is no limit.' },
      resilience: { sentence: 4, quote: 'I called all forty customers myself that week.' },
      learning: { sentence: 5, quote: 'Now every migration has a checklist, and two people sign it.' },
    })
  })

  it('leaves all four empty where nothing was said', () => {
    expect(notesOn()).toEqual({ accountability: null, judgment: null, resilience: null, learning: null })
  })
})

describe('two lines that show one’s own part', () => {
  it('fill two lines: who was the one that did it owns it, whatever was assumed', () => {
    const notes = notesOn(
      { text: "I was the one who signed off the test plan, with last year's data.", part: 'role' },
      { text: 'I assumed that nobody would change a rate, and I never asked.', part: 'role' },
    )
    expect(notes.accountability?.sentence).toBe(0)
    expect(notes.judgment?.sentence).toBe(1)
  })
})

describe('a line', () => {
  const owned = { text: 'I decided to skip the rehearsal on staging.', part: 'role' } as const

  it.each<[string, Said]>([
    ['the judge is not sure of', { ...owned, confidence: 0.3 }],
    ['may sound defensive', { ...owned, tone: [{ kind: 'minimize', quote: 'I decided' }] }],
    ['is a few words long', { ...owned, text: 'I skipped the rehearsal.' }],
    ['is too long to write down', { ...owned, text: `${owned.text} ${'and so on '.repeat(12)}` }],
    ['asks', { ...owned, text: 'I decided to skip the rehearsal, why?' }],
    ['was broken off', { ...owned, text: 'I decided to skip the rehearsal and...' }],
  ])('is not taken from a sentence that %s', (_case, said) => {
    expect(notesOn(owned).accountability?.sentence).toBe(0)
    expect(notesOn(said).accountability).toBeNull()
  })

  it('rests on no word that the recogniser doubted, whoever chose the part', () => {
    const [sentence] = sentencesOf([owned])
    if (!sentence) throw new Error('No sentence')
    const words = speak(owned.text, 0).map((word, place) => ({ ...word, doubtful: place === 2 }))
    expect(toInterviewerNotes([{ ...sentence, words, byUser: true }]).accountability).toBeNull()
  })

  it('is rather a specific sentence than a general one', () => {
    const general = { text: 'I decided to do it the other way.', part: 'role' } as const
    const specific = { text: 'I decided to skip the test for 12 shops.', part: 'role' } as const
    expect(notesOn(general, specific).accountability?.sentence).toBe(1)
    expect(notesOn(specific, general).accountability?.sentence).toBe(0)
  })

  it('is rather a sentence that stands by itself than one that leans on another', () => {
    const leaning = { text: 'And it was then that I decided to skip it.', part: 'role' } as const
    expect(notesOn(leaning, { text: 'I decided to go without another vendor.', part: 'role' })).toMatchObject(
      {
        accountability: { sentence: 1 },
      },
    )
  })

  it('takes another sentence than its neighbour where there is one', () => {
    const both = { text: 'I assumed the limit was high because I never looked at it.', part: 'role' } as const
    const owns = { text: 'I decided to leave the date as it was.', part: 'role' } as const
    expect(notesOn(both, owns)).toMatchObject({ accountability: { sentence: 1 }, judgment: { sentence: 0 } })
    expect(notesOn(both)).toMatchObject({ accountability: { sentence: 0 }, judgment: { sentence: 0 } })
  })
})

const cases: [Quality, Part, string, boolean][] = [
  ['accountability', 'role', 'I should have rung Declan at the garage.', true],
  ['accountability', 'role', 'Time was short, and I skipped the load run.', true],
  ['accountability', 'role', 'I put the backup in a bucket for an hour.', true],
  ['accountability', 'role', 'I didn’t really ask anybody about the date.', true],
  ['accountability', 'role', 'The date was my call, and mine alone.', true],
  ['accountability', 'role', 'The vendor never told us about the limit.', false],
  ['accountability', 'role', 'I really felt terrible about all of it.', false],
  ['accountability', 'role', 'I didn’t know what they were doing there.', false],
  ['accountability', 'role', 'I decided it, but it was not my fault really.', false],
  ['accountability', 'role', 'I had no choice, so I skipped the test.', false],
  ['accountability', 'failure', 'I should have rung Declan at the garage.', false],
  ['judgment', 'role', 'I never looked at the reads, only at writes.', true],
  ['judgment', 'role', 'I kept quiet because I wanted to look senior.', true],
  ['judgment', 'role', 'The job failed because the disk was full.', false],
  ['judgment', 'role', 'I pressed the button at four in the afternoon.', false],
  ['judgment', 'learning', 'I learned that I had taken silence for a yes.', true],
  ['judgment', 'learning', 'I learned that communication is the key to it.', false],
  ['resilience', 'response', 'I rolled it back and told my manager at once.', true],
  ['resilience', 'response', 'Called every customer on the list by Friday.', true],
  ['resilience', 'response', 'I spent the weekend on sorting the rows.', true],
  ['resilience', 'response', 'They sent somebody who rolled it back for us.', false],
  ['resilience', 'response', 'I went back to bed and told nobody about it.', false],
  ['resilience', 'outcome', 'I called them again a year later, all fine.', true],
  ['resilience', 'outcome', 'I spent another year in the same team.', false],
  ['learning', 'learning', 'Before every launch we run a dry run with support.', true],
  ['learning', 'learning', 'I read the plan out loud to someone else now.', true],
  ['learning', 'learning', 'Nothing goes out without a tester having used it.', true],
  ['learning', 'learning', 'I’ll be careful now, so we test every page.', false],
  ['learning', 'learning', 'I trust my team a great deal more these days.', false],
  ['learning', 'learning', 'Now I put all in writing, so that nobody can blame me.', false],
  ['learning', 'outcome', 'The checklist caught two services the year after.', true],
  ['learning', 'outcome', 'The company was sold the year after that.', false],
]

describe('what shows a quality', () => {
  it.each(cases)('%s, from %s: “%s” is %s', (quality, part, text, isShown) => {
    expect(noteOf(quality, text, part)).toBe(isShown ? text : null)
  })
})

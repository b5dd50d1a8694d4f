import { ARC, type ArcPart } from '../arc.ts'
import { DEFAULT_PROMPT, findPrompt } from '../prompts.ts'
import type { Revision } from '../portable/revision.ts'
import type { Report, ReportSentence } from '../report/report.ts'
import type { Take } from '../take.ts'

/** What stories are about. An interviewer may ask for any of the three. */
export const STORY_CATEGORIES = ['technical', 'leadership', 'communication'] as const
export type StoryCategory = (typeof STORY_CATEGORIES)[number]

/** What somebody has to tell, whichever question it answers. */
export interface Story {
  id: string
  title: string
  category: StoryCategory
  /** A few words for each part, in the speaker's own. */
  notes: Record<ArcPart, string>
  /** The ids of the prompts that it can answer. */
  prompts: readonly string[]
  isArchived: boolean
  /** Milliseconds since 1970. */
  createdAtMs: number
  revision?: Revision | undefined
}

/** What a user writes of a story. */
export type StoryDraft = Pick<Story, 'title' | 'category' | 'notes' | 'prompts'>

/** What can be changed of a story; of its notes each by itself. */
export type StoryChanges = Partial<Omit<StoryDraft, 'notes'> & Pick<Story, 'isArchived'>> & {
  notes?: Partial<Story['notes']>
}

/** A story, or a draft of one, with changes. */
export const changeStory = <Draft extends StoryDraft>(
  draft: Draft,
  { notes, ...changes }: StoryChanges,
): Draft => ({ ...draft, ...changes, notes: { ...draft.notes, ...notes } })

/** So many words of a sentence are a note, and so many a title. */
const NOTE = 14
const TITLE = 6

export const EMPTY_DRAFT: StoryDraft = {
  title: '',
  category: 'technical',
  notes: { context: '', failure: '', role: '', response: '', learning: '', outcome: '' },
  prompts: [DEFAULT_PROMPT.id],
}

/** A story proposed from a take, in the words that were said. A part of which no sentence is sure gets no note. */
export function toDraft(take: Take, report: Report): StoryDraft {
  const spoken = (part: ArcPart): ReportSentence | undefined =>
    report.sentences
      .filter((it) => it.part === part && it.sure && it.marks.length === 0)
      .toSorted((a, b) => toWorth(b) - toWorth(a))[0]
  const category = take.transcript.name === 'written' ? take.transcript.judgement.story.category : 'other'
  const { id } = findPrompt(take.prompt)
  return {
    title: take.title || toFirstWords(spoken('failure')?.text ?? spoken('context')?.text ?? '', TITLE),
    category: category === 'other' ? 'technical' : category,
    notes: Object.fromEntries(
      ARC.map((part) => [part, toFirstWords(spoken(part)?.text ?? '', NOTE)]),
    ) as Story['notes'],
    prompts: [id],
  }
}

/** A sentence with a number or a name says more, and a long one is no note. */
const toWorth = ({ text }: ReportSentence): number =>
  (/\d|\s\p{Lu}\p{Ll}/u.test(text) ? 10 : 0) - Math.abs(text.split(/\s+/).length - NOTE)

/** The first words of a sentence; where more follow, that is shown. */
function toFirstWords(text: string, count: number): string {
  const words = text.trim().split(/\s+/)
  if (words.length <= count) return text.trim().replace(/[.,;:]+$/, '')
  return `${words
    .slice(0, count)
    .join(' ')
    .replace(/[.,;:]+$/, '')} …`
}

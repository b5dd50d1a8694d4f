import type { SharedTake } from '../core/portable/shared-take.ts'
import { createAnnouncer } from './announcer.ts'
import { createCommentBook } from './comments/book.ts'
import { createOverview } from './comments/overview.ts'
import { make, quote } from './element.ts'
import { isUnsaved, openDraft } from './feedback/draft.ts'
import { createFinish } from './feedback/finish.ts'
import { createQuestions } from './feedback/questions.ts'
import { createRecording } from './recording/recording.ts'
import { openSound } from './recording/sound.ts'
import { readTake } from './take-data.ts'
import { createTranscript } from './transcript.ts'

function openPage(): void {
  const take = readTake(document.getElementById('take')?.textContent ?? '')
  document.getElementById('page')?.append(...(take ? createPage(take) : createApology()))
}

function createPage(take: SharedTake): HTMLElement[] {
  const draft = openDraft(take)
  const { unfinished } = draft.written()
  const sound = openSound(take)
  const announcer = createAnnouncer()
  const book = createCommentBook(take, draft, announcer)
  const transcript = createTranscript(take, sound, book)
  const recording = sound ? createRecording(take, sound, book) : null
  const overview = createOverview(take, sound, book)
  for (const { key, text, ...anchor } of unfinished) {
    const isResumed = key === null && transcript.slots[anchor.sentence ?? -1]?.resume(anchor, text)
    if (key !== null) overview.resume(key, text)
    else if (!isResumed) recording?.slot.resume(anchor, text)
  }
  addEventListener('beforeunload', (event) => {
    if (!isUnsaved(draft.written())) return
    event.preventDefault()
    // Chromium before 119 asks only where this is set.
    event.returnValue = true
  })
  return [
    createHead(take),
    createQuestions(draft, sound),
    ...(recording ? [recording.element] : []),
    transcript.element,
    overview.element,
    ...createJudgement(take),
    createFinish(take, draft, book),
    announcer.element,
  ]
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

function createHead({ title, prompt, createdAtMs }: SharedTake): HTMLElement {
  return make(
    'header',
    {},
    make('h1', { dir: 'auto' }, title),
    make('p', { class: 'prompt' }, '“', quote(prompt), '”'),
    make('p', { class: 'note' }, `Answered on ${day.format(createdAtMs)}.`),
    make('p', { class: 'note' }, 'Recorded with Candor. This page works offline; it sends nothing anywhere.'),
  )
}

/** What the program said of the take, folded; nothing where its speaker left it out. */
function createJudgement({ judgement }: SharedTake): HTMLElement[] {
  if (!judgement) return []
  const { keep, next } = judgement
  const said = (heading: string, text: string): HTMLElement[] => [
    make('h3', {}, heading),
    make('p', { dir: 'auto' }, text),
  ]
  return [
    make(
      'details',
      { class: 'card' },
      make('summary', {}, 'What the program said'),
      ...(keep === null ? [] : said('Keep this', keep)),
      ...said('One thing to try next', next),
    ),
  ]
}

const createApology = (): HTMLElement[] => [
  make('h1', {}, 'The answer in this page cannot be read'),
  make('p', {}, 'The file may have been cut off or changed on its way. Ask for it to be sent again.'),
]

// The script stands before the take, which is there only when the page is read to its end.
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', openPage)
else openPage()

import type { SharedSentence, SharedTake } from '../core/portable/shared-take.ts'
import type { CommentBook } from './comments/book.ts'
import { createCommentList } from './comments/list.ts'
import { createCommentSlot } from './comments/slot.ts'
import { make, quote } from './element.ts'
import type { Sound } from './recording/sound.ts'
import { createTimeButton } from './recording/time-button.ts'
import { findSentence } from './take-data.ts'
import { PART_NAMES, toClock } from './words.ts'

/** What was said, one line a sentence, each with a place for comments. */
export function createTranscript(take: SharedTake, sound: Sound | null, book: CommentBook) {
  const lines = take.sentences.map((sentence, index) => createLine(sentence, index, sound, book))
  sound?.listen(() => {
    // Nothing is being spoken before the first sound was asked for.
    const spoken = sound.isPlaying() || sound.time() > 0 ? findSentence(take, sound.time()) : null
    lines.forEach(({ element }, index) => {
      if (index === spoken) element.setAttribute('aria-current', 'true')
      else element.removeAttribute('aria-current')
    })
  })
  const hasParts = take.sentences.some(({ part }) => part !== null)
  const element = make(
    'section',
    { class: 'transcript', 'aria-labelledby': 'transcript' },
    make('h2', { id: 'transcript' }, 'Transcript'),
    ...(hasParts
      ? [make('p', { class: 'note' }, 'The parts beside the lines are how the program read them.')]
      : []),
    lines.length > 0
      ? make('ol', {}, ...lines.map((line) => line.element))
      : make('p', { class: 'note' }, 'Nothing of it is written down.'),
  )
  return { element, slots: lines.map(({ slot }) => slot) }
}

function createLine(sentence: SharedSentence, index: number, sound: Sound | null, book: CommentBook) {
  const { text, asked, part } = sentence
  const start = sound ? sentence.start : null
  const slot = createCommentSlot({
    book,
    looks: 'quiet small',
    text: 'Comment',
    name: `Comment on sentence ${index + 1}`,
    toAnchor: () => ({ at: start, sentence: index }),
    toLabel: () => (start === null ? 'Comment on this line' : `Comment on this line, at ${toClock(start)}`),
  })
  const { list } = createCommentList({
    book,
    name: `Comments on sentence ${index + 1}`,
    has: (comment) => comment.sentence === index,
    toHead: () => [],
  })
  const partName = part ? PART_NAMES[part] : ''
  const element = make(
    'li',
    { class: 'line', ...(part ? { 'data-part': part } : {}) },
    ...(asked === null ? [] : [make('p', { class: 'asked' }, 'Asked back: “', quote(asked), '”')]),
    ...createTimeButton(start, sound),
    createSaid(text, start, sound),
    make(
      'div',
      { class: 'beside' },
      ...(partName ? [make('span', { class: 'part' }, partName)] : []),
      slot.button,
    ),
    make('div', { class: 'below' }, list, slot.place),
  )
  return { element, slot }
}

/** The words of a line, which play it when they are clicked. From the keyboard the time beside them does. */
function createSaid(text: string, start: number | null, sound: Sound | null): HTMLElement {
  const said = make('p', { class: 'said', dir: 'auto' }, text)
  if (start === null || !sound) return said
  said.toggleAttribute('data-plays', true)
  said.addEventListener('click', () => {
    // Who marks words in order to copy them does not ask to hear them.
    if (getSelection()?.isCollapsed ?? true) sound.play(start)
  })
  return said
}

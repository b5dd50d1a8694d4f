import type { SharedTake } from '../../core/portable/shared-take.ts'
import { make, quote } from '../element.ts'
import type { Sound } from '../recording/sound.ts'
import { createTimeButton } from '../recording/time-button.ts'
import { toBeginning } from '../words.ts'
import type { CommentBook } from './book.ts'
import { createCommentList } from './list.ts'

/** All comments, each with the moment and the line that it is about. */
export function createOverview({ sentences }: SharedTake, sound: Sound | null, book: CommentBook) {
  const { list, resume } = createCommentList({
    book,
    name: 'Your comments',
    has: () => true,
    toHead({ at, sentence }) {
      const line = sentences[sentence ?? -1]?.text
      const said = line === undefined ? [] : ['“', quote(toBeginning(line, 80)), '”']
      return [make('p', { class: 'anchor' }, ...createTimeButton(at, sound), make('span', {}, ...said))]
    },
  })
  const none = make('p', { class: 'note' }, 'None yet. “Comment” beside a line begins one.')
  const show = (): void => void (none.hidden = book.comments().length > 0)
  book.listen(show)
  show()
  const heading = make('h2', { id: 'comments' }, 'Your comments')
  return { element: make('section', { 'aria-labelledby': 'comments' }, heading, none, list), resume }
}

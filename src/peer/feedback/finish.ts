import type { SharedTake } from '../../core/portable/shared-take.ts'
import type { CommentBook } from '../comments/book.ts'
import { enterForm } from '../comments/form.ts'
import type { Draft } from './draft.ts'
import { make, makeButton } from '../element.ts'
import { saveFile, toFeedback, toFileName } from './file.ts'

/** Where the peer saves what they wrote, as a file to send back. */
export function createFinish(take: SharedTake, draft: Draft, book: CommentBook): HTMLElement {
  const from = make('input', { id: 'from', type: 'text', autocomplete: 'name' })
  from.value = draft.written().from
  from.addEventListener('input', () => draft.change({ from: from.value }))
  const said = make('p', { class: 'result', role: 'status' })
  const save = makeButton('primary', {}, 'Save your feedback', () => {
    const open = book.open()
    if (open) {
      said.textContent = 'A comment is still open. Add it or cancel it first.'
      enterForm(open)
      return
    }
    const name = toFileName(take.title)
    saveFile(name, toFeedback(take, draft.written(), Date.now()))
    draft.change({ isSaved: true })
    said.textContent = `Saved as ${name}.`
  })
  draft.listen(() => {
    if (!draft.written().isSaved) said.textContent = ''
  })
  return make(
    'section',
    { class: 'card finish', 'aria-labelledby': 'finish' },
    make('h2', { id: 'finish' }, 'Save and send back'),
    make('label', { class: 'label', for: 'from' }, 'Your name (optional)'),
    from,
    save,
    make('div', {}, said, make('p', { class: 'note' }, 'Send this file back. Nothing was sent from here.')),
  )
}

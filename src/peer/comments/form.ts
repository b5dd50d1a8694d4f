import { make, makeButton } from '../element.ts'

interface CommentFormOptions {
  label: string
  text: string
  /** What the button says that keeps it. */
  keep: string
  onType: (text: string) => void
  onKeep: (text: string) => void
  onCancel: () => void
}

/** The small form in which a comment is written. */
export function createCommentForm({
  label,
  text,
  keep,
  onType,
  onKeep,
  onCancel,
}: CommentFormOptions): HTMLFormElement {
  const area = make('textarea', { rows: '3', required: '', dir: 'auto' })
  area.value = text
  area.addEventListener('input', () => onType(area.value))
  const form = make(
    'form',
    { class: 'comment-form' },
    make('label', {}, make('span', { class: 'label' }, label), area),
    make(
      'div',
      { class: 'ways' },
      make('button', { class: 'button small primary' }, keep),
      makeButton('small', {}, 'Cancel', onCancel),
    ),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const written = area.value.trim()
    if (written === '') area.focus()
    else onKeep(written)
  })
  return form
}

/** Leads to the text of a form. */
export function enterForm(form: HTMLFormElement): void {
  form.querySelector('textarea')?.focus()
}

import type { FeedbackComment } from '../../core/portable/shared-take.ts'
import type { CommentBook } from './book.ts'
import { createCommentForm, enterForm } from './form.ts'
import { make, makeButton } from '../element.ts'

/** What a comment is about. */
type Anchor = Pick<FeedbackComment, 'at' | 'sentence'>

interface CommentSlotOptions {
  book: CommentBook
  looks: string
  /** What the button says, and what it says to those who do not see where it stands. */
  text: string
  name: string
  /** Asked when a comment is begun. */
  toAnchor: () => Anchor
  toLabel: (anchor: Anchor) => string
}

/** A place where a comment can be begun: a button, and below it the form while it is open. */
export interface CommentSlot {
  button: HTMLButtonElement
  place: HTMLElement
  /** Opens it with a comment that was left unfinished; false where another is open here. */
  resume: (anchor: Anchor, text: string) => boolean
}

export function createCommentSlot({
  book,
  looks,
  text,
  name,
  toAnchor,
  toLabel,
}: CommentSlotOptions): CommentSlot {
  const place = make('div', { class: 'slot' })
  const button = makeButton(looks, { 'aria-label': name, 'aria-expanded': 'false' }, text, () => {
    const form = place.querySelector('form')
    if (form) enterForm(form)
    else enterForm(open(toAnchor(), ''))
  })
  const open = ({ at, sentence }: Anchor, begun: string): HTMLFormElement => {
    const close = (): void => {
      book.drop(form)
      form.remove()
      button.setAttribute('aria-expanded', 'false')
      button.focus()
    }
    const form = createCommentForm({
      label: toLabel({ at, sentence }),
      text: begun,
      keep: 'Add',
      onType: (typed) => book.hold(form, { key: null, at, sentence, text: typed }),
      onKeep(written) {
        close()
        book.add({ at, sentence, text: written })
      },
      onCancel: close,
    })
    place.replaceChildren(form)
    button.setAttribute('aria-expanded', 'true')
    return form
  }
  return {
    button,
    place,
    resume(anchor, begun) {
      if (place.hasChildNodes()) return false
      book.hold(open(anchor, begun), { key: null, ...anchor, text: begun })
      return true
    },
  }
}

import type { CommentBook } from './book.ts'
import { createCommentForm, enterForm } from './form.ts'
import type { DraftComment } from '../feedback/draft.ts'
import { make, makeButton } from '../element.ts'
import { toBeginning } from '../words.ts'

interface CommentListOptions {
  book: CommentBook
  name: string
  has: (comment: DraftComment) => boolean
  /** What stands above a comment's text. */
  toHead: (comment: DraftComment) => readonly Node[]
}

interface Item {
  element: HTMLElement
  show: (comment: DraftComment) => void
  edit: (begun: string) => HTMLFormElement
  focus: () => void
}

/** Some of the comments, each of which can be changed and removed where it stands. */
export function createCommentList({ book, name, has, toHead }: CommentListOptions) {
  const list = make('ol', { class: 'comments', 'aria-label': name })
  const items = new Map<number, Item>()
  const show = (): void => {
    const shown = book.comments().filter(has)
    for (const [key, { element }] of items) {
      if (shown.some((comment) => comment.key === key)) continue
      items.delete(key)
      element.remove()
      element.querySelectorAll('form').forEach(book.drop)
    }
    shown.forEach((comment, at) => {
      const item =
        items.get(comment.key) ?? createItem(comment, book, toHead(comment), () => focus(comment.key))
      items.set(comment.key, item)
      item.show(comment)
      // Moved only where it must be: one that is moved would lose the focus.
      if (list.children[at] !== item.element) list.insertBefore(item.element, list.children[at] ?? null)
    })
    list.hidden = shown.length === 0
  }
  const focus = (key: number): void => items.get(key)?.focus()
  book.listen(show)
  show()
  return {
    list,
    /** Opens a comment with a change of it that was left unfinished. */
    resume: (key: number, begun: string): void => {
      const comment = book.comments().find((it) => it.key === key)
      const form = items.get(key)?.edit(begun)
      if (comment && form) book.hold(form, { ...comment, text: begun })
    },
  }
}

function createItem(
  first: DraftComment,
  book: CommentBook,
  head: readonly Node[],
  onUndone: () => void,
): Item {
  const { key } = first
  let comment = first
  const text = make('p', { class: 'comment-text', dir: 'auto' })
  const change = makeButton('quiet small', {}, 'Edit', () => enterForm(edit(comment.text)))
  const remove = makeButton('quiet small', {}, 'Remove', () => book.remove(key, onUndone))
  const shown = make('div', { class: 'comment-shown' }, text, make('div', { class: 'ways' }, change, remove))
  const element = make('li', { class: 'comment' }, ...head, shown)
  const edit = (begun: string): HTMLFormElement => {
    const open = element.querySelector('form')
    if (open) return open
    const close = (): void => {
      book.drop(form)
      form.remove()
      shown.hidden = false
      change.focus()
    }
    const form = createCommentForm({
      label: 'Your comment',
      text: begun,
      keep: 'Keep the change',
      onType: (typed) => book.hold(form, { ...comment, text: typed }),
      onKeep(written) {
        close()
        book.edit(key, written)
      },
      onCancel: close,
    })
    shown.hidden = true
    element.append(form)
    return form
  }
  return {
    element,
    edit,
    focus: () => remove.focus(),
    show(changed) {
      comment = changed
      text.textContent = changed.text
      change.setAttribute('aria-label', `Edit the comment “${toBeginning(changed.text, 40)}”`)
      remove.setAttribute('aria-label', `Remove the comment “${toBeginning(changed.text, 40)}”`)
    },
  }
}

import type { FeedbackComment, SharedTake } from '../../core/portable/shared-take.ts'
import type { Announcer } from '../announcer.ts'
import type { Draft, DraftComment, Unfinished } from '../feedback/draft.ts'

/** What can be done with comments. */
export interface CommentBook {
  comments: () => readonly DraftComment[]
  listen: (listener: () => void) => void
  add: (comment: FeedbackComment) => void
  edit: (key: number, text: string) => void
  /** `onUndone` is told when the comment is back. */
  remove: (key: number, onUndone: () => void) => void
  /** Keeps what is typed into a form, until it is dropped. */
  hold: (form: HTMLFormElement, unfinished: Unfinished) => void
  drop: (form: HTMLFormElement) => void
  /** A form with a comment that is neither added nor cancelled. */
  open: () => HTMLFormElement | null
}

export function createCommentBook(take: SharedTake, draft: Draft, announcer: Announcer): CommentBook {
  const held = new Map<HTMLFormElement, Unfinished>()
  const comments = (): readonly DraftComment[] => draft.written().comments
  const change = (changed: DraftComment[]): void => draft.change({ comments: changed.sort(toOrder(take)) })
  const keep = (): void => draft.change({ unfinished: [...held.values()] })
  return {
    comments,
    listen: draft.listen,
    add({ at, sentence, text }) {
      const key = Math.max(0, ...comments().map((it) => it.key)) + 1
      change([...comments(), { key, at, sentence, text }])
      announcer.say('Comment added')
    },
    edit(key, text) {
      change(comments().map((it) => (it.key === key ? { ...it, text } : it)))
      announcer.say('Comment changed')
    },
    remove(key, onUndone) {
      const removed = comments().filter((it) => it.key === key)
      change(comments().filter((it) => it.key !== key))
      announcer.offer('Comment removed', () => {
        change([...comments(), ...removed])
        announcer.say('Comment brought back')
        onUndone()
      })
    },
    hold(form, unfinished) {
      held.set(form, unfinished)
      keep()
    },
    drop(form) {
      if (held.delete(form)) keep()
    },
    open: () => [...held].find(([, { text }]) => text.trim() !== '')?.[0] ?? null,
  }
}

/** The order of the take; a moment between two sentences comes after what is said of the first. */
function toOrder({ sentences }: SharedTake) {
  const toPlace = ({ at, sentence }: DraftComment): number =>
    sentence ?? sentences.findLastIndex(({ start }) => start !== null && start <= (at ?? 0)) + 0.5
  return (a: DraftComment, b: DraftComment): number =>
    toPlace(a) - toPlace(b) || (a.at ?? 0) - (b.at ?? 0) || a.key - b.key
}

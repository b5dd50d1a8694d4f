import { type FeedbackComment, type SharedTake, TRUST, type Trust } from '../../core/portable/shared-take.ts'

/** A comment here, told from others by a number that stays its own. */
export interface DraftComment extends FeedbackComment {
  key: number
}

/** A comment that is still being written; `key` is that of the one that it is to replace, null for a new one. */
export interface Unfinished extends FeedbackComment {
  key: number | null
}

/** What the peer has written so far. */
export interface Written {
  id: string
  from: string
  trust: Trust | null
  remembers: string
  comments: readonly DraftComment[]
  unfinished: readonly Unfinished[]
  isSaved: boolean
}

export interface Draft {
  written: () => Written
  /** What was changed is unsaved, unless the change says otherwise. */
  change: (change: Partial<Written>) => void
  listen: (listener: () => void) => void
}

/** What the peer writes, kept in this browser where it lets a file do so. */
export function openDraft(take: SharedTake): Draft {
  const place = `candor-feedback:${take.takeId}`
  const listeners: (() => void)[] = []
  let written = parseWritten(recall(place), take.sentences.length) ?? {
    id: makeId(),
    from: '',
    trust: null,
    remembers: '',
    comments: [],
    unfinished: [],
    isSaved: false,
  }
  return {
    written: () => written,
    change(change) {
      written = { ...written, isSaved: false, ...change }
      keep(place, JSON.stringify(written))
      for (const listener of listeners) listener()
    },
    listen: (listener) => void listeners.push(listener),
  }
}

/** Something is written that no file holds yet. */
export function isUnsaved({ isSaved, from, trust, remembers, comments, unfinished }: Written): boolean {
  if (isSaved) return false
  return trust !== null || from !== '' || remembers !== '' || comments.length > 0 || unfinished.length > 0
}

/** Pages opened from a file may be forbidden to store anything, even to ask. */
function recall(place: string): string {
  try {
    return localStorage.getItem(place) ?? ''
  } catch {
    return ''
  }
}

function keep(place: string, text: string): void {
  try {
    localStorage.setItem(place, text)
  } catch {
    // It is still in the page, and leaving the page warns.
  }
}

/** Any page that was opened from a file may have written there: it is believed only as far as it makes sense. */
function parseWritten(json: string, sentences: number): Written | null {
  try {
    const { id, from, trust, remembers, comments, unfinished, isSaved } = JSON.parse(json) as Record<
      string,
      unknown
    >
    if (typeof id !== 'string' || typeof from !== 'string' || typeof remembers !== 'string') return null
    if (!Array.isArray(comments) || !Array.isArray(unfinished)) return null
    const isOfTake = (it: unknown): boolean => isComment(it, sentences)
    return {
      id,
      from,
      trust: TRUST.find((it) => it === trust) ?? null,
      remembers,
      comments: (comments as DraftComment[]).filter((it) => isOfTake(it) && Number.isInteger(it.key)),
      unfinished: (unfinished as Unfinished[]).filter(isOfTake),
      isSaved: isSaved === true,
    }
  } catch {
    return null
  }
}

function isComment(value: unknown, sentences: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { at, sentence, text } = value as Record<string, unknown>
  return (
    typeof text === 'string' &&
    (at === null || Number.isFinite(at)) &&
    (sentence === null ||
      (Number.isInteger(sentence) && Number(sentence) >= 0 && Number(sentence) < sentences))
  )
}

/** `randomUUID` is there only where the browser trusts the page's origin, which a file's need not be. */
function makeId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

import type { Feedback, SharedTake } from '../../core/portable/shared-take.ts'
import type { Written } from './draft.ts'

/** What goes back to the speaker, with the comments in the order of the take. */
export function toFeedback(take: SharedTake, written: Written, savedAtMs: number): Feedback {
  const { id, from, trust, remembers, comments } = written
  return {
    format: 'candor-feedback',
    version: 1,
    id,
    takeId: take.takeId,
    from: from.trim(),
    savedAtMs,
    trust,
    remembers: remembers.trim(),
    comments: comments.map(({ at, sentence, text }) => ({ at, sentence, text })),
  }
}

/** A name that every file system takes. */
export function toFileName(title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '')
  return `feedback-${slug || 'take'}.json`
}

export function saveFile(name: string, feedback: Feedback): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(feedback, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  // Older Firefox follows only a link that stands in the page.
  document.body.append(link)
  link.click()
  link.remove()
  // The browser may still be asking where to: the page's end frees it.
}

import type { Story } from '../stories/story.ts'
import type { Take } from '../take.ts'
import { type Revision, toMeeting } from './revision.ts'

/** What is to be stored of what came back. */
export interface Merge<Item> {
  /** These are stored as they are; `of` is the id that they came from, which a copy has no more. */
  stored: readonly { item: Item; of: string }[]
  added: number
  updated: number
  /** So many were changed in both places: the older version of each is stored under another id. */
  copied: number
  same: number
}

interface Identified {
  id: string
  title: string
  revision?: Revision | undefined
}

/**
 * Merges what came back into what is here: nothing is doubled, however often it comes, what was changed on top of the other
 * counts, and where both were changed by themselves both are kept. Nothing that is here is ever lost.
 */
export function mergeLibrary<Item extends Identified>(
  here: readonly Item[],
  back: readonly Item[],
  toCopyTitle: (item: Item) => string,
): Merge<Item> {
  const known = new Map(here.map((item) => [item.id, item]))
  const stored: { item: Item; of: string }[] = []
  const counts = { added: 0, updated: 0, copied: 0, same: 0 }
  for (const theirs of back) {
    const ours = known.get(theirs.id)
    if (!ours) {
      put(theirs, theirs.id)
      counts.added += 1
      continue
    }
    const meeting = toMeeting(ours, theirs)
    if (meeting.name === 'same' || meeting.name === 'ours') counts.same += 1
    else if (meeting.name === 'theirs') {
      put(theirs, theirs.id)
      counts.updated += 1
    } else {
      const isOursNewer = meeting.newer === 'ours'
      const copy = toCopy(isOursNewer ? theirs : ours, toCopyTitle)
      // It may have come before.
      if (known.has(copy.id)) counts.same += 1
      else {
        put(copy, theirs.id)
        counts.copied += 1
      }
      if (!isOursNewer) put(theirs, theirs.id)
    }
  }
  return { stored, ...counts }

  function put(item: Item, of: string): void {
    stored.push({ item, of })
    known.set(item.id, item)
  }
}

/** The same version has the same id wherever it is kept: it is never copied twice. */
const toCopy = <Item extends Identified>(item: Item, toCopyTitle: (item: Item) => string): Item => ({
  ...item,
  id: `${item.id}-${(item.revision?.changedAtMs ?? 0).toString(36)}`,
  title: toCopyTitle(item),
})

/** Everything that somebody made, but for its sound. */
export interface Library {
  takes: readonly Take[]
  stories: readonly Story[]
  own: OwnWords
}

/** What the user wrote in the settings that another browser cannot know. */
export interface OwnWords {
  ownPrompts: readonly string[]
  values: readonly string[]
  terms: readonly { heard: string; meant: string }[]
}

/** The words of both; where both have as many values as there can be, ours stay. */
export function mergeOwnWords(ours: OwnWords, theirs: OwnWords, mostValues: number): OwnWords {
  const union = (mine: readonly string[], others: readonly string[]): string[] => [
    ...new Set([...mine, ...others]),
  ]
  return {
    ownPrompts: union(ours.ownPrompts, theirs.ownPrompts),
    values: union(ours.values, theirs.values).slice(0, mostValues),
    terms: [
      ...ours.terms,
      ...theirs.terms.filter(({ heard }) => ours.terms.every((term) => term.heard !== heard)),
    ],
  }
}

/** What an archive holds: recordings in parts of so many bytes at most, each part readable by itself. */
export function toParts(sizes: readonly { id: string; sizeBytes: number }[], mostBytes: number): string[][] {
  const parts: string[][] = [[]]
  let size = 0
  for (const { id, sizeBytes } of sizes) {
    if (parts.at(-1)?.length !== 0 && size + sizeBytes > mostBytes) {
      parts.push([])
      size = 0
    }
    parts.at(-1)?.push(id)
    size += sizeBytes
  }
  return parts
}

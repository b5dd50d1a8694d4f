/** When something was changed last, and in which visits to the app, the first one first. */
export interface Revision {
  /** Milliseconds since 1970. */
  changedAtMs: number
  visits: readonly string[]
}

/** A change in a visit; many changes in one visit are one. */
export function toRevised(before: Revision | undefined, visit: string, nowMs: number): Revision {
  const visits = before?.visits ?? []
  return { changedAtMs: nowMs, visits: visits.at(-1) === visit ? visits : [...visits, visit] }
}

/**
 * What is to be done where the same thing comes back from elsewhere: nothing; the one that was changed on top of the other
 * counts; or both were changed by themselves, and both are kept, the newer one in its place.
 */
export type Meeting =
  { name: 'same' } | { name: 'ours' } | { name: 'theirs' } | { name: 'both'; newer: 'ours' | 'theirs' }

interface Revised {
  revision?: Revision | undefined
}

export function toMeeting(ours: Revised, theirs: Revised): Meeting {
  const { revision: own, ...mine } = ours
  const { revision: other, ...yours } = theirs
  if (isEqual(mine, yours)) return { name: 'same' }
  const newer = (own?.changedAtMs ?? 0) >= (other?.changedAtMs ?? 0) ? 'ours' : 'theirs'
  const visits = own?.visits ?? []
  const others = other?.visits ?? []
  // Both from one visit, or never changed: the later state followed on the earlier one.
  if (visits.length === others.length && startsWith(visits, others)) return { name: newer }
  if (startsWith(visits, others)) return { name: 'ours' }
  if (startsWith(others, visits)) return { name: 'theirs' }
  return { name: 'both', newer }
}

const startsWith = (visits: readonly string[], first: readonly string[]): boolean =>
  first.every((visit, place) => visits[place] === visit)

/** Whether two values that JSON can hold are the same; a field that is undefined is none. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b)
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [a, b].map((it) => Object.entries(it).filter(([, value]) => value !== undefined))
  if (!left || !right || left.length !== right.length) return false
  const others = new Map<string, unknown>(right)
  return left.every(([key, value]) => others.has(key) && isEqual(value, others.get(key)))
}

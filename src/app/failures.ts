import type { FailureCode } from './failure.ts'

/** So many of the last failures help whoever looks into a fault. */
const KEPT = 10

/** What failed in this visit, as the user was told. */
export function createFailures(now: () => number) {
  let failures: readonly { code: FailureCode; atMs: number }[] = []
  return {
    note: (code: FailureCode): void => {
      failures = [{ code, atMs: now() }, ...failures].slice(0, KEPT)
    },
    /** The last ones first. */
    list: () => failures,
  }
}

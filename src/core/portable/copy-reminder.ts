/** Safari drops what a site stored after seven days without a visit; others when the disk is full. */
const DUE_AFTER_MS = 7 * 24 * 3600 * 1000

interface Kept {
  /** The browser has promised not to clear its storage by itself. */
  isPersistent: boolean
  /** Milliseconds since 1970; 0 where no copy was ever saved. */
  lastCopyAtMs: number
  /** When each take was made, in milliseconds since 1970. */
  madeAtMs: readonly number[]
  nowMs: number
}

/** Whether there are takes that have been in this browser alone for too long. */
export const isCopyDue = ({ isPersistent, lastCopyAtMs, madeAtMs, nowMs }: Kept): boolean =>
  !isPersistent && madeAtMs.some((made) => made > lastCopyAtMs && nowMs - made >= DUE_AFTER_MS)

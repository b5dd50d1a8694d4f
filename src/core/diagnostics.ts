/** What a report of a fault needs to know of a machine. Nothing of any take is in it. */
export interface Machine {
  browser: string
  /** Whether the page may use more than one thread. */
  isIsolated: boolean
  cores: number
  /** What the speech model runs on here, as it was found; null before it ever ran. */
  rung: string | null
  hasServiceWorker: boolean
}

/** What the browser says of what is stored here. */
export interface StoredSize {
  /** It has promised not to clear it by itself. */
  isPersistent: boolean
  /** Bytes that are stored, and that may be; null where it does not say. */
  usedBytes: number | null
  quotaBytes: number | null
}

interface Facts extends Machine, StoredSize {
  model: string
  modelState: string
  takes: number
  /** The codes of what failed in this visit, the last ones first, each with its time as its reader writes it. */
  failures: readonly string[]
}

const toMegabytes = (bytes: number | null): string =>
  bytes === null ? 'not told' : `${Math.round(bytes / 1e6)} MB`

/** The facts as lines of text, to be copied. */
export function toDiagnostics(facts: Facts): string {
  return [
    `Browser: ${facts.browser}`,
    `Isolated: ${facts.isIsolated ? 'yes' : 'no, so one thread'}`,
    `Cores: ${facts.cores}`,
    `Speech model: ${facts.model}, ${facts.modelState}`,
    `It runs on: ${facts.rung ?? 'not run yet'}`,
    `Stored: ${toMegabytes(facts.usedBytes)} of ${toMegabytes(facts.quotaBytes)}, ${facts.isPersistent ? 'kept by the browser' : 'the browser may clear it'}`,
    `Takes: ${facts.takes}`,
    `Works offline: ${facts.hasServiceWorker ? 'yes' : 'no'}`,
    `Last failures: ${facts.failures.length > 0 ? facts.failures.join(', ') : 'none in this visit'}`,
  ].join('\n')
}

/** An address that no file has, beside the app: where something is stored under it, no other host may be asked. */
export const SEAL = 'sealed'
/** The cache in which that is. */
export const STATE = 'candor-state'

/** What the page asks of the service worker. */
export type OfflineRequest =
  /** The newer version that waits becomes the one that answers. */
  | { name: 'take-over' }
  /** Whether other hosts may be asked at all, from the next page on. */
  | { name: 'seal'; isSealed: boolean }

/** What the service worker tells its pages. */
export type OfflineResponse =
  /** Something was asked of the network, and came; nothing of what is stored here is told. */
  { name: 'requested'; url: string; sizeBytes: number } | { name: 'sealed' }

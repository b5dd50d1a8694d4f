/** A word as it was heard. `start` and `end` are seconds from the beginning of the recording. */
export interface Word {
  text: string
  start: number
  end: number
  /** The recogniser may have made it up: nothing is claimed on it. */
  doubtful?: boolean | undefined
}

/** Seconds: recordings do not go on for a hundred hours, and a later time is none. */
export const LATEST = 360_000

/** A stretch of the recording, in seconds. */
export interface Span {
  start: number
  end: number
}

/** Words judged together. A typed answer has a text and no words. */
export interface Sentence {
  text: string
  words: Word[]
  /** The user wrote it so. */
  edited?: boolean | undefined
}

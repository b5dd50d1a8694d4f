/** Everything that can go wrong at an edge, by what the user can do about it. `ui` has the words. */
export const FAILURES = [
  'microphone-denied',
  'microphone-absent',
  'microphone-busy',
  'microphone-lost',
  'browser-too-old',
  'silence',
  'model-absent',
  'model-unreachable',
  'model-too-large',
  'model-damaged',
  'recogniser-failed',
  'audio-unreadable',
  'audio-too-long',
  'transcript-unreadable',
  'files-too-many',
  'storage-full',
  'storage-failed',
  'take-damaged',
  'judge-failed',
  'archive-unreadable',
  'archive-newer',
  'archive-no-room',
  'archive-too-large',
  'feedback-unreadable',
  'feedback-elsewhere',
] as const
export type FailureCode = (typeof FAILURES)[number]

/** What adapters throw: a code for the user, and what the browser said, for whoever looks into it. */
export class Failure extends Error {
  override readonly name = 'Failure'
  constructor(
    readonly code: FailureCode,
    options?: ErrorOptions,
  ) {
    super(code, options)
  }
}

/** The code of whatever was thrown; `otherwise` where it is no `Failure`. */
export const toFailureCode = (thrown: unknown, otherwise: FailureCode): FailureCode =>
  thrown instanceof Failure ? thrown.code : otherwise

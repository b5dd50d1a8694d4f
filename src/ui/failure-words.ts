import type { FailureCode } from '../app/failure.ts'

interface FailureWords {
  /** What happened. */
  what: string
  /** What was kept, and what to do next. */
  next: string
}

export const FAILURE_WORDS: Record<FailureCode, FailureWords> = {
  'microphone-denied': {
    what: 'This page may not use your microphone.',
    next: 'Nothing was recorded. Allow the microphone in your browser’s address bar, then try again, or type your answer instead.',
  },
  'microphone-absent': {
    what: 'No microphone was found.',
    next: 'Nothing was recorded. Plug one in and try again, or type your answer instead.',
  },
  'microphone-busy': {
    what: 'Your microphone is there, but it could not be opened.',
    next: 'Nothing was recorded. Another program may hold it: close calls and recorders, then try again.',
  },
  'microphone-lost': {
    what: 'Your microphone went away.',
    next: 'Everything that you had said by then was kept. Plug it in again, then go on.',
  },
  'browser-too-old': {
    what: 'This browser cannot record.',
    next: 'A current Chrome, Edge, Firefox or Safari can. Here you can still type an answer and look at the sample.',
  },
  silence: {
    what: 'I heard no words in this recording.',
    next: 'The recording is kept: play it to check. If it is silent, look at the microphone check in Settings, then try again.',
  },
  'model-absent': {
    what: 'This take is not written down yet.',
    next: 'The recording is kept. Writing it down needs the speech model.',
  },
  'model-unreachable': {
    what: 'The speech model could not be downloaded.',
    next: 'What has arrived is kept. Check your connection, then go on with the download.',
  },
  'model-too-large': {
    what: 'This browser has not enough room for the speech model.',
    next: 'Your takes are kept; nothing of the model is. Free some disk space, or choose a smaller model in Settings.',
  },
  'model-damaged': {
    what: 'The speech model could not be loaded.',
    next: 'The recording is kept. Try again; if it happens twice, delete the model in Settings and download it again.',
  },
  'recogniser-failed': {
    what: 'Writing it down did not work this time.',
    next: 'The recording is kept. Try again: a fresh start often helps.',
  },
  'audio-unreadable': {
    what: 'This browser finds no sound that it can read in there.',
    next: 'Nothing was changed. Recordings as WAV, MP3, M4A, OGG, WebM or MP4 can usually be read.',
  },
  'audio-too-long': {
    what: 'This is longer than an hour.',
    next: 'Nothing was changed. Cut it to the answer, then try again.',
  },
  'transcript-unreadable': {
    what: 'This is no transcript that can be read, or there is no word in it.',
    next: 'Nothing was changed. WebVTT, SRT, Whisper’s JSON and plain text can be read, with or without their recording.',
  },
  'files-too-many': {
    what: 'These are several answers at once.',
    next: 'Nothing was changed. Choose one recording, one transcript, or one of each that belong together.',
  },
  'storage-full': {
    what: 'There is no room left to keep this.',
    next: 'If the recording can be downloaded here, do that now. Then delete takes that you no longer need, or free some disk space.',
  },
  'storage-failed': {
    what: 'This browser would not store it.',
    next: 'What is on the screen is still here. A private window or a strict privacy setting may forbid storage.',
  },
  'take-damaged': {
    what: 'This take cannot be read.',
    next: 'Nothing was deleted. A newer version of Candor may be able to read it.',
  },
  'judge-failed': {
    what: 'The answer could not be read part by part.',
    next: 'What you said is kept. Reload the page and try again.',
  },
  'archive-unreadable': {
    what: 'This is no copy that Candor made, or it is damaged.',
    next: 'Nothing was changed. A copy is a file named candor-….zip; if you have it elsewhere, try that one.',
  },
  'archive-newer': {
    what: 'This copy was made by a newer version of Candor.',
    next: 'Nothing was changed. Reload the page to get the newest version, then try again.',
  },
  'archive-no-room': {
    what: 'There is no room to put the copy together.',
    next: 'All takes are still here. Free some disk space, or save fewer takes at a time.',
  },
  'archive-too-large': {
    what: 'There is no room here for all of this copy.',
    next: 'What was here is still here, and what was added so far is kept. Free some disk space, then bring the copy in again: nothing is doubled.',
  },
  'feedback-unreadable': {
    what: 'This is no feedback that somebody saved from a shared take, or it is damaged.',
    next: 'Nothing was changed. It is a file named feedback-….json; ask for it once more.',
  },
  'feedback-elsewhere': {
    what: 'This feedback is for another take.',
    next: 'Nothing was changed. Open the take that you shared, and add it there.',
  },
}

import { makeButton } from '../element.ts'
import { toClock } from '../words.ts'
import type { Sound } from './sound.ts'

/** A button that plays from a time; none where there is none to play. */
export const createTimeButton = (start: number | null, sound: Sound | null): HTMLButtonElement[] =>
  start === null || !sound
    ? []
    : [
        makeButton('time', { 'aria-label': `Play from ${toClock(start)}` }, toClock(start), () =>
          sound.play(start),
        ),
      ]

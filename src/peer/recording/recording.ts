import type { SharedTake } from '../../core/portable/shared-take.ts'
import type { CommentBook } from '../comments/book.ts'
import { createCommentSlot } from '../comments/slot.ts'
import { make } from '../element.ts'
import { findSentence } from '../take-data.ts'
import { toClock } from '../words.ts'
import { createPlayer } from './player.ts'
import type { Sound } from './sound.ts'
import { createWaveform } from './waveform.ts'

/** The recording, and below it a comment at the moment that it has reached. */
export function createRecording(take: SharedTake, sound: Sound, book: CommentBook) {
  const toMoments = (): number[] => book.comments().flatMap(({ at }) => (at === null ? [] : [at]))
  const wave = createWaveform(sound, take.peaks, toMoments)
  book.listen(wave.draw)
  const slot = createCommentSlot({
    book,
    looks: 'small',
    text: 'Comment at this moment',
    name: 'Comment at this moment',
    toAnchor() {
      sound.pause()
      const at = Math.round(sound.time() * 100) / 100
      return { at, sentence: findSentence(take, at) }
    },
    toLabel: ({ at }) => `Comment at ${toClock(at ?? 0)}`,
  })
  const element = make(
    'section',
    { class: 'card recording', 'aria-labelledby': 'recording' },
    make('h2', { id: 'recording' }, 'Recording'),
    wave.canvas,
    createPlayer(sound),
    slot.button,
    slot.place,
  )
  return { element, slot }
}

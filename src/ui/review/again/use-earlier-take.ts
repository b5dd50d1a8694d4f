import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Review } from '../../../app/review.ts'
import { useReview } from '../use-review.ts'

/** An earlier take beside the one that is open: its state, and its sound by itself, where it has one. */
export function useEarlierTake(takeId: string): {
  state: Review
  /** Plays from a moment on, in seconds, to `end` where one is given; null where it cannot be heard. */
  play: ((start: number, end?: number) => void) | null
} {
  const review = useReview(takeId)
  const state = useStore(review.store)
  const sound = useRef<HTMLAudioElement>(null)
  const until = useRef(Infinity)
  useEffect(() => void review.load(), [review])
  const audio = state.name === 'open' ? state.audio : null
  useEffect(() => {
    if (!audio) return
    const element = new Audio(URL.createObjectURL(audio))
    const stop = (): void => {
      if (element.currentTime >= until.current) element.pause()
    }
    element.addEventListener('timeupdate', stop)
    sound.current = element
    return () => {
      element.pause()
      element.removeEventListener('timeupdate', stop)
      URL.revokeObjectURL(element.src)
      sound.current = null
    }
  }, [audio])

  function play(start: number, end = Infinity): void {
    if (!sound.current) return
    until.current = end
    sound.current.currentTime = start
    void sound.current.play()
  }
  return { state, play: audio ? play : null }
}

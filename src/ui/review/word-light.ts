import type { Player } from './player.ts'

/**
 * Lights the word that is being spoken, in step with the player and outside of React, which is too slow for it. Words
 * are the elements with `data-start` and `data-end`, in order. Returns its undo.
 */
export function lightWords(within: HTMLElement, player: Player): () => void {
  const words = [...within.querySelectorAll<HTMLElement>('[data-start]')].map((element) => ({
    element,
    start: Number(element.dataset['start']),
    end: Number(element.dataset['end']),
  }))
  let lit: HTMLElement | null = null
  const show = (seconds: number): void => {
    const word = words.findLast(({ start }) => start <= seconds)
    const now = word && seconds < word.end + 0.2 ? word.element : null
    if (now === lit) return
    lit?.removeAttribute('data-lit')
    now?.setAttribute('data-lit', '')
    lit = now
  }
  const undo = player.listen(show)
  return () => {
    undo()
    lit?.removeAttribute('data-lit')
  }
}

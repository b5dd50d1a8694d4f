import type { Player } from './player.ts'

/**
 * Joins the words of a transcript to the player, outside of React, which is too slow for it: the word that is being
 * spoken is lit, and a click on a word seeks. Words are the elements with `data-start` and `data-end`, in order. Returns
 * its undo.
 */
export function connectWords(within: HTMLElement, player: Player): () => void {
  const words = [...within.querySelectorAll<HTMLElement>('[data-start]')].map((element) => ({
    element,
    start: Number(element.dataset['start']),
    end: Number(element.dataset['end']),
  }))
  let lit: HTMLElement | null = null
  const light = (seconds: number): void => {
    const word = words.findLast(({ start }) => start <= seconds)
    const now = word && seconds < word.end + 0.2 ? word.element : null
    if (now === lit) return
    lit?.removeAttribute('data-lit')
    now?.setAttribute('data-lit', '')
    lit = now
  }
  const seek = ({ target }: MouseEvent): void => {
    const word = words.find(({ element }) => element === target)
    if (word) player.seek(word.start)
  }
  const undo = player.listen(light)
  within.addEventListener('click', seek)
  return () => {
    undo()
    within.removeEventListener('click', seek)
    lit?.removeAttribute('data-lit')
  }
}

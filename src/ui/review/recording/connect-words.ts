import type { Player } from './player.ts'

/** A word stays lit for so long after its end, in seconds: without it the light would flicker between words. */
const AFTERGLOW = 0.2

/** After the reader scrolled, the view stays where they put it. */
const READING_MS = 4000

/** A scroll that was asked for here takes up to so long. */
const SCROLLING_MS = 1000

/**
 * Joins the words of a transcript to the player, outside of React, which is too slow for it: the word that is being
 * spoken is lit and kept in view, a click on a word or Enter on a line seeks. Words are the elements with `data-start`
 * and `data-end`, in order, within list items. Returns its undo.
 */
export function connectWords(within: HTMLElement, player: Player): () => void {
  const words = [...within.querySelectorAll<HTMLElement>('[data-start]')].map((element) => ({
    element,
    start: Number(element.dataset['start']),
    end: Number(element.dataset['end']),
  }))
  const view = openView(within)
  let lit: HTMLElement | null = null
  const light = (seconds: number): boolean => {
    const word = words.findLast(({ start }) => start <= seconds)
    const now = word && seconds < word.end + AFTERGLOW ? word.element : null
    if (now === lit) return false
    lit?.removeAttribute('data-lit')
    now?.setAttribute('data-lit', '')
    lit = now
    return true
  }
  const click = ({ target }: MouseEvent): void => {
    const word = words.find(({ element }) => element === target)
    if (word) player.seek(word.start)
  }
  const press = (event: KeyboardEvent): void => {
    const line = event.target
    if (event.key !== 'Enter' || !(line instanceof HTMLLIElement)) return
    const word = words.find(({ element }) => line.contains(element))
    if (!word) return
    event.preventDefault()
    player.seek(word.start)
  }
  const undo = player.listen((seconds) => {
    if (light(seconds) && lit) view.follow(lit)
  })
  within.addEventListener('click', click)
  within.addEventListener('keydown', press)
  // A correction draws the words anew in the middle of a recording.
  if (player.time() > 0) light(player.time())
  return () => {
    undo()
    view.close()
    within.removeEventListener('click', click)
    within.removeEventListener('keydown', press)
    lit?.removeAttribute('data-lit')
  }
}

/**
 * Follows the playback down the page without fighting the reader: only where the last lit word was in the window or the
 * transcript fills its middle, not while they write or for some seconds after they scrolled or changed something, and at
 * one jump where less motion is asked for.
 */
function openView(within: HTMLElement) {
  let wasInWindow = false
  let readerMs = performance.now()
  let followedMs = -Infinity
  const stay = (): void => {
    readerMs = performance.now()
    wasInWindow = false
  }
  const scroll = (): void => {
    if (performance.now() - followedMs > SCROLLING_MS) stay()
  }
  document.addEventListener('scroll', scroll, { passive: true })
  document.addEventListener('wheel', stay, { passive: true })
  document.addEventListener('touchmove', stay, { passive: true })
  return {
    follow(word: HTMLElement): void {
      const { top, bottom } = word.getBoundingClientRect()
      const isInWindow = top >= 0 && bottom <= innerHeight
      const isRead = wasInWindow || fillsMiddle(within)
      const isBusy =
        performance.now() - readerMs < READING_MS || document.activeElement?.matches('input, textarea')
      wasInWindow = isInWindow || (isRead && !isBusy)
      if (isInWindow || !isRead || isBusy) return
      followedMs = performance.now()
      const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
      word.scrollIntoView({ block: 'center', behavior: isStill ? 'instant' : 'smooth' })
    },
    close(): void {
      document.removeEventListener('scroll', scroll)
      document.removeEventListener('wheel', stay)
      document.removeEventListener('touchmove', stay)
    },
  }
}

function fillsMiddle(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top < innerHeight / 2 && bottom > innerHeight / 2
}

import { make, makeButton } from './element.ts'

export interface Announcer {
  element: HTMLElement
  /** Says to those who listen what was just done. */
  say: (what: string) => void
  /** Says it to all, and offers to take it back until the next thing is done. */
  offer: (what: string, undo: () => void) => void
}

export function createAnnouncer(): Announcer {
  const region = make('div', { class: 'visually-hidden', role: 'status' })
  const done = make('span')
  let undo: () => void = () => undefined
  const button = makeButton('small', {}, 'Undo', () => {
    bar.hidden = true
    undo()
  })
  const bar = make('div', { class: 'undo', hidden: '' }, done, button)
  const say = (what: string): void => {
    bar.hidden = true
    // A new element, so that the same words twice are said twice.
    region.replaceChildren(make('p', {}, what))
  }
  return {
    element: make('div', { class: 'announcer' }, region, bar),
    say,
    offer(what, takeBack) {
      say(what)
      undo = takeBack
      done.textContent = what
      bar.hidden = false
      button.focus({ preventScroll: true })
    },
  }
}

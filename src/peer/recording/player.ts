import { make, makeButton } from '../element.ts'
import { toClock } from '../words.ts'
import type { Sound } from './sound.ts'

/** Play and pause, the time, and the place in the recording for the keyboard. */
export function createPlayer(sound: Sound): HTMLElement {
  const slider = make('input', {
    type: 'range',
    min: '0',
    step: '1',
    value: '0',
    'aria-label': 'Place in the recording',
  })
  slider.addEventListener('input', () => sound.seek(slider.valueAsNumber))
  const clock = make('p', { class: 'clock' })
  const trouble = make('p', { class: 'trouble', role: 'status' })
  const show = (): void => {
    const [time, duration] = [toClock(sound.time()), toClock(sound.duration())]
    setText(clock, `${time} / ${duration}`)
    setText(trouble, sound.isPlayable() ? '' : CANNOT)
    slider.max = String(sound.duration())
    slider.valueAsNumber = sound.time()
    slider.disabled = !sound.isPlayable()
    slider.setAttribute('aria-valuetext', `${time} of ${duration}`)
  }
  sound.listen(show)
  show()
  const controls = make(
    'div',
    { class: 'controls' },
    createPlayButton(sound, 'Play', 'primary play'),
    clock,
    slider,
  )
  return make('div', {}, trouble, controls)
}

/** A button that starts and pauses the sound, and says which. */
export function createPlayButton(sound: Sound, label: string, looks: string): HTMLButtonElement {
  const text = make('span', {}, label)
  const button = makeButton(looks, {}, text, sound.toggle)
  const show = (): void => {
    setText(text, sound.isPlaying() ? 'Pause' : label)
    button.toggleAttribute('data-playing', sound.isPlaying())
    button.disabled = !sound.isPlayable()
  }
  sound.listen(show)
  show()
  return button
}

const CANNOT = 'This browser cannot play this recording. Another one may; what was said stands below.'

/** Writes only what is new: it is called with every picture. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

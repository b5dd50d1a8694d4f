import { TRUST } from '../../core/portable/shared-take.ts'
import type { Draft } from './draft.ts'
import { make, makeButton } from '../element.ts'
import { createPlayButton } from '../recording/player.ts'
import type { Sound } from '../recording/sound.ts'
import { TRUST_NAMES } from '../words.ts'

/** The two questions to the peer, before anything else can speak for the take. */
export function createQuestions(draft: Draft, sound: Sound | null): HTMLElement {
  const remembers = make('textarea', { id: 'remembers', rows: '3' })
  remembers.value = draft.written().remembers
  remembers.addEventListener('input', () => draft.change({ remembers: remembers.value }))
  return make(
    'section',
    { class: 'card', 'aria-labelledby': 'questions' },
    make('h2', { id: 'questions' }, 'Two questions for you'),
    createHint(sound),
    createTrust(draft),
    make('label', { class: 'label', for: 'remembers' }, 'What do you remember?'),
    remembers,
  )
}

function createHint(sound: Sound | null): HTMLElement {
  if (!sound) return make('p', { class: 'hint' }, READ_FIRST)
  return make(
    'div',
    { class: 'hint' },
    make('p', {}, LISTEN_FIRST),
    createPlayButton(sound, 'Listen', 'small'),
  )
}

const READ_FIRST =
  'There is no sound in this page. Read the whole answer once, then answer both without looking back.'
const LISTEN_FIRST =
  'Listen to the whole answer first, and answer both before you read on: what stays with you is worth more than what you could look up.'

function createTrust(draft: Draft): HTMLElement {
  const choices = TRUST.map((trust) => {
    const radio = make('input', { type: 'radio', name: 'trust', value: trust })
    radio.checked = draft.written().trust === trust
    radio.addEventListener('change', () => draft.change({ trust }))
    return { radio, label: make('label', { class: 'choice' }, radio, TRUST_NAMES[trust]) }
  })
  const clear = makeButton('quiet small', {}, 'No answer after all', () => {
    for (const { radio } of choices) radio.checked = false
    draft.change({ trust: null })
    choices[0]?.radio.focus()
  })
  const show = (): void => void (clear.hidden = draft.written().trust === null)
  draft.listen(show)
  show()
  return make(
    'fieldset',
    {},
    make(
      'legend',
      { class: 'label' },
      'Would you trust this person with a messy project: more, less, the same?',
    ),
    make('div', { class: 'choices' }, ...choices.map(({ label }) => label), clear),
  )
}

import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/app/failure.ts'
import type { Take } from '../../src/core/take.ts'
import { fakeSpeech } from '../app/fakes.ts'
import { textsOf, writtenTake } from '../app/takes.ts'
import { button, noButton, show } from './show.tsx'

/** A typed answer with three marks, no learning, and an outcome that the judge is not sure of. */
const typed = writtenTake(
  [
    { text: 'I led the billing team of four.', part: 'context' },
    {
      text: 'The PM never told me about the load.',
      part: 'failure',
      tone: [{ kind: 'blame', quote: 'The PM never told me' }],
    },
    {
      text: 'It was just a day, there was no time.',
      part: 'role',
      tone: [
        { kind: 'minimize', quote: 'just a day' },
        { kind: 'excuse', quote: 'there was no time' },
      ],
    },
    { text: 'I called forty customers myself.', part: 'response' },
    { text: 'They all stayed with us.', part: 'outcome', confidence: 0.4 },
  ],
  { outcome: 'not-sure' },
  { source: 'typed', duration: null, peaks: [] },
)

async function open(take: Take = typed) {
  const shown = show('/takes/a', { takes: [take] })
  await screen.findByRole('region', { name: 'Transcript' })
  return shown
}
/** The same, with the marks asked for. */
async function openMarked(take: Take = typed) {
  const shown = await open(take)
  await shown.user.click(button('2 lines to listen to'))
  return shown
}

const marks = () => screen.queryAllByRole('button', { name: /^may sound/ }).map((mark) => mark.textContent)
const arc = () => within(screen.getByRole('list', { name: 'Arc' }))
const stateOf = (part: string) =>
  arc()
    .getAllByRole('listitem')
    .find((entry) => entry.textContent?.includes(part))?.textContent ?? ''

describe('the review of a typed answer', () => {
  it('shows first what to keep, in the speaker’s words, and one thing to try next', async () => {
    await open()
    const keep = screen.getByRole('region', { name: 'Keep this' })
    expect(within(keep).getByText('“I called forty customers myself.”')).toBeDefined()
    const next = screen.getByRole('region', { name: 'One thing to try next' })
    expect(next.textContent).toMatch(/Did you say it\?/)
    expect(keep.compareDocumentPosition(next)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
  })

  it('has no recording to play', async () => {
    await open()
    expect(screen.queryByRole('region', { name: 'Recording' })).toBeNull()
    expect(noButton(/^Play/)).toBe(true)
  })

  it('grades nobody: no score, no percentage, no points', async () => {
    const { user } = await open()
    await user.click(button('2 lines to listen to'))
    for (const asked of screen.getAllByRole('button', { name: 'Did you say it?' })) await user.click(asked)
    for (const mark of screen.getAllByRole('button', { name: /^may sound/ })) await user.click(mark)
    const text = document.body.textContent ?? ''
    expect(text).toContain('An interviewer may hear this as')
    expect(text).not.toMatch(
      /\d\s*%|\bscor(e|es|ed|ing)\b|\bgrad(e|es|ed|ing)\b|\brat(ing|ed)\b|\bpoints?\b/i,
    )
    expect(text).not.toMatch(/\d\s*(\/|out of|of)\s*\d|\bstreak|\bconfiden(ce|t)\b|missing|denial|damaging/i)
  })

  it('leads to another try', async () => {
    await open()
    expect(screen.getByRole('link', { name: 'Practise again' })).toBeDefined()
  })

  it('shows the sentence that is spoken of', async () => {
    const { user } = await open()
    await user.click(
      within(screen.getByRole('region', { name: 'Keep this' })).getByRole('button', { name: 'Show it' }),
    )
    expect(document.activeElement?.textContent).toContain('I called forty customers myself.')
  })
})

describe('marks', () => {
  it('wait to be asked for, and go away again', async () => {
    const { user } = await open()
    expect(marks()).toEqual([])
    await user.click(button('2 lines to listen to'))
    expect(marks()).toEqual([
      'may sound like blaming',
      'may sound like playing it down',
      'may sound like an excuse',
    ])
    await user.click(button('Hide the 2 lines to listen to'))
    expect(marks()).toEqual([])
  })

  it('give a reason and a question when asked', async () => {
    const { user } = await openMarked()
    expect(screen.queryByText(/An interviewer may hear this as/)).toBeNull()
    await user.click(button('may sound like blaming'))
    expect(screen.getByText('An interviewer may hear this as putting it on others.')).toBeDefined()
    expect(screen.getByText('Was there a moment when you could have found out?')).toBeDefined()
  })

  it('are dismissed by one step, for good, and come back by undo', async () => {
    const { user, stored } = await openMarked()
    await user.click(button('may sound like blaming'))
    await user.click(button('It’s fine as it is'))
    expect(marks()).not.toContain('may sound like blaming')
    expect(stored.takes.get('a')?.corrections).toHaveLength(1)
    await user.click(button('Undo'))
    expect(marks()).toContain('may sound like blaming')
    expect(stored.takes.get('a')?.corrections).toEqual([])
  })
})

describe('the part of a sentence', () => {
  it('is changed from its menu, and the arc follows', async () => {
    const { user, stored } = await open()
    expect(stateOf('Learning')).toContain('Not heard')
    await user.click(button(/^Part: ?Response\. Change$/))
    await user.click(await screen.findByRole('menuitemradio', { name: 'Learning' }))
    expect(await screen.findByRole('button', { name: /^Part: ?Learning, your word\. Change$/ })).toBeDefined()
    expect(stateOf('Learning')).toContain('Told')
    expect(stateOf('Response')).toContain('Not heard')
    expect(stored.takes.get('a')?.corrections).toEqual([{ name: 'part', sentence: 3, part: 'learning' }])
  })

  it('says where the judge is not sure', async () => {
    await open()
    expect(button(/^Part: ?Outcome, not sure\. Change$/)).toBeDefined()
  })
})

describe('“Did you say it?”', () => {
  /** Opens the question about a part, counted in the arc. */
  async function ask(place: number) {
    const shown = await open()
    const entry = arc().getAllByRole('listitem')[place]
    if (!entry) throw new Error('No such part')
    await shown.user.click(within(entry).getByRole('button', { name: 'Did you say it?' }))
    return shown
  }

  it('is asked of what was not heard, and says no more than that', async () => {
    await ask(4)
    expect(screen.getByText('I didn’t hear what changed in how you work. Did you say it?')).toBeDefined()
    expect(stateOf('Failure')).not.toContain('Did you say it?')
  })

  it('is asked with doubt of what the judge is not sure of', async () => {
    await ask(5)
    expect(
      screen.getByText('I’m not sure that I heard what came of it afterwards. Did you say it?'),
    ).toBeDefined()
  })

  it('takes a sentence for an answer', async () => {
    const { user } = await ask(4)
    await user.click(button('Yes, here'))
    expect(screen.getByText('Where did you tell “Learning”? Choose the sentence.')).toBeDefined()
    const places = screen.getAllByRole('button', { name: 'Here' })
    expect(places).toHaveLength(5)
    await user.click(places[3] ?? document.body)
    expect(stateOf('Learning')).toContain('Told')
    expect(noButton('Here')).toBe(true)
  })

  it('is answered where it is asked first, beside the advice', async () => {
    const { user } = await open()
    const next = within(screen.getByRole('region', { name: 'One thing to try next' }))
    await user.click(next.getByRole('button', { name: 'Yes, I said it' }))
    expect(screen.getByText('Where did you tell “Learning”? Choose the sentence.')).toBeDefined()
    await user.click(screen.getAllByRole('button', { name: 'Here' })[3] ?? document.body)
    expect(stateOf('Learning')).toContain('Told')
  })

  it('has nothing to be answered beside the advice once the user said no', async () => {
    const { user } = await ask(4)
    await user.click(button('No'))
    expect(screen.getByRole('region', { name: 'One thing to try next' }).textContent).toMatch(
      /You didn't say/,
    )
    expect(noButton('Yes, I said it')).toBe(true)
  })

  it('can be left without an answer', async () => {
    const { user, stored } = await ask(4)
    await user.click(button('Yes, here'))
    await user.click(button('Cancel'))
    expect(noButton('Here')).toBe(true)
    expect(stored.takes.get('a')?.corrections).toEqual([])
  })

  it.each([
    ['No', 'Not heard'],
    ['On purpose', 'Left out on purpose'],
  ])('takes %s for an answer and asks no more, until it is undone', async (answer, state) => {
    const { user } = await ask(4)
    await user.click(button(answer))
    expect(stateOf('Learning')).toContain(state)
    expect(stateOf('Learning')).not.toContain('Did you say it?')
    await user.click(button('Undo'))
    expect(stateOf('Learning')).toContain('Did you say it?')
  })
})

describe('a change', () => {
  it('says that it is kept', async () => {
    const { user } = await openMarked()
    await user.click(button('may sound like blaming'))
    await user.click(button('It’s fine as it is'))
    expect(screen.getByText('Changed, and kept.')).toBeDefined()
  })

  it('stands on the screen where it could not be stored, and does not claim to be kept', async () => {
    const { user, stored } = await openMarked()
    stored.store.update = () => Promise.reject(new Failure('storage-full'))
    await user.click(button('may sound like blaming'))
    await user.click(button('It’s fine as it is'))
    expect((await screen.findByRole('alert')).textContent).toContain('There is no room left')
    expect(marks()).not.toContain('may sound like blaming')
    expect(screen.queryByText(/and kept/)).toBeNull()
    expect(button('Undo')).toBeDefined()
  })
})

describe('a take that cannot be shown', () => {
  it('is not here', async () => {
    show('/takes/nobody')
    expect(await screen.findByRole('heading', { name: 'This take is not here' })).toBeDefined()
    expect(screen.getByRole('link', { name: 'All takes' })).toBeDefined()
  })

  it.each([
    ['storage-failed', 'This browser would not store it.'],
    ['take-damaged', 'This take cannot be read.'],
  ] as const)('says why: %s', async (code, words) => {
    const { stored } = show('/takes')
    stored.store.load = () => Promise.reject(new Failure(code))
    location.hash = '#/takes/a'
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain(words))
  })
})

describe('a quotation', () => {
  const names = () =>
    within(screen.getByRole('list', { name: 'Numbers' }))
      .queryAllByRole('button', { name: /^“/ })
      .map((name) => name.textContent)

  it('that is none is dismissed in one step, for good, and comes back by undo', async () => {
    const { user, stored } = await open()
    await user.click(screen.getByText('Specifics'))
    expect(names()).toEqual(['“forty customers”'])
    await user.click(button('Not this: “forty customers”'))
    // Whoever uses the keyboard is not sent back to the beginning of the page.
    expect(document.activeElement).toBe(button('Undo'))
    expect(screen.queryByRole('list', { name: 'Numbers' })).toBeNull()
    await waitFor(() => expect(stored.takes.get('a')?.corrections).toHaveLength(1))
    cleanup()
    await open(stored.takes.get('a'))
    expect(screen.queryByRole('list', { name: 'Numbers' })).toBeNull()
  })

  const called = 'I called forty of our customers myself.'
  const owned = 'I decided on my own to skip the test.'
  const acted = writtenTake([
    { text: called, part: 'response' },
    { text: owned, part: 'role', confidence: 0.7 },
  ])

  it('of what to keep gives way to the next best line', async () => {
    const { user } = await open(acted)
    const keep = () => within(screen.getByRole('region', { name: 'Keep this' }))
    const [first, second] = keep().queryByText(`“${called}”`) ? [called, owned] : [owned, called]
    await user.click(keep().getByRole('button', { name: `Not this: “${first}”` }))
    expect(keep().getByText(`“${second}”`)).toBeDefined()
    await user.click(button('Undo'))
    expect(keep().getByText(`“${first}”`)).toBeDefined()
  })

  it('that an interviewer could write down gives way to another or to none, and may be kept all the same', async () => {
    const { user } = await open(writtenTake([{ text: called, part: 'response' }]))
    const notes = () => screen.getByRole('region', { name: 'What the interviewer could write down' })
    await user.click(within(notes()).getByRole('button', { name: `Not this: “${called}”` }))
    expect(notes().textContent).not.toContain(called)
    expect(screen.getByRole('region', { name: 'Keep this' }).textContent).toContain(called)
  })
})

describe('the values of the company', () => {
  const line = (words: string) =>
    within(screen.getByRole('region', { name: 'Transcript' }))
      .getAllByRole('listitem')
      .find((item) => item.textContent.includes(words))!
  const values = () => within(screen.getByRole('region', { name: 'What the company looks for' }))

  it('are not spoken of where none were given', async () => {
    await open()
    expect(screen.queryByRole('region', { name: 'What the company looks for' })).toBeNull()
  })

  it('are each shown by a sentence of the speaker’s choice, which stays', async () => {
    const { user, stored } = show('/takes/a', {
      takes: [typed],
      settings: { values: ['Ownership', 'Candour'] },
    })
    await screen.findByRole('region', { name: 'Transcript' })
    expect(values().getAllByText('Which sentence shows this?')).toHaveLength(2)
    await user.click(values().getByRole('button', { name: 'Show it: the sentence for “Ownership”' }))
    expect(screen.getByText('Which sentence shows “Ownership”? Choose the sentence.')).toBeDefined()
    await user.click(within(line('I called')).getByRole('button', { name: 'Here' }))
    expect(values().getByRole('button', { name: /^“I called forty customers myself.”/ })).toBeDefined()
    expect(values().getAllByText('Which sentence shows this?')).toHaveLength(1)
    await waitFor(() =>
      expect(stored.takes.get('a')?.corrections).toEqual([
        { name: 'value', value: 'Ownership', sentence: 3 },
      ]),
    )
    await user.click(values().getByRole('button', { name: 'Another: the sentence for “Ownership”' }))
    await user.click(within(line('They all')).getByRole('button', { name: 'Here' }))
    expect(values().queryByText(/forty customers/)).toBeNull()
    expect(values().getByRole('button', { name: /^“They all stayed/ })).toBeDefined()
  })

  it('have what reached beyond one’s own team among them at staff level', async () => {
    show('/takes/a', { takes: [typed], settings: { level: 'staff' } })
    await screen.findByRole('region', { name: 'Transcript' })
    expect(values().getByText('What reached beyond your own team')).toBeDefined()
    expect(values().getByText('Which sentence shows this?')).toBeDefined()
    cleanup()
    show('/takes/a', { takes: [typed], settings: { level: 'senior' } })
    await screen.findByRole('region', { name: 'Transcript' })
    expect(screen.queryByRole('region', { name: 'What the company looks for' })).toBeNull()
  })
})

describe('how it sounded', () => {
  const spoken = writtenTake([
    { text: 'We um lost a day.', part: 'failure', start: 0 },
    { text: 'I called them.', part: 'response', start: 9 },
  ])

  it('is folded away, and tells pauses; fillers, at the least, where they are asked for', async () => {
    const { user } = await open(spoken)
    const title = screen.getByText('How it sounded')
    expect(title.closest('details')?.open).toBe(false)
    await user.click(title)
    expect(screen.getByText('One pause of more than 1.5 seconds.')).toBeDefined()
    expect(screen.getByText('There is not enough speech here to tell its pace.')).toBeDefined()
    expect(screen.queryByText(/filler or hesitation/)).toBeNull()
    await user.click(button('Fillers'))
    expect(screen.getByText('At least one filler or hesitation.')).toBeDefined()
    expect(button('Hear it at 0:01')).toBeDefined()
  })

  it('is not spoken of where the answer was typed', async () => {
    await open()
    expect(screen.queryByText('How it sounded')).toBeNull()
  })

  it('tells the pace beside that of earlier takes, and a pause that works, each with its moment', async () => {
    const said = (words: number, pace: number, starts: readonly number[]) =>
      starts.map((start) => ({
        text: Array(words).fill('table').join(' '),
        words: Array.from({ length: words }, (_, i) => ({
          text: 'table',
          start: start + i / pace,
          end: start + (i + 1) / pace,
        })),
      }))
    const paced = (id: string, createdAtMs: number, pace: number): Take => {
      const seconds = 40 / pace
      const starts = [0, seconds + 2]
      const take = writtenTake(
        [
          { text: '', part: 'failure' },
          { text: '', part: 'role' },
        ],
        {},
        { id, createdAtMs },
      )
      if (take.transcript.name === 'written')
        Object.assign(take.transcript, {
          sentences: said(40, pace, starts),
          speech: starts.map((start) => ({ start, end: start + seconds })),
          signalToNoise: 40,
        })
      return take
    }
    const { user } = show('/takes/a', { takes: [paced('b', 1, 2), paced('a', 2, 2.5)] })
    await user.click(await screen.findByText('How it sounded'))
    await screen.findByText('About 150 words a minute, pauses left out; in earlier takes about 120.')
    expect(screen.getByText(/^About 2 s of silence comes before “table table/)).toBeDefined()
    expect(screen.getAllByRole('button', { name: 'Hear it at 0:16' }).length).toBeGreaterThan(0)
  })

  it('tells nothing of a loud room but that it was loud', async () => {
    const noisy = writtenTake([{ text: 'We um lost a day.', part: 'failure', start: 0 }])
    if (noisy.transcript.name === 'written') noisy.transcript.signalToNoise = 4
    const { user } = await open(noisy)
    await user.click(screen.getByText('How it sounded'))
    expect(screen.getByText('The room was too loud for me to tell pauses and pace.')).toBeDefined()
    expect(screen.queryByText(/No pause of|filler/)).toBeNull()
    expect(noButton('Fillers')).toBe(true)
  })

  it('is never shown again to those who do not want it, until they do', async () => {
    const { user, settings } = await open(spoken)
    await user.click(screen.getByText('How it sounded'))
    await user.click(button('Don’t show this again'))
    expect(screen.queryByText('How it sounded')).toBeNull()
    expect(settings().sound).toBe(false)
    cleanup()
    const again = show('/settings', { settings: settings() })
    await again.user.click(screen.getByRole('checkbox', { name: /^How it sounded/ }))
    expect(again.settings().sound).toBe(true)
  })
})

describe('marks that have proved right', () => {
  it('are shown at first sight, two lines at most, the others on demand', async () => {
    const never = (text: string) => ({
      text,
      part: 'failure' as const,
      tone: [{ kind: 'blame' as const, quote: 'never' }],
    })
    const take = writtenTake([never('They never asked.'), never('He never came.'), never('It never worked.')])
    const { user } = show('/takes/a', { takes: [take], ports: { claims: {} } })
    await screen.findByRole('region', { name: 'Transcript' })
    expect(marks()).toHaveLength(2)
    await user.click(button('A line to listen to'))
    expect(marks()).toHaveLength(3)
  })
})

describe('a better speech model', () => {
  const spoken = writtenTake([{ text: 'We lost a day.', part: 'failure', start: 0 }])
  const base = fakeSpeech({ name: 'whisper-base.en', title: 'Whisper base', work: 2 })
  const openOn = async (pace: number | null) => {
    const models = [fakeSpeech({ pace: () => pace }), base] as const
    const shown = show('/takes/a', { takes: [spoken], ports: { models } })
    await screen.findByRole('region', { name: 'Transcript' })
    return shown
  }

  it('is offered where this machine is fast enough for it, until the user says no', async () => {
    const { user, settings } = await openOn(0.05)
    expect(screen.getByText(/fast enough for Whisper base/)).toBeDefined()
    await user.click(button('No, thanks'))
    expect(screen.queryByText(/fast enough for Whisper base/)).toBeNull()
    expect(settings().offersModel).toBe(false)
  })

  it.each([0.6, null])('is not offered where it is not known to be: %s', async (pace) => {
    await openOn(pace)
    expect(screen.queryByText(/fast enough/)).toBeNull()
  })
})

describe('changing what was written', () => {
  const openMenu = async (user: Awaited<ReturnType<typeof open>>['user'], place: number) =>
    user.click(screen.getAllByRole('button', { name: /^Part:/ })[place]!)

  it('edits the words of a sentence, which stay the user’s own', async () => {
    const { user, stored } = await open()
    await openMenu(user, 1)
    await user.click(await screen.findByRole('menuitem', { name: 'Change the words' }))
    const field = screen.getByRole('textbox', { name: 'Words of this sentence' })
    await user.clear(field)
    await user.type(field, 'Nobody had measured the load.')
    await user.click(button('Save'))
    expect(await screen.findByText('Your words')).toBeDefined()
    expect(textsOf(stored.takes.get('a'))[1]).toBe('Nobody had measured the load.')
    await user.click(button('Undo'))
    expect(textsOf(stored.takes.get('a'))[1]).toBe('The PM never told me about the load.')
  })

  it('leaves everything as it is where the edit is given up', async () => {
    const { user } = await open()
    await openMenu(user, 0)
    await user.click(await screen.findByRole('menuitem', { name: 'Change the words' }))
    await user.type(screen.getByRole('textbox'), ' and more{Escape}')
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.queryByText('Your words')).toBeNull()
  })

  it('puts a misheard term right in the whole take, and remembers it', async () => {
    const { user, settings, stored } = await open(
      writtenTake([
        { text: 'The cash was cold.', part: 'failure' },
        { text: 'I cleared the cash.', part: 'response' },
      ]),
    )
    await openMenu(user, 0)
    await user.click(await screen.findByRole('menuitem', { name: 'Change the words' }))
    const field = screen.getByRole('textbox', { name: 'Words of this sentence' })
    await user.clear(field)
    await user.type(field, 'The cache was cold.')
    await user.click(button('Save'))
    await user.click(await screen.findByRole('button', { name: 'Always write “cache” for “cash”' }))
    await waitFor(() => expect(textsOf(stored.takes.get('a'))[1]).toBe('I cleared the cache.'))
    expect(settings().terms).toEqual([{ heard: 'cash', meant: 'cache' }])
  })

  it('marks a sentence by hand, and the mark stays in sight', async () => {
    const { user } = await open()
    await openMenu(user, 3)
    const submenu = await screen.findByRole('menuitem', { name: 'Mark it' })
    act(() => submenu.focus())
    await user.keyboard('{ArrowRight}')
    const kind = await screen.findByRole('menuitem', { name: /playing it down/ })
    act(() => kind.focus())
    await user.keyboard('{Enter}')
    expect(marks()).toHaveLength(1)
  })
})

describe('how it went, to the speaker', () => {
  const spoken = writtenTake([{ text: 'We lost a day.', part: 'failure', start: 0 }])

  it('is asked once and shown beside the report', async () => {
    const { user, stored } = await open(spoken)
    await user.type(screen.getByRole('textbox', { name: 'How do you think that went?' }), 'Too fast.')
    await user.click(button('Keep it'))
    expect(await screen.findByText(/“Too fast.”/)).toBeDefined()
    expect(stored.takes.get('a')?.reflection).toBe('Too fast.')
  })

  it('can be skipped, and is not asked of a typed answer', async () => {
    const { user } = await open(spoken)
    await user.click(button('Skip'))
    await waitFor(() => expect(screen.queryByText('How do you think that went?')).toBeNull())
    cleanup()
    await open()
    expect(screen.queryByText('How do you think that went?')).toBeNull()
  })
})

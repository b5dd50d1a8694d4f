import { Link, useLocation } from 'wouter'
import { useStore } from 'zustand'
import { toPrompt } from '../../core/prompts.ts'
import { type NightCard, toNightCards } from '../../core/stories/night-before.ts'
import { useApp } from '../app-context.ts'
import { Button, buttonClass } from '../button.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { useEarlierTake } from '../review/again/use-earlier-take.ts'
import { isSameDay } from './interview-date.ts'
import styles from './night-before.module.css'
import { toStoryTitle } from './story-words.ts'
import { useTakesOf } from './use-board.ts'

/** No new advice, no trends: a card a story, its opening to hear, one run, and then enough. */
export function NightBeforeScreen() {
  const { stories, claims } = useApp()
  const state = useStore(stories.store)
  const takesOf = useTakesOf()
  if (state.name === 'loading') return <p role="status">Opening your stories…</p>
  if (state.name === 'failed') return <FailureNotice code={state.code} />
  const cards = toNightCards(state.stories, takesOf, claims)
  return (
    <div className={styles['night']}>
      <h1>The night before</h1>
      {cards.length === 0 ? (
        <p>
          There is no story here yet, and tonight is late for a new one. Think of one thing that went wrong,
          your part in it, and what you have done since then. That is a whole answer.
        </p>
      ) : (
        <p>Read each card once. Hear an opening if you like. Tell each story once, not twice.</p>
      )}
      {cards.map((card) => (
        <Card key={card.storyId} card={card} />
      ))}
      <p className={styles['ready']}>You’re ready. Stop here.</p>
      <Link href="/stories" className={buttonClass('quiet')}>
        All stories
      </Link>
    </div>
  )
}

function Card({ card }: { card: NightCard }) {
  const { practice, settings, stories, now } = useApp()
  const [, navigate] = useLocation()
  const chosen = useStore(settings.store)
  const { title, keywords, opening, storyId, toldAtMs } = card
  const isTold = toldAtMs !== null && isSameDay(toldAtMs, now())

  function tell(): void {
    const state = stories.store.getState()
    const story = state.name === 'open' ? state.stories.find(({ id }) => id === storyId) : undefined
    const prompt = toPrompt({ ...chosen, prompt: story?.prompts[0] ?? chosen.prompt })
    void practice.start(
      [prompt],
      { ...chosen, followUps: 'off' },
      { storyId, outline: keywords, isNight: true },
    )
    navigate('/practice')
  }

  return (
    <section className={styles['card']} aria-label={toStoryTitle(title)}>
      <h2>{toStoryTitle(title)}</h2>
      {keywords.length > 0 ? (
        <ul className={styles['keywords']} aria-label="Keywords">
          {keywords.map((keyword) => (
            <li key={keyword}>{keyword}</li>
          ))}
        </ul>
      ) : null}
      {opening ? <blockquote className={styles['opening']}>“{opening}”</blockquote> : null}
      <div className={styles['ways']}>
        {card.takeId ? <HearOpening takeId={card.takeId} from={card.from} to={card.to} /> : null}
        {isTold ? (
          <p>Told today. That is enough.</p>
        ) : (
          <Button looks={['large']} onClick={tell}>
            Tell it once
          </Button>
        )}
      </div>
    </section>
  )
}

/** Plays when it is tapped, never by itself. */
function HearOpening({ takeId, from, to }: { takeId: string; from: number; to: number }) {
  const { play } = useEarlierTake(takeId)
  if (!play) return null
  return (
    <Button looks={['large']} onClick={() => play(from, to)}>
      Hear your opening
    </Button>
  )
}

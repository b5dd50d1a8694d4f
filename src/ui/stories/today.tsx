import { useMemo } from 'react'
import { useStore } from 'zustand'
import { toPrompts } from '../../core/prompts.ts'
import { toDrillQuestion } from '../../core/report/advice.ts'
import { toPartDrill } from '../../core/report/again.ts'
import type { Board } from '../../core/stories/board.ts'
import { toPlan } from '../../core/stories/plan.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../button.tsx'
import { DRILL_LIMIT, useDrill } from '../review/again/use-drill.ts'
import { toMorning } from './interview-date.ts'
import styles from './stories.module.css'
import { toStoryTitle } from './story-words.ts'
import { useTakes } from '../use-takes.ts'
import { useTell } from './use-tell.ts'

/** Ten minutes for today: what to tell, to which question, and when to stop. */
export function Today({ board }: { board: Board }) {
  const { settings, claims, now } = useApp()
  const ownPrompts = useStore(settings.store, (chosen) => chosen.ownPrompts)
  const takes = useTakes()
  const morningMs = toMorning(now())
  const plan = useMemo(
    () => toPlan({ board, prompts: toPrompts(ownPrompts), takes, claims, morningMs }),
    [board, ownPrompts, takes, claims, morningMs],
  )
  const tell = useTell()
  const startDrill = useDrill()
  if (!plan) return null
  const { story, prompt, drill, isEnough } = plan
  return (
    <section className={styles['today']} aria-labelledby="today">
      <h3 id="today">Ten minutes today</h3>
      {isEnough ? (
        <p>
          You told “{toStoryTitle(story.title)}” twice today. Stop here; it is better tomorrow than a third
          time.
        </p>
      ) : (
        <ol>
          {drill ? (
            <li>
              <p>
                Answer one question alone, in {DRILL_LIMIT} seconds: “{toDrillQuestion(drill.part, 0)}”
              </p>
              <Button
                looks={['small']}
                onClick={() => startDrill(toPartDrill(drill.take.id, drill.part), story.id)}
              >
                Answer it
              </Button>
            </li>
          ) : null}
          <li>
            <p>
              Tell “{toStoryTitle(story.title)}” once, to “{prompt.text}”
            </p>
            <Button looks={drill ? ['small'] : ['small', 'primary']} onClick={() => tell(story, prompt)}>
              Tell it
            </Button>
          </li>
          <li>
            <p>Read the first two cards of its report, and listen to the one moment that they name.</p>
          </li>
          <li>
            <p>Then stop, or tell it once more if that one thing was not in. Never a third time.</p>
          </li>
        </ol>
      )}
    </section>
  )
}

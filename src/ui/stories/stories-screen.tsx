import { Link } from 'wouter'
import { useStore } from 'zustand'
import type { Stories } from '../../app/stories.ts'
import { type Board, type Next, type StoryState } from '../../core/stories/board.ts'
import { useApp } from '../app-context.ts'
import { buttonClass } from '../button.tsx'
import { UndoBar } from '../undo-bar.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { isNightBefore } from './interview-date.ts'
import styles from './stories.module.css'
import { StoriesTrouble } from './stories-trouble.tsx'
import { Today } from './today.tsx'
import { CATEGORY_NAMES, toNextText, toStateText, toStoryTitle } from './story-words.ts'
import { useBoard } from './use-board.ts'

/** The story bank: what is ready, and what to prepare next. */
export function StoriesScreen() {
  const { stories } = useApp()
  const state = useStore(stories.store)
  if (state.name === 'loading') return <p role="status">Opening your stories…</p>
  if (state.name === 'failed') return <FailureNotice code={state.code} />
  return <Bank state={state} />
}

function Bank({ state }: { state: Extract<Stories, { name: 'open' }> }) {
  const { stories, settings, now } = useApp()
  const board = useBoard(state.stories)
  const day = useStore(settings.store, (chosen) => chosen.interviewDay)
  const isNight = isNightBefore(day, now())
  return (
    <div className={styles['stories']}>
      <h1>Your stories</h1>
      <StoriesTrouble />
      <InterviewDay />
      <section className={styles['next']} aria-labelledby="next" hidden={isNight}>
        <h2 id="next">{board.next ? 'Prepare this next' : 'Your bank is good enough'}</h2>
        <p>
          {board.next
            ? toNextText(board.next)
            : 'Your stories cover the usual questions and each was told well. Leave them alone until the interview.'}
        </p>
        <div className={styles['ways']}>
          {board.next ? <NextLink next={board.next} /> : null}
          <Link href="/stories/new" className={buttonClass('small')}>
            Write a story
          </Link>
          <Link href="/stories/find" className={buttonClass('small', 'quiet')}>
            I can’t think of one
          </Link>
        </div>
        <Today board={board} />
      </section>
      {state.stories.length > 0 ? <BoardView board={board} isNight={isNight} /> : null}
      {state.removed ? (
        <UndoBar onUndo={() => void stories.restore()}>
          <span>“{toStoryTitle(state.removed.title)}” was deleted. Its takes are still there.</span>
        </UndoBar>
      ) : null}
    </div>
  )
}

/** The day of the interview, if there is one; from the night before on, nothing new is asked for. */
function InterviewDay() {
  const { settings, now } = useApp()
  const day = useStore(settings.store, (chosen) => chosen.interviewDay)
  return (
    <div className={styles['day']}>
      <label className={styles['field']}>
        Interview on (optional)
        <input
          type="date"
          value={day}
          onChange={(event) => settings.change({ interviewDay: event.target.value })}
        />
      </label>
      {isNightBefore(day, now()) ? (
        <Link href="/stories/tonight" className={buttonClass('primary')}>
          The night before
        </Link>
      ) : null}
    </div>
  )
}

function NextLink({ next }: { next: Next }) {
  if (next.name === 'find-a-story' || next.name === 'other-category')
    return (
      <Link href="/stories/find" className={buttonClass('small', 'primary')}>
        Find a story
      </Link>
    )
  return (
    <Link href={`/stories/${next.story.id}`} className={buttonClass('small')}>
      Open the story
    </Link>
  )
}

/** The night before nothing is said about how far a story is. */
function BoardView({ board, isNight }: { board: Board; isNight: boolean }) {
  return (
    <>
      <section className={styles['categories']} aria-label="By category">
        {board.categories.map(({ category, stories }) => (
          <div key={category} className={styles['category']}>
            <h2>{CATEGORY_NAMES[category]}</h2>
            {stories.length === 0 ? <p className={styles['none']}>No story yet</p> : null}
            <ul>
              {stories.map((state) => (
                <li key={state.story.id}>
                  <StoryCard state={state} isNight={isNight} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
      {isNight ? null : <SameLessons board={board} />}
      <section className={styles['prompts']} aria-labelledby="prompts">
        <h2 id="prompts">By question</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Stories that can answer it</th>
            </tr>
          </thead>
          <tbody>
            {board.prompts.map(({ prompt, stories }) => (
              <tr key={prompt.id}>
                <th scope="row">{prompt.text}</th>
                <td>
                  {stories.length === 0
                    ? 'none yet'
                    : stories.map(({ story }) => toStoryTitle(story.title)).join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {board.archived.length > 0 ? (
        <details className={styles['archived']}>
          <summary>Archived</summary>
          <ul>
            {board.archived.map((story) => (
              <li key={story.id}>
                <Link href={`/stories/${story.id}`}>{toStoryTitle(story.title)}</Link>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

/** Two stories that teach the same are one story for an interviewer who hears both. Whether they do is asked. */
function SameLessons({ board }: { board: Board }) {
  const titleOf = (id: string): string =>
    toStoryTitle(
      board.categories.flatMap(({ stories }) => stories).find(({ story }) => story.id === id)?.story.title ??
        '',
    )
  return board.sameLessons.map(({ ids, lines }) => (
    <section key={ids.join(' ')} className={styles['next']} aria-label="The same lesson twice?">
      <h2>Is this the same lesson twice?</h2>
      {ids.map((id, place) => (
        <p key={id}>
          “{titleOf(id)}”: <q>{lines[place]}</q>
        </p>
      ))}
      <p className={styles['none']}>
        An interviewer who hears both may ask for another. Did one of them teach you something else, too?
      </p>
    </section>
  ))
}

function StoryCard({ state, isNight }: { state: StoryState; isNight: boolean }) {
  return (
    <Link href={`/stories/${state.story.id}`} className={styles['card']}>
      <span className={styles['title']}>{toStoryTitle(state.story.title)}</span>
      {isNight ? null : <span className={styles['facts']}>{toStateText(state)}</span>}
    </Link>
  )
}

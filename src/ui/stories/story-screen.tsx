import { useMemo, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useStore } from 'zustand'
import { toPrompts } from '../../core/prompts.ts'
import { toHowFar } from '../../core/stories/board.ts'
import { toProgress } from '../../core/stories/progress.ts'
import {
  changeStory,
  EMPTY_DRAFT,
  type Story,
  type StoryChanges,
  type StoryDraft,
} from '../../core/stories/story.ts'
import { useApp } from '../app-context.ts'
import { Button, buttonClass } from '../button.tsx'
import { toClock } from '../../core/time-text.ts'
import { toDateText } from '../clock-text.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { NotHere } from '../not-here.tsx'
import { toTitle } from '../takes/take-title.ts'
import styles from './stories.module.css'
import { StoriesTrouble } from './stories-trouble.tsx'
import { StoryFields } from './story-fields.tsx'
import { StoryProgress } from './story-progress.tsx'
import { toStateText, toStoryTitle } from './story-words.ts'
import { useKeepStory } from './use-keep-story.ts'
import { useTakesOf } from './use-board.ts'
import { useTell } from './use-tell.ts'

/** A story that is written before it is told. */
export function NewStoryScreen() {
  const keep = useKeepStory()
  const [draft, setDraft] = useState(EMPTY_DRAFT)
  return (
    <form
      className={styles['stories']}
      onSubmit={(event) => {
        event.preventDefault()
        keep(draft)
      }}
    >
      <h1>A new story</h1>
      <StoriesTrouble />
      <StoryFields draft={draft} onChange={(changes) => setDraft(changeStory(draft, changes))} />
      <div className={styles['ways']}>
        <Button type="submit" looks={['primary']} disabled={draft.title.trim() === ''}>
          Keep the story
        </Button>
        <Link href="/stories" className={buttonClass('quiet')}>
          Cancel
        </Link>
      </div>
    </form>
  )
}

/** One story: its notes, edited in place, and its takes. */
export function StoryScreen({ storyId }: { storyId: string }) {
  const { stories } = useApp()
  const state = useStore(stories.store)
  if (state.name === 'loading') return <p role="status">Opening the story…</p>
  if (state.name === 'failed') return <FailureNotice code={state.code} />
  const story = state.stories.find(({ id }) => id === storyId)
  if (!story)
    return (
      <NotHere
        title="This story is not here"
        why="It may have been deleted, or written in another browser."
        href="/stories"
      >
        All stories
      </NotHere>
    )
  return (
    <>
      <StoriesTrouble />
      <OpenStory key={story.id} story={story} />
    </>
  )
}

function OpenStory({ story }: { story: Story }) {
  const { stories, claims } = useApp()
  const [, navigate] = useLocation()
  const takesOf = useTakesOf()
  // Read once for all takes, not with every letter that is typed below.
  const { takes, howFar, progress } = useMemo(() => {
    const own = takesOf(story.id)
    return { takes: own, howFar: toHowFar(own, claims), progress: toProgress(own) }
  }, [takesOf, story.id, claims])
  // What is written is on the screen at once, and in the database a little later.
  const [draft, setDraft] = useState<StoryDraft>(story)
  function edit(changes: StoryChanges): void {
    setDraft(changeStory(draft, changes))
    void stories.edit(story.id, changes)
  }
  return (
    <div className={styles['stories']}>
      <header className={styles['head']}>
        <h1>{toStoryTitle(story.title)}</h1>
        <p className={styles['facts']}>{toStateText(howFar)}</p>
        <Practise story={story} />
      </header>
      <StoryFields draft={draft} onChange={edit} />
      <StoryProgress points={progress} />
      <section className={styles['takes']} aria-labelledby="story-takes">
        <h2 id="story-takes">Its takes</h2>
        {takes.length === 0 ? <p className={styles['none']}>None yet.</p> : null}
        <ul>
          {takes.map((take) => (
            <li key={take.id}>
              <Link href={`/takes/${take.id}`}>{toTitle(take)}</Link>{' '}
              <span className={styles['facts']}>
                {toDateText(take.createdAtMs)}
                {take.duration === null ? ' · typed' : ` · ${toClock(take.duration)}`}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <div className={styles['ways']}>
        <Button
          looks={['small']}
          onClick={() => void stories.edit(story.id, { isArchived: !story.isArchived })}
        >
          {story.isArchived ? 'Bring back from the archive' : 'Archive'}
        </Button>
        <Button
          looks={['small', 'quiet']}
          onClick={() => {
            void stories.remove(story.id)
            navigate('/stories')
          }}
        >
          Delete
        </Button>
      </div>
    </div>
  )
}

/** Tells the story to one of the questions that it can answer. */
function Practise({ story }: { story: Story }) {
  const { settings } = useApp()
  const tell = useTell()
  const all = toPrompts(useStore(settings.store, (chosen) => chosen.ownPrompts))
  const own = all.filter(({ id }) => story.prompts.includes(id))
  const offered = own.length > 0 ? own : all
  const [promptId, setPromptId] = useState('')
  const prompt = offered.find(({ id }) => id === promptId) ?? offered[0]
  if (!prompt) return null
  return (
    <form
      className={styles['practise']}
      onSubmit={(event) => {
        event.preventDefault()
        tell(story, prompt)
      }}
    >
      <label className={styles['field']}>
        Question
        <select value={prompt.id} onChange={(event) => setPromptId(event.target.value)}>
          {offered.map(({ id, text }) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" looks={['primary']}>
        Tell this story
      </Button>
    </form>
  )
}

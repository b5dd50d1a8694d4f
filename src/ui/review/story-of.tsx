import { Link } from 'wouter'
import { useStore } from 'zustand'
import type { Report } from '../../core/report/report.ts'
import { toDraft } from '../../core/stories/story.ts'
import type { Take } from '../../core/take.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../button.tsx'
import { StoriesTrouble } from '../stories/stories-trouble.tsx'
import { toStoryTitle } from '../stories/story-words.ts'
import styles from './story-of.module.css'

interface StoryOfProps {
  take: Take
  report: Report
  /** The take tells this story; the empty string is none. */
  onTells: (storyId: string) => void
}

/** Which story of the bank a take tells. One click makes one of it, in the words that were said. */
export function StoryOf({ take, report, onTells }: StoryOfProps) {
  const { stories } = useApp()
  const state = useStore(stories.store)
  if (state.name !== 'open') return null
  const told = state.stories.find(({ id }) => id === take.storyId)
  return (
    <section className={`${styles['story']} screen-only`} aria-label="Story">
      <StoriesTrouble />
      {state.stories.length > 0 ? (
        <label className={styles['choice']}>
          This tells
          <select value={told?.id ?? ''} onChange={(event) => onTells(event.target.value)}>
            <option value="">no story in the bank</option>
            {state.stories.map(({ id, title }) => (
              <option key={id} value={id}>
                {toStoryTitle(title)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {told ? (
        <Link href={`/stories/${told.id}`}>Open the story</Link>
      ) : (
        <Button
          looks={['small']}
          onClick={() => void stories.add(toDraft(take, report)).then((id) => (id ? onTells(id) : undefined))}
        >
          Keep it as a story
        </Button>
      )}
    </section>
  )
}

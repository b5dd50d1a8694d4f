import { useState } from 'react'
import { Link } from 'wouter'
import { CHECKS, MEMORY_QUESTIONS } from '../../core/stories/memory-questions.ts'
import { EMPTY_DRAFT, STORY_CATEGORIES, type StoryDraft } from '../../core/stories/story.ts'
import { Button, buttonClass } from '../button.tsx'
import styles from './stories.module.css'
import { StoriesTrouble } from './stories-trouble.tsx'
import { CATEGORY_NAMES } from './story-words.ts'
import { useKeepStory } from './use-keep-story.ts'

/** For somebody who cannot think of a story: nine questions, then three that make a memory a story. */
export function FindStoryScreen() {
  const [draft, setDraft] = useState<{ question: string; draft: StoryDraft } | null>(null)
  if (draft) return <Checks {...draft} onBack={() => setDraft(null)} />
  return (
    <div className={styles['stories']}>
      <h1>Something comes to mind</h1>
      <p>
        It need not be large, if it mattered to somebody and a part of it was yours. Read slowly; take the
        first question that makes you wince.
      </p>
      {STORY_CATEGORIES.map((category) => (
        <section key={category} aria-labelledby={category} className={styles['questions']}>
          <h2 id={category}>{CATEGORY_NAMES[category]}</h2>
          <ul>
            {MEMORY_QUESTIONS[category].map((question) => (
              <li key={question}>
                <button
                  type="button"
                  className={styles['question']}
                  onClick={() => setDraft({ question, draft: { ...EMPTY_DRAFT, category } })}
                >
                  {question}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Link href="/stories" className={buttonClass('small', 'quiet')}>
        Nothing today
      </Link>
    </div>
  )
}

interface ChecksProps {
  question: string
  draft: StoryDraft
  onBack: () => void
}

function Checks({ question, draft: begun, onBack }: ChecksProps) {
  const keep = useKeepStory()
  const [draft, setDraft] = useState(begun)
  return (
    <form
      className={styles['stories']}
      onSubmit={(event) => {
        event.preventDefault()
        keep(draft)
      }}
    >
      <h1>{question}</h1>
      <StoriesTrouble />
      <label className={styles['field']}>
        In a few words, what comes to mind?
        <input
          value={draft.title}
          autoComplete="off"
          maxLength={120}
          onChange={(event) => setDraft({ ...draft, title: event.target.value })}
        />
      </label>
      {CHECKS.map(({ part, question: check, without }) => (
        <div key={part}>
          <label className={styles['field']}>
            {check}
            <textarea
              rows={2}
              value={draft.notes[part]}
              aria-describedby={`without-${part}`}
              onChange={(event) =>
                setDraft({ ...draft, notes: { ...draft.notes, [part]: event.target.value } })
              }
            />
          </label>
          <p id={`without-${part}`} className={styles['hint']}>
            {draft.notes[part].trim() === '' ? without : ''}
          </p>
        </div>
      ))}
      <div className={styles['ways']}>
        <Button type="submit" looks={['primary']} disabled={draft.title.trim() === ''}>
          Keep it as a story
        </Button>
        <Button looks={['quiet']} onClick={onBack}>
          Another question
        </Button>
      </div>
    </form>
  )
}

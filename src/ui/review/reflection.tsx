import { useState } from 'react'
import { Button } from '../button.tsx'
import styles from './reflection.module.css'

interface ReflectionProps {
  /** What the speaker said; undefined before they were asked, empty where they would rather not say. */
  reflection: string | undefined
  onReflect: (reflection: string) => void
}

/** "How do you think that went?": one line, asked before the report is there, shown beside it. */
export function Reflection({ reflection, onReflect }: ReflectionProps) {
  const [draft, setDraft] = useState('')
  if (reflection === '') return null
  if (reflection !== undefined)
    return (
      <p className={styles['said']}>
        <span className={styles['label']}>You thought:</span> “{reflection}”
      </p>
    )
  return (
    <form
      className={`${styles['asking']} screen-only`}
      onSubmit={(event) => {
        event.preventDefault()
        onReflect(draft)
      }}
    >
      <label className={styles['label']} htmlFor="reflection">
        How do you think that went?
      </label>
      <input
        id="reflection"
        className={styles['line']}
        maxLength={200}
        placeholder="In a line, before you read on"
        autoComplete="off"
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
      <div className={styles['ways']}>
        <Button type="submit" looks={['small', 'primary']} disabled={draft.trim() === ''}>
          Keep it
        </Button>
        <Button looks={['small', 'quiet']} onClick={() => onReflect('')}>
          Skip
        </Button>
      </div>
    </form>
  )
}

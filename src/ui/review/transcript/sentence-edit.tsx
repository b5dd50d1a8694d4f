import { useState } from 'react'
import { Button } from '../../button.tsx'
import styles from './sentence-edit.module.css'

interface SentenceEditProps {
  text: string
  isLast: boolean
  onSave: (text: string) => void
  onJoin: () => void
  onClose: () => void
}

/** Writes a sentence anew. A new line starts a new sentence. */
export function SentenceEdit({ text, isLast, onSave, onJoin, onClose }: SentenceEditProps) {
  const [draft, setDraft] = useState(text)
  return (
    <form
      className={styles['edit']}
      onSubmit={(event) => {
        event.preventDefault()
        onSave(draft)
      }}
    >
      <label>
        <span className="visually-hidden">Words of this sentence</span>
        <textarea
          className={styles['text']}
          rows={Math.min(8, Math.max(2, Math.ceil(draft.length / 60)))}
          value={draft}
          // The reader asked for it by a button that is gone now.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose()
          }}
        />
      </label>
      <p className={styles['hint']}>A new line starts a new sentence. Its times stay.</p>
      <div className={styles['ways']}>
        <Button type="submit" looks={['small', 'primary']} disabled={draft.trim() === ''}>
          Save
        </Button>
        {isLast ? null : (
          <Button looks={['small']} onClick={onJoin}>
            Join with the next
          </Button>
        )}
        <Button looks={['small', 'quiet']} onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

import { useState } from 'react'
import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import { type FailureCode, toFailureCode } from '../../app/failure.ts'
import { toPrompt } from '../../core/prompts.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../button.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import styles from './type-screen.module.css'

/** An answer that is typed or pasted, for quiet rooms and machines that cannot listen. */
export function TypeScreen() {
  const { library, settings } = useApp()
  const [, navigate] = useLocation()
  const chosen = useStore(settings.store)
  const prompt = toPrompt(chosen)
  const [text, setText] = useState('')
  const [state, setState] = useState<
    { name: 'writing' } | { name: 'judging' } | { name: 'failed'; code: FailureCode }
  >({
    name: 'writing',
  })
  const words = text.split(/\s+/).filter(Boolean).length

  async function review(): Promise<void> {
    setState({ name: 'judging' })
    try {
      navigate(`/takes/${await library.type(text, prompt.text, chosen.limit)}`)
    } catch (thrown) {
      setState({ name: 'failed', code: toFailureCode(thrown, 'judge-failed') })
    }
  }

  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        void review()
      }}
    >
      <h1>{prompt.text}</h1>
      <label className={styles['label']} htmlFor="answer">
        Type or paste your answer as you would say it
      </label>
      <textarea
        id="answer"
        className={styles['text']}
        rows={14}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles['foot']}>
        <p className={styles['count']}>
          {words} {words === 1 ? 'word' : 'words'}
          {words > 0 ? `, about ${Math.max(1, Math.round(words / 140))} min aloud` : ''}
        </p>
        <Button type="submit" looks={['primary']} disabled={words === 0 || state.name === 'judging'}>
          {state.name === 'judging' ? 'Reading…' : 'Review this answer'}
        </Button>
      </div>
      {state.name === 'failed' ? <FailureNotice code={state.code} /> : null}
    </form>
  )
}

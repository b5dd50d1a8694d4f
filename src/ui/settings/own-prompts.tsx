import { useState } from 'react'
import { useStore } from 'zustand'
import { toOwnPrompt } from '../../core/prompts.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../button.tsx'
import { Removables } from './removables.tsx'
import styles from './settings-screen.module.css'

/** Questions of the user's own: added, and chosen at once; taken away again. */
export function OwnPrompts() {
  const { settings } = useApp()
  const own = useStore(settings.store, (chosen) => chosen.ownPrompts)
  const [text, setText] = useState('')
  return (
    <details>
      <summary>Your own questions</summary>
      <Removables
        items={own.map((prompt) => ({ name: prompt, text: prompt }))}
        onRemove={(prompt) => settings.change({ ownPrompts: own.filter((it) => it !== prompt) })}
      />
      <form
        className={styles['term']}
        onSubmit={(event) => {
          event.preventDefault()
          const added = text.trim()
          settings.change({
            ownPrompts: [...own.filter((it) => it !== added), added],
            prompt: toOwnPrompt(added).id,
          })
          setText('')
        }}
      >
        <label>
          Question
          <input
            value={text}
            autoComplete="off"
            maxLength={200}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <Button type="submit" looks={['small']} disabled={text.trim() === ''}>
          Add question
        </Button>
      </form>
    </details>
  )
}

import { useState } from 'react'
import { useStore } from 'zustand'
import { toDiagnostics } from '../../core/diagnostics.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../button.tsx'
import { toDateText } from '../clock-text.ts'
import { useTakes } from '../use-takes.ts'
import { useModel } from '../use-model.ts'
import styles from './settings-screen.module.css'

/** What helps whoever looks into a fault, as text to copy. Nothing of any take is in it. */
export function Diagnostics() {
  const { inspectMachine, storage, failures } = useApp()
  const model = useModel()
  const state = useStore(model.store)
  const takes = useTakes()
  const [text, setText] = useState<string | null>(null)
  const [isCopied, setIsCopied] = useState(false)
  async function show(): Promise<void> {
    const facts = {
      ...inspectMachine(model.speech.name),
      ...(await storage.look()),
      model: model.speech.name,
      modelState: state.name,
      takes: takes.length,
      failures: failures.list().map(({ code, atMs }) => `${code} (${toDateText(atMs)})`),
    }
    setText(toDiagnostics(facts))
  }
  async function copy(): Promise<void> {
    if (text === null) return
    // Where the clipboard is closed the text can still be marked and copied by hand.
    await navigator.clipboard.writeText(text).then(
      () => setIsCopied(true),
      () => undefined,
    )
  }
  return (
    <details onToggle={(event) => (event.currentTarget.open ? void show() : undefined)}>
      <summary>Something is wrong? What to tell</summary>
      <p className={styles['note']}>Your browser and what Candor found in it. No word of any take.</p>
      {text === null ? null : (
        <>
          <textarea className={styles['facts']} aria-label="Diagnostics" readOnly rows={9} value={text} />
          <Button looks={['small']} onClick={() => void copy()}>
            Copy it
          </Button>
          {isCopied ? <span role="status"> Copied.</span> : null}
        </>
      )}
    </details>
  )
}

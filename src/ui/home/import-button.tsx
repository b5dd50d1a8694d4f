import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import { toPrompt } from '../../core/prompts.ts'
import { useApp } from '../app-context.ts'
import { Button, linkClass } from '../button.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import styles from './import-button.module.css'

/** Opens a recording made elsewhere, by choice or dropped anywhere on the screen. */
export function ImportButton() {
  const { importer, settings } = useApp()
  const [, navigate] = useLocation()
  const field = useRef<HTMLInputElement>(null)
  const state = useStore(importer.store)

  useEffect(() => {
    async function open(file: File | undefined): Promise<void> {
      if (!file) return
      const chosen = settings.store.getState()
      const id = await importer.open({ name: file.name, audio: file }, toPrompt(chosen).text, chosen.limit)
      if (id) navigate(`/takes/${id}`)
    }
    const input = field.current
    const chosen = (): void => {
      void open(input?.files?.[0])
      // The same file may be chosen again after a failure.
      if (input) input.value = ''
    }
    const over = (event: DragEvent): void => event.preventDefault()
    const dropped = (event: DragEvent): void => {
      event.preventDefault()
      void open(event.dataTransfer?.files[0])
    }
    input?.addEventListener('change', chosen)
    document.addEventListener('dragover', over)
    document.addEventListener('drop', dropped)
    return () => {
      input?.removeEventListener('change', chosen)
      document.removeEventListener('dragover', over)
      document.removeEventListener('drop', dropped)
    }
  }, [importer, settings, navigate])

  return (
    <>
      <button
        type="button"
        className={linkClass}
        disabled={state.name === 'reading'}
        onClick={() => field.current?.click()}
      >
        Review a recording
      </button>
      <input ref={field} type="file" accept="audio/*,video/mp4,video/webm" hidden aria-label="A recording" />
      {state.name === 'reading' ? (
        <span className={styles['state']} role="status">
          Reading “{state.file}”…
          <Button looks={['small']} onClick={importer.cancel}>
            Cancel
          </Button>
        </span>
      ) : null}
      {state.name === 'failed' ? (
        <div className={styles['state']}>
          <FailureNotice code={state.code} />
        </div>
      ) : null}
    </>
  )
}

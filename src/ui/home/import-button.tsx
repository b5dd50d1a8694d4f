import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import { toPrompt } from '../../core/prompts.ts'
import { useApp } from '../app-context.ts'
import { Button, linkClass } from '../button.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import styles from './import-button.module.css'

/** Opens a recording or a transcript made elsewhere, or both, by choice or dropped anywhere on the screen. */
export function ImportButton() {
  const { importer, settings } = useApp()
  const [, navigate] = useLocation()
  const field = useRef<HTMLInputElement>(null)
  const state = useStore(importer.store)

  useEffect(() => {
    async function open(files: FileList | null | undefined): Promise<void> {
      const foreign = [...(files ?? [])].map((file) => ({ name: file.name, content: file }))
      const chosen = settings.store.getState()
      const id = await importer.open(foreign, toPrompt(chosen).text, chosen.limit)
      if (id) navigate(`/takes/${id}`)
    }
    const input = field.current
    const chosen = (): void => {
      void open(input?.files)
      // The same file may be chosen again after a failure.
      if (input) input.value = ''
    }
    const over = (event: DragEvent): void => event.preventDefault()
    const dropped = (event: DragEvent): void => {
      event.preventDefault()
      void open(event.dataTransfer?.files)
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
        Review a recording or transcript
      </button>
      <input
        ref={field}
        type="file"
        accept="audio/*,video/mp4,video/webm,.vtt,.srt,.json,.txt,.md"
        multiple
        hidden
        aria-label="A recording"
      />
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

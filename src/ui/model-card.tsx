import { useStore } from 'zustand'
import type { ModelState } from '../app/model.ts'
import { useApp } from './app-context.ts'
import { Button } from './button.tsx'
import { toMegabytes } from './clock-text.ts'
import { FailureNotice } from './failure-notice.tsx'
import styles from './model-card.module.css'
import { useModel } from './use-model.ts'

/** Asks before the speech model is downloaded, and shows how far it is. Nothing where it is already here. */
export function ModelCard({ isNeeded = false }: { isNeeded?: boolean }) {
  const model = useModel()
  const { sizeBytes, title } = model.speech
  const state = useStore(model.store)
  const isLocalOnly = useStore(useApp().settings.store, ({ localOnly }) => localOnly)
  const size = sizeBytes === null ? '' : `about ${toMegabytes(sizeBytes)}, `
  switch (state.name) {
    case 'unknown':
    case 'here':
      return null
    case 'absent':
      if (state.declined && !isNeeded) return null
      return (
        <section className={styles['card']} aria-label="Speech model">
          {isLocalOnly ? (
            <p>
              To write down what you say, Candor needs the speech model {title} in the folder models/
              {model.speech.name} beside the app: you chose that no other host is asked. That can be changed
              in Settings.
            </p>
          ) : sizeBytes === null ? (
            <p>
              The folder of the chosen model is not there. Your takes are kept; check the address of this
              page.
            </p>
          ) : (
            <>
              <p>
                To write down what you say, Candor needs the speech model {title}: {size}once, from
                huggingface.co. Your voice is not sent anywhere.
              </p>
              <div className={styles['ways']}>
                <Button looks={['small', 'primary']} onClick={() => void model.download()}>
                  Download it
                </Button>
                {isNeeded ? null : (
                  <Button looks={['small', 'quiet']} onClick={model.decline}>
                    Later
                  </Button>
                )}
              </div>
            </>
          )}
        </section>
      )
    case 'downloading':
      return (
        <section className={styles['card']} aria-label="Speech model">
          <p>
            Downloading {title}: <DownloadProgress state={state} sizeBytes={sizeBytes} />
          </p>
          <progress className={styles['progress']} max={sizeBytes ?? 1} value={state.loadedBytes} />
          <Button looks={['small']} onClick={model.cancel}>
            Cancel
          </Button>
        </section>
      )
    case 'failed':
      return (
        <FailureNotice code={state.code}>
          {isLocalOnly ? null : (
            <Button looks={['small']} onClick={() => void model.download()}>
              Go on with the download
            </Button>
          )}
        </FailureNotice>
      )
  }
}

interface DownloadProgressProps {
  state: Extract<ModelState, { name: 'downloading' }>
  sizeBytes: number | null
}

/** "12 MB of about 43 MB, 2.1 MB a second". */
export function DownloadProgress({ state, sizeBytes }: DownloadProgressProps) {
  const { loadedBytes, speed } = state
  return (
    <>
      {toMegabytes(loadedBytes)}
      {sizeBytes === null ? '' : ` of about ${toMegabytes(sizeBytes)}`}
      {speed === null ? '' : `, ${(speed / 1e6).toFixed(1)} MB a second`}
    </>
  )
}

import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useApp } from '../app-context.ts'
import { Button } from '../button.tsx'
import { toSpokenTime } from '../../core/time-text.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { ModelCard } from '../model-card.tsx'
import { useModel } from '../use-model.ts'
import styles from './review.module.css'

const STAGES = {
  waiting: 'Waiting for the take before it…',
  loading: 'Loading the speech model…',
  transcribing: 'Writing down what you said…',
  judging: 'Reading it part by part…',
}

/** A take without a transcript: how far it is, or what it needs. */
export function Unwritten({ takeId }: { takeId: string }) {
  const { transcriber } = useApp()
  const model = useModel()
  const running = useStore(transcriber.store, (state) =>
    state.running?.takeId === takeId ? state.running : null,
  )
  const isWaiting = useStore(transcriber.store, (state) => state.waiting.includes(takeId))
  const failed = useStore(transcriber.store, (state) => state.failed[takeId])
  const isModelHere = useStore(model.store, ({ name }) => name === 'here')
  useEffect(() => void model.find(), [model])

  const stage = running?.name ?? (isWaiting ? 'waiting' : null)
  if (stage)
    return (
      <section className={styles['progress']} aria-label="Progress" aria-busy="true">
        <p role="status">{STAGES[stage]}</p>
        <progress
          aria-label={STAGES[stage]}
          {...(running?.name === 'transcribing' ? { value: running.fraction, max: 1 } : {})}
        />
        <p className={styles['facts']}>
          {running?.left && running.left > 1 ? `About ${toSpokenTime(running.left)} to go. ` : ''}
          The recording is kept. You can listen to it meanwhile.
        </p>
        {running?.text ? (
          <details>
            <summary>Written so far</summary>
            <p className={styles['so-far']}>{running.text}</p>
          </details>
        ) : null}
        <div>
          <Button looks={['small']} onClick={() => transcriber.cancel(takeId)}>
            Cancel
          </Button>
        </div>
      </section>
    )
  return (
    <section className={styles['progress']} aria-label="Not written down yet">
      <FailureNotice code={failed ?? 'model-absent'}>
        {isModelHere || (failed && failed !== 'model-absent') ? (
          <Button looks={['primary']} onClick={() => void transcriber.transcribe(takeId)}>
            Transcribe
          </Button>
        ) : null}
      </FailureNotice>
      <ModelCard isNeeded />
    </section>
  )
}

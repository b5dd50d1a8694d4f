import { Square } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useStore } from 'zustand'
import type { Practice } from '../../app/practice-state.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../button.tsx'
import { toClock, toSpokenTime } from '../../core/time-text.ts'
import { useKeys } from '../use-keys.ts'
import { AskedBack } from './asked-back.tsx'
import { LiveWave } from './live-wave.tsx'
import { Pins } from './pins.tsx'
import styles from './practice.module.css'
import { useNow } from './use-now.ts'

// Dialogs weigh more than the whole first screen, and few are opened.
const StopDialog = lazy(() => import('./stop-dialog.tsx').then((it) => ({ default: it.StopDialog })))

/** The only nudge while somebody speaks comes this many seconds before the limit. */
const NUDGE = 30

/** One large clock, a wave that moves with the voice, and nothing else to read. */
export function Answering({ state }: { state: Extract<Practice, { name: 'answering' }> }) {
  const { practice, settings } = useApp()
  const isReal = useStore(settings.store, (chosen) => chosen.realInterview)
  const [isAsking, setIsAsking] = useState(false)
  const elapsed = Math.max(0, (useNow() - state.startedAtMs) / 1000)
  useKeys({ Escape: () => setIsAsking(true) })
  return (
    <div className={styles['phase']}>
      {state.followUp === null ? (
        <p className={styles['asked']}>{state.prompt.text}</p>
      ) : (
        <AskedBack question={state.followUp} />
      )}
      {isReal ? null : <Clock elapsed={elapsed} limit={state.limit} />}
      {isReal ? null : <Pins pins={state.pins} />}
      <LiveWave microphone={state.microphone} />
      <Button looks={['primary', 'large']} onClick={practice.stop}>
        <Square size={18} fill="currentColor" aria-hidden="true" />
        Stop
      </Button>
      {state.followUp === null ? null : (
        <div className={styles['ways']}>
          <Button looks={['quiet']} onClick={practice.decline}>
            I’d rather not say
          </Button>
          <Button looks={['quiet']} onClick={practice.end}>
            That’s enough
          </Button>
        </div>
      )}
      {state.unsaved ? (
        <p className={styles['hint']} role="alert">
          Your disk is full or locked: this take is held in memory only. You can download it after you stop.
        </p>
      ) : null}
      {isAsking ? (
        <Suspense>
          <StopDialog
            spoken={toSpokenTime(elapsed)}
            onKeep={practice.end}
            onGoOn={() => setIsAsking(false)}
          />
        </Suspense>
      ) : null}
    </div>
  )
}

/** The time against the limit, and one nudge. */
function Clock({ elapsed, limit }: { elapsed: number; limit: number }) {
  const left = limit - elapsed
  return (
    <>
      <p
        className={left < 0 ? `${styles['clock']} ${styles['over']}` : styles['clock']}
        role="timer"
        aria-label="Time spoken"
      >
        {toClock(elapsed)}
      </p>
      <p className={styles['hint']} role="status">
        {left < 0
          ? `over ${toClock(limit)}, go on to your end`
          : left <= NUDGE
            ? `${NUDGE} s left`
            : `of ${toClock(limit)}`}
      </p>
    </>
  )
}

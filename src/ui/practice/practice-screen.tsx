import { useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import { useStore } from 'zustand'
import { useApp } from '../app-context.ts'
import { Button, buttonClass } from '../button.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import type { Practice } from '../../app/practice-state.ts'
import { toOpening } from '../session/session-words.ts'
import { AskedBack } from './asked-back.tsx'
import { Answering } from './answering.tsx'
import { Between, Place } from './between.tsx'
import { LevelMeter } from './level-meter.tsx'
import { useModel } from '../use-model.ts'
import styles from './practice.module.css'
import { Rescue } from './rescue.tsx'
import { Thinking } from './thinking.tsx'

/** A session, phase by phase. */
export function PracticeScreen() {
  const { practice, settings } = useApp()
  const model = useModel()
  const [, navigate] = useLocation()
  const state = useStore(practice.store)
  const chosen = useStore(settings.store)

  useEffect(() => void model.find(), [model])
  useEffect(() => {
    if (state.name === 'kept' && !state.lost)
      navigate(state.isNight ? '/stories/tonight' : toKeptAddress(state), { replace: true })
  }, [state, navigate])
  // The microphone must not stay open behind another screen.
  useEffect(() => practice.leave, [practice])

  const start = (): void => void practice.startSession(chosen)

  switch (state.name) {
    case 'idle':
      return (
        <div className={styles['phase']}>
          <h1 className={styles['question']}>{toOpening(chosen)}</h1>
          <Button looks={['primary', 'large']} onClick={start}>
            Start practice
          </Button>
        </div>
      )
    case 'opening':
      return (
        <div className={styles['phase']} role="status">
          <h1 className={styles['question']}>{state.prompt.text}</h1>
          <p>Opening your microphone. If your browser asks, allow it.</p>
        </div>
      )
    case 'asking':
      return (
        <div className={styles['phase']}>
          <Place turn={state} />
          <h1 className={styles['question']}>{state.prompt.text}</h1>
          <LevelMeter microphone={state.microphone} />
          <Button looks={['large']} onClick={practice.skip}>
            Skip the voice
          </Button>
        </div>
      )
    case 'thinking':
      return <Thinking state={state} />
    case 'answering':
      // Each answer has its own clock.
      return <Answering key={state.startedAtMs} state={state} />
    case 'asking-back':
      return (
        <div className={styles['phase']}>
          {state.question === null ? (
            <p role="status">The interviewer is thinking…</p>
          ) : (
            <>
              <AskedBack question={state.question} />
              <Button looks={['large']} onClick={practice.skip}>
                Skip the voice
              </Button>
            </>
          )}
          <Button looks={['quiet']} onClick={practice.end}>
            That’s enough
          </Button>
        </div>
      )
    case 'kept':
      if (state.lost)
        return (
          <div className={styles['phase']}>
            <FailureNotice code="microphone-lost">
              <Link href={toKeptAddress(state)} className={buttonClass('primary')}>
                {state.sessionId === null ? 'Open the take' : 'See what you answered'}
              </Link>
            </FailureNotice>
          </div>
        )
      return <Keeping />
    case 'keeping':
      return <Keeping />
    case 'between':
      return <Between turn={state} />
    case 'failed':
      return (
        <div className={styles['phase']}>
          <FailureNotice code={state.code}>
            {state.rescue ? <Rescue audio={state.rescue} /> : null}
            <Button onClick={() => void practice.retry()}>Try again</Button>
            {state.sessionId === null ? (
              <Link href="/type" className={buttonClass()}>
                Type an answer
              </Link>
            ) : (
              <Link href={`/sessions/${state.sessionId}`} className={buttonClass()}>
                See what you answered
              </Link>
            )}
          </FailureNotice>
        </div>
      )
  }
}

const toKeptAddress = ({ takeId, sessionId }: Extract<Practice, { name: 'kept' }>): string =>
  sessionId === null ? `/takes/${takeId}` : `/sessions/${sessionId}`

const Keeping = () => (
  <div className={styles['phase']} role="status">
    <p>Keeping your answer…</p>
  </div>
)

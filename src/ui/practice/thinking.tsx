import { Volume2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useApp } from '../app-context.ts'
import { Button } from '../button.tsx'
import { useKeys } from '../use-keys.ts'
import type { Practice } from '../../app/practice-state.ts'
import { Place } from './between.tsx'
import { LevelMeter } from './level-meter.tsx'
import { ModelCard } from '../model-card.tsx'
import { Outline, Pins } from './pins.tsx'
import styles from './practice.module.css'
import { useNow } from './use-now.ts'

/** The question, the time to think, and the proof that the microphone hears. */
export function Thinking({ state }: { state: Extract<Practice, { name: 'thinking' }> }) {
  const { practice, settings } = useApp()
  const isReal = useStore(settings.store, (chosen) => chosen.realInterview)
  const left = Math.max(0, Math.ceil((state.untilMs - useNow()) / 1000))
  useKeys({ ' ': practice.skip, Enter: practice.skip })
  return (
    <div className={styles['phase']}>
      <Place turn={state} />
      <h1 className={styles['question']}>{state.prompt.text}</h1>
      {state.prompt.hint && !isReal ? <p className={styles['hint']}>{state.prompt.hint}</p> : null}
      <RepeatButton text={state.prompt.text} />
      {isReal ? null : (
        <p className={styles['countdown']} aria-hidden="true">
          {left}
        </p>
      )}
      <p className={styles['hint']}>Take a moment. The recording starts by itself, or when you are ready.</p>
      {isReal ? null : (
        <>
          <Pins pins={state.pins} />
          <Outline notes={state.outline} />
        </>
      )}
      <LevelMeter microphone={state.microphone} />
      <div className={styles['ways']}>
        <Button looks={['primary', 'large']} onClick={practice.skip}>
          Start now
        </Button>
        <Button looks={['quiet']} onClick={state.hasAnswers ? practice.finish : practice.leave}>
          {state.hasAnswers ? 'Stop here' : 'Not now'}
        </Button>
      </div>
      <ModelCard />
    </div>
  )
}

/** Hears the question, again or for the first time. */
function RepeatButton({ text }: { text: string }) {
  const { speak } = useApp()
  const [voice, setVoice] = useState<AbortController | null>(null)
  useEffect(() => () => voice?.abort(), [voice])
  if (typeof speechSynthesis === 'undefined') return null

  async function say(): Promise<void> {
    const own = new AbortController()
    setVoice(own)
    await speak(text, own.signal).catch(() => undefined)
    setVoice((now) => (now === own ? null : now))
  }
  return (
    <Button looks={['quiet', 'small']} disabled={voice !== null} onClick={() => void say()}>
      <Volume2 size={18} aria-hidden="true" />
      Hear the question
    </Button>
  )
}

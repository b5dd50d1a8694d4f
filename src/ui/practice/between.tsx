import { useEffect, useRef } from 'react'
import type { Turn } from '../../app/practice-state.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../button.tsx'
import { useKeys } from '../use-keys.ts'
import styles from './practice.module.css'

/** Which question of the session it is; nothing where there is one. */
export function Place({ turn: { index, count } }: { turn: Turn }) {
  return count > 1 ? (
    <p className={styles['hint']}>
      Question {index + 1} of {count}
    </p>
  ) : null
}

/** A breath between two questions. What was said is kept; the next question is not shown before it is asked. */
export function Between({ turn: { index, count } }: { turn: Turn }) {
  const { practice } = useApp()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const goOn = (): void => practice.goOn('next')
  useKeys({ ' ': goOn, Enter: goOn })
  return (
    <div className={styles['phase']}>
      <h1 ref={heading} className={styles['question']} tabIndex={-1}>
        {index + 1} of {count} answered
      </h1>
      <p className={styles['hint']}>Your answer is kept. Breathe; nothing is recorded now.</p>
      <Button looks={['primary', 'large']} onClick={goOn}>
        Next question
      </Button>
      <div className={styles['ways']}>
        <Button looks={['quiet']} onClick={() => practice.goOn('again')}>
          Answer it again
        </Button>
        <Button looks={['quiet']} onClick={practice.finish}>
          Stop here
        </Button>
      </div>
    </div>
  )
}

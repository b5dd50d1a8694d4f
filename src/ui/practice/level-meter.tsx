import { useEffect, useRef, useState } from 'react'
import type { Microphone } from '../../app/ports.ts'
import { toLevel } from '../../core/sound/samples.ts'
import styles from './practice.module.css'

/** Above this a block is somebody who speaks near the microphone, not the room. */
const HEARD = 10 ** (-42 / 20)

/** Moves with the voice, so that nobody talks to a dead microphone. The level stays out of React. */
export function LevelMeter({ microphone }: { microphone: Microphone }) {
  const bar = useRef<HTMLSpanElement>(null)
  const [isHeard, setIsHeard] = useState(false)
  useEffect(
    () =>
      microphone.listen((block) => {
        const level = toLevel(block)
        if (level > HEARD) setIsHeard(true)
        const decibels = 20 * Math.log10(level + 1e-5)
        const shown = Math.min(1, Math.max(0.02, (decibels + 60) / 54))
        bar.current?.style.setProperty('transform', `scaleX(${shown.toFixed(3)})`)
      }),
    [microphone],
  )
  return (
    <div className={styles['meter']}>
      <span className={styles['track']} aria-hidden="true">
        <span className={styles['level']} ref={bar} />
      </span>
      <span role="status">
        {isHeard ? 'Your microphone hears you.' : 'Say something: the bar should move.'}
      </span>
    </div>
  )
}

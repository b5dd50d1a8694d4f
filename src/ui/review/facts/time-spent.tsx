import { ARC } from '../../../core/arc.ts'
import type { TimeSpent as TimeFacts } from '../../../core/report/time-spent.ts'
import { linkClass } from '../../button.tsx'
import { Fold } from '../fold.tsx'
import { toSpokenTime } from '../../../core/time-text.ts'
import { PART_NAMES } from '../../../core/part-names.ts'
import styles from './notes.module.css'

interface TimeSpentProps {
  time: TimeFacts
  onOpen: (sentence: number) => void
}

/** Where the time went, folded. */
export function TimeSpent({ time, onOpen }: TimeSpentProps) {
  const { parts, rest, longest, approach } = time
  return (
    <Fold title="Time" isCard>
      <p>{toLimitText(time)}</p>
      {longest ? <p>What took longest was “{PART_NAMES[longest]}”.</p> : null}
      {approach ? (
        <p>
          {toSpokenTime(approach.seconds)} go by before I hear{' '}
          {approach.part === 'failure' ? 'what went wrong' : 'what your own part was'}. You may want that:
          some stories open on it instead.{' '}
          <button type="button" className={linkClass} onClick={() => onOpen(approach.sentence)}>
            Show where
          </button>
        </p>
      ) : null}
      <TimeBar parts={parts} rest={rest} />
      <ul className={styles['shares']} aria-label="Where the time went">
        {parts.map(({ part, seconds, sentence }) => (
          <li key={part} className={styles['share']}>
            <span className={styles['key']} data-part={part} aria-hidden="true">
              {toNumber(part)}
            </span>
            <button type="button" className={linkClass} onClick={() => onOpen(sentence)}>
              {PART_NAMES[part]}
            </button>
            <span className={styles['seconds']}>{toSpokenTime(seconds)}</span>
          </li>
        ))}
        <li className={styles['share']}>
          <span className={styles['key']} data-part="none" aria-hidden="true" />
          <span>Asides and pauses</span>
          <span className={styles['seconds']}>{toSpokenTime(rest.seconds)}</span>
        </li>
      </ul>
    </Fold>
  )
}

/** A picture of the list below it. */
function TimeBar({ parts, rest }: Pick<TimeFacts, 'parts' | 'rest'>) {
  return (
    <div className={styles['bar']} aria-hidden="true">
      {parts.map(({ part, share }) => (
        <div key={part} className={styles['piece']} data-part={part} style={{ width: `${share * 100}%` }}>
          <span>{toNumber(part)}</span>
        </div>
      ))}
      <div className={styles['piece']} data-part="none" style={{ width: `${rest.share * 100}%` }} />
    </div>
  )
}

/** Its place in the arc: colour alone tells nobody anything. */
const toNumber = (part: (typeof ARC)[number]): number => ARC.indexOf(part) + 1

/** Whole seconds, so that what is over is the difference of what is shown. */
function toLimitText({ duration, limit }: TimeFacts): string {
  const over = Math.round(duration) - Math.round(limit)
  const took = `It took ${toSpokenTime(duration)}`
  const meant = `the ${toSpokenTime(limit)} that you meant to keep to`
  if (over > 0) return `${took}: ${toSpokenTime(over)} more than ${meant}.`
  return over === 0 ? `${took}: just ${meant}.` : `${took} of ${meant}.`
}

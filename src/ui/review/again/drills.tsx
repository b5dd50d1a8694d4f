import { Link } from 'wouter'
import { toClock } from '../../../core/time-text.ts'
import { toDateText } from '../../clock-text.ts'
import { useTakes } from '../../use-takes.ts'
import styles from './again.module.css'

/** The answers that were given alone to questions on a take. */
export function Drills({ takeId }: { takeId: string }) {
  const drills = useTakes().filter(({ again }) => again?.name === 'drill' && again.of === takeId)
  if (drills.length === 0) return null
  return (
    <section className={styles['again']} aria-labelledby="drills">
      <h2 id="drills">Answered alone</h2>
      <ul>
        {drills.map((take) => (
          <li key={take.id}>
            <Link href={`/takes/${take.id}`}>{take.prompt}</Link>{' '}
            <span className={styles['when']}>
              {toDateText(take.createdAtMs)}
              {take.duration === null ? '' : `, ${toClock(take.duration)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

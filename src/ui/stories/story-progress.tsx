import type { TakePoint } from '../../core/stories/progress.ts'
import { toClock } from '../../core/time-text.ts'
import { toDateText } from '../clock-text.ts'
import { PART_NAMES } from '../../core/part-names.ts'
import styles from './story-progress.module.css'

/** The takes of a story beside each other: how long they were, and what was heard in them. A picture and its table. */
export function StoryProgress({ points }: { points: readonly TakePoint[] }) {
  if (points.length < 2) return null
  const longest = Math.max(...points.map(({ length, limit }) => Math.max(length ?? 0, limit)))
  return (
    <section className={styles['progress']} aria-labelledby="progress">
      <h2 id="progress">Over time</h2>
      <div className={styles['charts']} aria-hidden="true">
        <Chart
          title="Length, against the limit; filled where I heard your own part"
          bars={points.map(({ takeId, length, isOwnPartSaid }) => ({
            key: takeId,
            share: (length ?? 0) / longest,
            isFilled: isOwnPartSaid,
          }))}
          line={(points.at(-1)?.limit ?? 0) / longest}
        />
      </div>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">Take</th>
            <th scope="col">Length</th>
            <th scope="col">Said my own part</th>
            <th scope="col">Parts heard</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ takeId, createdAtMs, length, isOwnPartSaid, heard }) => (
            <tr key={takeId}>
              <th scope="row">{toDateText(createdAtMs)}</th>
              <td>{length === null ? 'typed' : toClock(length)}</td>
              <td>{isOwnPartSaid ? 'yes' : 'not heard'}</td>
              <td>{heard.map((part) => PART_NAMES[part]).join(', ') || 'none'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface ChartProps {
  title: string
  /** Each with its share of the height, 0 to 1. */
  bars: readonly { key: string; share: number; isFilled: boolean }[]
  line?: number
}

function Chart({ title, bars, line }: ChartProps) {
  return (
    <div>
      <div className={styles['chart']}>
        {line === undefined ? null : <span className={styles['line']} style={{ bottom: `${line * 100}%` }} />}
        {bars.map(({ key, share, isFilled }) => (
          <span
            key={key}
            className={isFilled ? styles['bar'] : `${styles['bar']} ${styles['hollow']}`}
            style={{ height: `${Math.max(2, share * 100)}%` }}
          />
        ))}
      </div>
      <p className={styles['caption']}>{title}</p>
    </div>
  )
}

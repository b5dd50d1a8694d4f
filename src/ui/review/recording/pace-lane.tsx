import type { PacedRegion } from '../../../core/report/sound.ts'
import styles from './pace-lane.module.css'

/** A block reaches the top of the lane at this much of the pace of the take, and the bottom as much below it. */
const WIDEST = 1.5

interface PaceLaneProps {
  regions: readonly PacedRegion[]
  /** Seconds. */
  duration: number
}

/** The pace of each part as a block, the higher the faster; the line is the pace of the take. The list says it in words. */
export function PaceLane({ regions, duration }: PaceLaneProps) {
  if (regions.every(({ ratio }) => ratio === null)) return null
  return (
    <div className={styles['lane']} aria-hidden="true">
      <span className={styles['line']} />
      {regions.map(({ part, start, end, sentence, ratio }) =>
        ratio === null ? null : (
          <span
            key={sentence}
            className={styles['block']}
            data-part={part}
            title={`Pace: ${toPaceWords(ratio)}`}
            style={{
              left: `${(start / duration) * 100}%`,
              width: `${((end - start) / duration) * 100}%`,
              height: `${toHeight(ratio) * 100}%`,
            }}
          />
        ),
      )}
    </div>
  )
}

/** By logarithms, so that half the pace and twice the pace are as far from the line; 0 to 1. */
const toHeight = (ratio: number): number =>
  Math.min(1, Math.max(0.08, 0.5 + Math.log(ratio) / (2 * Math.log(WIDEST))))

/** A pace beside that of the whole take. Within one in twenty it is the same: it is measured no better. */
export function toPaceWords(ratio: number): string {
  const percent = Math.round((ratio - 1) * 20) * 5
  if (percent === 0) return 'as fast as the whole take'
  return `about ${Math.abs(percent)} % ${percent > 0 ? 'faster' : 'slower'} than the whole take`
}

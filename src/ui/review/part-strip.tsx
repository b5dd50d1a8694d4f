import { ARC } from '../../core/arc.ts'
import type { Region } from '../../core/report.ts'
import { toClock } from '../clock-text.ts'
import { PART_NAMES } from '../part-words.ts'
import styles from './part-strip.module.css'

interface PartStripProps {
  regions: readonly Region[]
  duration: number
  onSeek: (start: number) => void
}

/** The parts below the wave, each where it is heard. Colour is never alone: a part has its number of the arc. */
export function PartStrip({ regions, duration, onSeek }: PartStripProps) {
  return (
    <div className={styles['strip']} role="group" aria-label="Parts on the recording">
      {regions.map(({ part, start, end, sentence }) => (
        <button
          key={sentence}
          type="button"
          className={styles['part']}
          data-part={part}
          style={{ left: `${(start / duration) * 100}%`, width: `${((end - start) / duration) * 100}%` }}
          title={PART_NAMES[part]}
          onClick={() => onSeek(start)}
        >
          <span className={styles['number']} aria-hidden="true">
            {ARC.indexOf(part) + 1}
          </span>
          <span className={styles['name']}>{PART_NAMES[part]}</span>
          <span className="visually-hidden">
            , from {toClock(start)} to {toClock(end)}
          </span>
        </button>
      ))}
    </div>
  )
}

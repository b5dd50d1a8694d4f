import { ARC } from '../../../core/arc.ts'
import type { Landmark } from '../../../core/report/landmarks.ts'
import type { Region } from '../../../core/report/report.ts'
import { toClock } from '../../../core/time-text.ts'
import { PART_NAMES } from '../../../core/part-names.ts'
import { TONE_NAMES } from '../../part-words.ts'
import styles from './part-strip.module.css'

interface PartStripProps {
  regions: readonly Region[]
  /** The region that is being repeated. */
  repeated: Region | null
  duration: number
  onSeek: (start: number) => void
}

/** The parts below the wave, each where it is heard. Colour is never alone: a part has its number of the arc. */
export function PartStrip({ regions, repeated, duration, onSeek }: PartStripProps) {
  return (
    <div className={styles['strip']} role="group" aria-label="Parts on the recording">
      {regions.map(({ part, start, end, sentence }) => (
        <button
          key={sentence}
          type="button"
          className={styles['part']}
          data-part={part}
          data-repeated={repeated?.sentence === sentence ? '' : undefined}
          style={{ left: toPlace(start, duration), width: toPlace(end - start, duration) }}
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

interface SignStripProps {
  landmarks: readonly Landmark[]
  duration: number
  onSeek: (start: number) => void
}

/**
 * Marks and long pauses as small signs below the parts. Tab passes them by, or a long recording would hold it up at forty
 * stops: the keys [ and ] go through them, and the list has each of them.
 */
export function SignStrip({ landmarks, duration, onSeek }: SignStripProps) {
  if (landmarks.length === 0) return null
  return (
    <div className={styles['signs']} role="group" aria-label="Marks and pauses on the recording">
      {landmarks.map((landmark) => (
        <button
          key={toKey(landmark)}
          type="button"
          tabIndex={-1}
          className={styles['sign']}
          style={{ left: toPlace(landmark.start, duration) }}
          title={toLandmarkText(landmark)}
          aria-label={`${toLandmarkText(landmark)}, at ${toClock(landmark.start)}`}
          onClick={() => onSeek(landmark.start)}
        >
          <Sign name={landmark.name} />
        </button>
      ))}
    </div>
  )
}

/** A mark is a diamond, a pause two bars: told apart without colour. */
export function Sign({ name }: { name: Landmark['name'] }) {
  return (
    <svg className={styles['shape']} data-name={name} viewBox="0 0 12 12" aria-hidden="true">
      {name === 'mark' ? <path d="M6 0 12 6 6 12 0 6z" /> : <path d="M1 1h3v10H1zM8 1h3v10H8z" />}
    </svg>
  )
}

/** Where the limit is, through all that lies below the wave. */
export function LimitLine({ limit, duration }: { limit: number; duration: number }) {
  const side = limit > duration * 0.7 ? 'before' : 'after'
  return (
    <div className={styles['limit']}>
      <span className={styles['line']} style={{ left: toPlace(limit, duration) }} aria-hidden="true" />
      <span className={styles['label']} data-side={side} style={{ left: toPlace(limit, duration) }}>
        limit {toClock(limit)}
      </span>
    </div>
  )
}

/** What a landmark is, in words: a phrase is quoted, a pause is only measured. */
export function toLandmarkText(landmark: Landmark): string {
  // Word times are good to about 0.3 s. Not "pause": a button that is called so stops the playback.
  if (landmark.name === 'pause') return `No words for about ${Math.round(landmark.end - landmark.start)} s`
  const { quote, kind, byUser } = landmark.mark
  return `“${quote}” ${TONE_NAMES[kind]}${byUser ? ', marked by you' : ''}`
}

export const toKey = (landmark: Landmark): string =>
  landmark.name === 'mark'
    ? `${landmark.sentence} ${landmark.mark.kind} ${landmark.mark.quote}`
    : `pause ${landmark.start}`

const toPlace = (seconds: number, duration: number): string => `${(seconds / duration) * 100}%`

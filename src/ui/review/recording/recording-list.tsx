import { type Entry, toEntries } from '../../../core/report/landmarks.ts'
import type { Report } from '../../../core/report/report.ts'
import type { PacedRegion } from '../../../core/report/sound.ts'
import { toClock, toSpokenTime } from '../../../core/time-text.ts'
import { PART_NAMES } from '../../../core/part-names.ts'
import { PartSwatch } from '../transcript/part-menu.tsx'
import { toPaceWords } from './pace-lane.tsx'
import { Sign, toKey, toLandmarkText } from './part-strip.tsx'
import styles from './recording-list.module.css'

interface RecordingListProps {
  report: Pick<Report, 'sentences' | 'sound' | 'regions' | 'shown'>
  /** Seconds: what was meant, and what the answer itself took. */
  limit: number
  duration: number
  /** The judge's marks were asked for. */
  isAsked: boolean
  /** The pace of the parts is told too. */
  isPaced: boolean
  onPlay: (from: number) => void
}

/** What the picture shows, in words, for those who cannot use it: everything with its time, and each plays from there. */
export function RecordingList({ report, limit, duration, isAsked, isPaced, onPlay }: RecordingListProps) {
  const entries = toEntries(report, { limit, duration }, isAsked)
  const paced = isPaced && report.sound?.pace.name === 'known' ? report.sound.pace.regions : []
  return (
    <details className={styles['folded']}>
      <summary>As a list</summary>
      <ol className={styles['entries']} aria-label="The recording as a list">
        {entries.map((entry) => (
          <li key={toEntryKey(entry)}>
            <button
              type="button"
              className={styles['entry']}
              data-name={entry.name}
              onClick={() => onPlay(toBeginning(entry))}
            >
              <span className={styles['time']}>
                <span className="visually-hidden">Play from </span>
                {toClock(toBeginning(entry))}
              </span>
              <EntrySign entry={entry} />
              <span>
                {toText(entry)}
                {entry.name === 'part' ? toPaceNote(paced, entry.sentence) : ''}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {duration > limit ? null : (
        <p className={styles['note']}>
          {toSpokenTime(duration)} long, within the limit of {toSpokenTime(limit)}.
        </p>
      )}
    </details>
  )
}

function EntrySign({ entry }: { entry: Entry }) {
  if (entry.name === 'part') return <PartSwatch part={entry.part} />
  if (entry.name === 'limit') return <span className={styles['line']} aria-hidden="true" />
  return <Sign name={entry.name} />
}

/** A pause is heard with what leads up to it, in seconds. */
const LEAD = 2

const toBeginning = ({ name, start }: Entry): number => (name === 'pause' ? Math.max(0, start - LEAD) : start)

function toText(entry: Entry): string {
  switch (entry.name) {
    case 'part':
      return `${PART_NAMES[entry.part]}, until ${toClock(entry.end)}`
    case 'limit':
      return `The limit of ${toSpokenTime(entry.limit)}; ${toSpokenTime(entry.over)} more follow`
    case 'pause':
      return `${toLandmarkText(entry)}, at ${toClock(entry.start)}`
    case 'mark':
      return toLandmarkText(entry)
  }
}

function toPaceNote(paced: readonly PacedRegion[], sentence: number): string {
  const ratio = paced.find((region) => region.sentence === sentence)?.ratio ?? null
  return ratio === null ? '' : `, ${toPaceWords(ratio)}`
}

function toEntryKey(entry: Entry): string {
  if (entry.name === 'limit') return 'limit'
  return entry.name === 'part' ? `part ${entry.sentence}` : toKey(entry)
}

import { Link } from 'wouter'
import { type Again, findKept, toMoments, toVerdict } from '../../../core/report/again.ts'
import type { Report } from '../../../core/report/report.ts'
import { linkClass } from '../../button.tsx'
import { toClock } from '../../../core/time-text.ts'
import styles from './again.module.css'
import type { Player } from '../recording/player.ts'
import { EarlierAbsent } from './earlier-absent.tsx'
import { useEarlierTake } from './use-earlier-take.ts'

const VERDICTS = {
  in: 'It’s in.',
  'not-yet': 'Not yet. There is another way to ask, below.',
  'cannot-tell': 'I can’t tell. You listen.',
}

interface VerdictNoteProps {
  again: Again
  report: Report
  player: Player | null
  onOpen: (sentence: number) => void
}

/** Of a second take: whether the one thing is in, both moments side by side, and whether the kept line survived. */
export function VerdictNote({ again, report, player, onOpen }: VerdictNoteProps) {
  const verdict = toVerdict(again, report)
  const kept = again.keep === null || again.name === 'drill' ? undefined : findKept(again.keep, report)
  return (
    <section className={styles['again']} aria-labelledby="verdict">
      <h2 id="verdict">{VERDICTS[verdict]}</h2>
      <p>You were asked: {again.question}</p>
      <div className={styles['moments']}>
        <EarlierMoment again={again} />
        <div className={styles['moment']}>
          <h3>Now</h3>
          <Moments again={again} report={report} onHear={(start) => player?.play(start)} onOpen={onOpen} />
        </div>
      </div>
      {kept === undefined ? null : kept === null ? (
        <p>The line to keep, “{again.keep}”, is left out this time.</p>
      ) : (
        <p>The line to keep is still there: “{report.sentences[kept]?.text}”</p>
      )}
    </section>
  )
}

interface MomentsProps {
  again: Again
  report: Report
  onHear: ((start: number) => void) | null
  onOpen?: (sentence: number) => void
}

function Moments({ again, report, onHear, onOpen }: MomentsProps) {
  const moments = toMoments(again, report)
  if (moments.length === 0) return <p>I didn’t hear it.</p>
  return (
    <>
      {moments.slice(0, 3).map((index) => {
        const sentence = report.sentences[index]
        const start = sentence?.start ?? null
        return (
          <div key={index}>
            <p>“{sentence?.text}”</p>
            {start !== null && onHear ? (
              <button
                type="button"
                className={linkClass}
                onClick={() => {
                  onOpen?.(index)
                  onHear(start)
                }}
              >
                Hear it at {toClock(start)}
              </button>
            ) : null}
          </div>
        )
      })}
    </>
  )
}

/** The same moment in the earlier take, with its own sound. */
function EarlierMoment({ again }: { again: Again }) {
  const { state, play } = useEarlierTake(again.of)
  return (
    <div className={styles['moment']}>
      <h3>Before</h3>
      {state.name === 'open' && state.report ? (
        <>
          <Moments again={again} report={state.report} onHear={play} />
          <Link href={`/takes/${again.of}`}>Open the earlier take</Link>
        </>
      ) : (
        <EarlierAbsent state={state} />
      )}
    </div>
  )
}

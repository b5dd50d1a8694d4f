import type { Report } from '../../core/report/report.ts'
import { linkClass } from '../button.tsx'
import { toClock } from '../clock-text.ts'
import styles from './first.module.css'
import type { Player } from './recording/player.ts'

interface FirstProps {
  report: Report
  player: Player | null
  onOpen: (sentence: number) => void
}

/** What to keep, in the speaker's own words, and one thing to try next, as a question. */
export function First({ report, player, onOpen }: FirstProps) {
  const { keep, advice } = report
  const kept = keep ? report.sentences[keep.sentence] : undefined
  const after = advice.after === null ? undefined : report.sentences[advice.after]
  return (
    <div className={styles['first']}>
      {keep && kept ? (
        <section className={styles['card']} aria-labelledby="keep">
          <h2 id="keep">Keep this</h2>
          <blockquote className={styles['quote']}>“{keep.quote}”</blockquote>
          <p className={styles['why']}>{keep.reason}</p>
          <SentenceLink sentence={kept} player={player} onOpen={onOpen} />
        </section>
      ) : null}
      <section className={styles['card']} aria-labelledby="next">
        <h2 id="next">{advice.kind === 'nothing' ? 'For now' : 'One thing to try next'}</h2>
        <p className={styles['question']}>{advice.text}</p>
        {after ? (
          <>
            <p className={styles['why']}>It belongs after “{after.text}”</p>
            <SentenceLink sentence={after} player={player} onOpen={onOpen} />
          </>
        ) : null}
      </section>
    </div>
  )
}

interface SentenceLinkProps {
  sentence: Report['sentences'][number]
  player: Player | null
  onOpen: (sentence: number) => void
}

function SentenceLink({ sentence, player, onOpen }: SentenceLinkProps) {
  const { index, start } = sentence
  return (
    <button
      type="button"
      className={linkClass}
      onClick={() => {
        onOpen(index)
        if (start !== null) player?.play(start)
      }}
    >
      {start === null || !player ? 'Show it' : `Hear it at ${toClock(start)}`}
    </button>
  )
}

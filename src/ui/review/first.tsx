import type { ArcPart } from '../../core/arc.ts'
import { isOpen, type Report } from '../../core/report/report.ts'
import type { Quoted } from '../../core/take.ts'
import { Button, linkClass } from '../button.tsx'
import { toClock } from '../../core/time-text.ts'
import styles from '../cards.module.css'
import { NotThis } from './not-this.tsx'
import type { Player } from './recording/player.ts'

interface FirstProps {
  report: Report
  player: Player | null
  onOpen: (sentence: number) => void
  /** The user would keep another line. */
  onDismiss: (line: Quoted) => void
  /** The user wants to show where a part was told. */
  onPick: (part: ArcPart) => void
}

/** What to keep, in the speaker's own words, and one thing to try next, as a question. */
export function First({ report, player, onOpen, onDismiss, onPick }: FirstProps) {
  const { keep, advice, arc } = report
  const kept = keep ? report.sentences[keep.sentence] : undefined
  const asked = arc.find((entry) => entry.part === advice.part && isOpen(entry))?.part
  const after = advice.after === null ? undefined : report.sentences[advice.after]
  return (
    <div className={styles['cards']}>
      {keep && kept ? (
        <section className={styles['card']} aria-labelledby="keep">
          <h2 id="keep">Keep this</h2>
          <blockquote className={styles['quote']}>“{keep.quote}”</blockquote>
          <p className={styles['why']}>{keep.reason}</p>
          <div className={`${styles['ways']} screen-only`}>
            <SentenceLink sentence={kept} player={player} onOpen={onOpen} />
            <NotThis quote={keep.quote} onDismiss={() => onDismiss(keep)} />
          </div>
        </section>
      ) : null}
      <section className={styles['card']} aria-labelledby="next">
        <h2 id="next">{advice.kind === 'nothing' ? 'For now' : 'One thing to try next'}</h2>
        <p className={styles['question']}>{advice.text}</p>
        {after ? <p className={styles['why']}>It belongs after “{after.text}”</p> : null}
        {after || asked ? (
          <div className={`${styles['ways']} screen-only`}>
            {after ? <SentenceLink sentence={after} player={player} onOpen={onOpen} /> : null}
            {asked ? (
              <Button looks={['small', 'quiet']} onClick={() => onPick(asked)}>
                Yes, I said it
              </Button>
            ) : null}
          </div>
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

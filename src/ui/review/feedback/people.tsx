import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import type { FailureCode } from '../../../app/failure.ts'
import { placeComments, type PlacedComment } from '../../../core/portable/share.ts'
import type { Feedback, Trust } from '../../../core/portable/shared-take.ts'
import type { Report } from '../../../core/report/report.ts'
import type { Take } from '../../../core/take.ts'
import { Button, buttonClass, linkClass } from '../../button.tsx'
import { toClock } from '../../../core/time-text.ts'
import { FileButton } from '../../file-button.tsx'
import { FailureNotice } from '../../failure-notice.tsx'
import type { Player } from '../recording/player.ts'
import styles from './people.module.css'

const TRUST_WORDS: Record<Trust, string> = {
  more: 'would trust you more with a messy project',
  same: 'would trust you with a messy project as before',
  less: 'would trust you less with a messy project',
}

/** So many comments are shown before somebody asks for the others. */
const AT_FIRST = 20

interface PeopleProps {
  take: Take
  report: Report | null
  player: Player | null
  onOpen: (sentence: number) => void
  /** Adds what a peer saved; tells why it could not. */
  onReceive: (file: Blob) => Promise<FailureCode | null>
  onRemove: (id: string) => void
}

/** What people said whom the take was shared with, and the way to ask another one. */
export function People({ take, report, player, onOpen, onReceive, onRemove }: PeopleProps) {
  const feedback = take.feedback ?? []
  return (
    <section className={styles['people']} aria-labelledby="people">
      <h2 id="people">What people said</h2>
      {feedback.length === 0 ? (
        <p className={styles['facts']}>
          Nobody was asked yet. A person whom you trust hears what no program does: whether the story makes
          you sound stronger.
        </p>
      ) : null}
      {feedback.map((it) => (
        <Person
          key={it.id}
          feedback={it}
          report={report}
          player={player}
          onOpen={onOpen}
          onRemove={() => onRemove(it.id)}
        />
      ))}
      <div className={styles['ways']}>
        <Link href={`/takes/${take.id}/share`} className={buttonClass('small')}>
          Ask somebody
        </Link>
        <Receive onReceive={onReceive} />
      </div>
    </section>
  )
}

interface PersonProps {
  feedback: Feedback
  report: Report | null
  player: Player | null
  onOpen: (sentence: number) => void
  onRemove: () => void
}

function Person({ feedback, report, player, onOpen, onRemove }: PersonProps) {
  const [isAll, setIsAll] = useState(false)
  const { from, trust, remembers } = feedback
  const name = from.trim() || 'Somebody'
  const all = useMemo(() => toOrdered(feedback, report), [feedback, report])
  return (
    <article className={styles['person']} aria-label={`From ${name}`}>
      <p>
        <strong>{name}</strong> {trust ? TRUST_WORDS[trust] : 'did not say whether they would trust you more'}
        .
      </p>
      {remembers.trim() ? (
        <p>
          What stays with them: <q>{remembers.trim()}</q>
        </p>
      ) : null}
      {all.length > 0 ? (
        <ul className={styles['comments']}>
          {(isAll ? all : all.slice(0, AT_FIRST)).map((comment, index) => (
            <li key={index}>
              <Moment comment={comment} player={player} onOpen={onOpen} /> {comment.text}
            </li>
          ))}
        </ul>
      ) : null}
      <div className={styles['ways']}>
        {all.length > AT_FIRST && !isAll ? (
          <Button looks={['small', 'quiet']} onClick={() => setIsAll(true)}>
            Show all {all.length} comments
          </Button>
        ) : null}
        <Button looks={['small', 'quiet']} aria-label={`Remove what ${name} said`} onClick={onRemove}>
          Remove
        </Button>
      </div>
    </article>
  )
}

/** The comments as they come in the answer, and after them those that belong to no line of it any more. */
function toOrdered(feedback: Feedback, report: Report | null): readonly PlacedComment[] {
  const { placed, loose } = placeComments([feedback], report?.sentences ?? [])
  const comments = [...placed]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([sentence, own]) => own.map((comment) => ({ ...comment, sentence })))
  return [...comments, ...loose]
}

interface MomentProps {
  comment: PlacedComment
  player: Player | null
  onOpen: (sentence: number) => void
}

/** Where a comment belongs: heard and shown by one click. */
function Moment({ comment: { at, sentence }, player, onOpen }: MomentProps) {
  if (at === null && sentence === null) return null
  return (
    <button
      type="button"
      className={linkClass}
      onClick={() => {
        if (sentence !== null) onOpen(sentence)
        if (at !== null) player?.play(at)
      }}
    >
      {at === null ? 'Show it' : `At ${toClock(at)}`}
    </button>
  )
}

/** Takes the file that came back. */
function Receive({ onReceive }: { onReceive: (file: Blob) => Promise<FailureCode | null> }) {
  const [failed, setFailed] = useState<FailureCode | null>(null)
  return (
    <>
      <FileButton
        label="Feedback"
        accept=".json,application/json"
        looks={['small']}
        onFile={(file) => void onReceive(file).then(setFailed)}
      >
        Add their file
      </FileButton>
      {failed ? <FailureNotice code={failed} /> : null}
    </>
  )
}

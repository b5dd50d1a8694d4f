import { Mic } from 'lucide-react'
import { useState } from 'react'
import { PART_WORDS } from '../../../core/report/advice-words.ts'
import type { ArcPart } from '../../../core/arc.ts'
import { type ArcEntry, isOpen } from '../../../core/report/report.ts'
import { Button } from '../../button.tsx'
import { toSpokenTime } from '../../../core/time-text.ts'
import { PART_NAMES, PRESENCE_NAMES } from '../../../core/part-names.ts'
import styles from './arc-list.module.css'
import { PartSwatch } from '../transcript/part-menu.tsx'

interface ArcListProps {
  arc: readonly ArcEntry[]
  /** The user wants to show where a part was told. */
  onPick: (part: ArcPart) => void
  onAnswer: (part: ArcPart, answer: 'no' | 'on-purpose') => void
  onOpen: (sentence: number) => void
  /** Says one part alone again, aloud; null where nothing can be recorded for it. */
  onDrill: ((part: ArcPart) => void) | null
}

/** The six parts, heard or not. A check that nothing is left out, not a form to fill in. */
export function ArcList({ arc, onPick, onAnswer, onOpen, onDrill }: ArcListProps) {
  return (
    <section className={styles['arc']} aria-labelledby="arc-title">
      <h2 id="arc-title">The arc</h2>
      <ol aria-label="Arc">
        {arc.map((entry) => (
          <li key={entry.part} className={styles['entry']} data-presence={entry.presence}>
            <ArcItem entry={entry} onPick={onPick} onAnswer={onAnswer} onOpen={onOpen} onDrill={onDrill} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function ArcItem({
  entry,
  onPick,
  onAnswer,
  onOpen,
  onDrill,
}: { entry: ArcEntry } & Omit<ArcListProps, 'arc'>) {
  const [isAsking, setIsAsking] = useState(false)
  const { part, presence, seconds, sentences } = entry
  const first = sentences[0]
  const isOpenQuestion = isOpen(entry)
  return (
    <>
      <div className={styles['line']}>
        <PartSwatch part={part} />
        {first === undefined ? (
          <span className={styles['name']}>{PART_NAMES[part]}</span>
        ) : (
          <button type="button" className={styles['name']} onClick={() => onOpen(first)}>
            {PART_NAMES[part]}
          </button>
        )}
        <span className={styles['state']}>
          {entry.whenAsked ? 'Told when asked' : PRESENCE_NAMES[presence]}
          {seconds ? ` · ${toSpokenTime(seconds)}` : ''}
        </span>
        {onDrill ? (
          <button
            type="button"
            className={`${styles['drill']} screen-only`}
            aria-label={`Say ${PART_NAMES[part]} alone`}
            title="Say this part alone"
            onClick={() => onDrill(part)}
          >
            <Mic size={16} aria-hidden="true" />
          </button>
        ) : null}
      </div>
      {isOpenQuestion ? (
        <Button looks={['small', 'quiet']} aria-expanded={isAsking} onClick={() => setIsAsking(!isAsking)}>
          Did you say it?
        </Button>
      ) : null}
      {isOpenQuestion && isAsking ? (
        <div className={styles['question']}>
          <p>
            {presence === 'not-sure' ? 'I’m not sure that I heard' : 'I didn’t hear'} {PART_WORDS[part].what}.
            Did you say it?
          </p>
          <div className={styles['ways']}>
            <Button looks={['small']} onClick={() => onPick(part)}>
              Yes, here
            </Button>
            <Button looks={['small']} onClick={() => onAnswer(part, 'no')}>
              No
            </Button>
            <Button looks={['small']} onClick={() => onAnswer(part, 'on-purpose')}>
              On purpose
            </Button>
          </div>
        </div>
      ) : null}
    </>
  )
}

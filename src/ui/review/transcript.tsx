import { useEffect, useRef, useState } from 'react'
import type { ArcPart } from '../../core/arc.ts'
import { MARKS_AT_FIRST, type Report } from '../../core/report.ts'
import type { Correction } from '../../core/take.ts'
import { Button } from '../button.tsx'
import { PART_NAMES } from '../part-words.ts'
import { connectWords } from './connect-words.ts'
import type { Player } from './player.ts'
import { SentenceItem } from './sentence-item.tsx'
import styles from './transcript.module.css'

interface TranscriptProps {
  report: Report
  player: Player | null
  /** The part that the user is showing the place of, if any. */
  picking: ArcPart | null
  onPicked: (sentence: number) => void
  onCancelPick: () => void
  onCorrect: (correction: Correction) => void
}

/** What was said, a sentence a line. Any word seeks; the word being spoken is lit. */
export function Transcript({ report, player, picking, onPicked, onCancelPick, onCorrect }: TranscriptProps) {
  const list = useRef<HTMLOListElement>(null)
  const [isAll, setIsAll] = useState(false)
  const marks = report.sentences.flatMap((sentence) =>
    sentence.marks.map((mark) => ({ index: sentence.index, mark })),
  )
  const shown = isAll ? marks : marks.slice(0, MARKS_AT_FIRST)

  useEffect(() => (player && list.current ? connectWords(list.current, player) : undefined), [player, report])

  return (
    <section className={styles['transcript']} aria-label="Transcript">
      <div className={styles['head']}>
        <h2>What you said</h2>
        {marks.length > MARKS_AT_FIRST ? (
          <Button looks={['small', 'quiet']} onClick={() => setIsAll(!isAll)}>
            {isAll ? 'Show fewer marks' : `Show ${marks.length - MARKS_AT_FIRST} more`}
          </Button>
        ) : null}
      </div>
      {picking ? (
        <div className={styles['picking']} role="status">
          <span>Where did you tell “{PART_NAMES[picking]}”? Choose the sentence.</span>
          <Button looks={['small']} onClick={onCancelPick}>
            Cancel
          </Button>
        </div>
      ) : null}
      <ol ref={list}>
        {report.sentences.map((sentence) => (
          <SentenceItem
            key={sentence.index}
            sentence={sentence}
            marks={shown.filter(({ index }) => index === sentence.index).map(({ mark }) => mark)}
            isPicking={picking !== null}
            player={player}
            onPicked={onPicked}
            onCorrect={onCorrect}
          />
        ))}
      </ol>
    </section>
  )
}

import { useEffect, useRef } from 'react'
import type { PlacedComment } from '../../../core/portable/share.ts'
import type { Report } from '../../../core/report/report.ts'
import type { Correction } from '../../../core/take.ts'
import { Button } from '../../button.tsx'
import { connectWords } from '../recording/connect-words.ts'
import type { Player } from '../recording/player.ts'
import { SentenceItem } from './sentence-item.tsx'
import styles from './transcript.module.css'

interface TranscriptProps {
  report: Report
  /** What people said to a sentence. */
  comments: ReadonlyMap<number, readonly PlacedComment[]>
  player: Player | null
  /** The question that a sentence is being chosen for, if any. */
  picking: string | null
  /** The marks that wait were asked for. */
  isAsked: boolean
  onAsk: (isAsked: boolean) => void
  onPicked: (sentence: number) => void
  onCancelPick: () => void
  onCorrect: (correction: Correction) => void
  onRewrite: (sentence: number, text: string) => void
  onJoin: (sentence: number) => void
}

const NONE: readonly PlacedComment[] = []

/** What was said, a sentence a line. Any word seeks; the word being spoken is lit. */
export function Transcript({
  report,
  comments,
  player,
  picking,
  isAsked,
  onAsk,
  onPicked,
  onCancelPick,
  onCorrect,
  onRewrite,
  onJoin,
}: TranscriptProps) {
  const list = useRef<HTMLOListElement>(null)
  const marked = report.sentences.filter(
    ({ index, marks }) => !report.shown.includes(index) && marks.some((mark) => !mark.byUser),
  ).length

  const section = useRef<HTMLElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  // The question may have been asked far below.
  useEffect(() => {
    if (!picking) return
    section.current?.scrollIntoView({ block: 'start' })
    bar.current?.focus({ preventScroll: true })
  }, [picking])

  useEffect(() => (player && list.current ? connectWords(list.current, player) : undefined), [player, report])

  return (
    <section ref={section} className={styles['transcript']} aria-label="Transcript">
      <div className={styles['head']}>
        <h2>What you said</h2>
        {marked > 0 ? (
          <Button looks={['small', 'quiet']} aria-expanded={isAsked} onClick={() => onAsk(!isAsked)}>
            {toMarksText(marked, isAsked)}
          </Button>
        ) : null}
      </div>
      {picking ? (
        <div ref={bar} className={styles['picking']} role="status" tabIndex={-1}>
          <span>{picking} Choose the sentence.</span>
          <Button looks={['small']} onClick={onCancelPick}>
            Cancel
          </Button>
        </div>
      ) : null}
      <ol ref={list}>
        {report.sentences.map((sentence, index) => (
          <SentenceItem
            key={sentence.index}
            sentence={sentence}
            comments={comments.get(sentence.index) ?? NONE}
            question={sentence.asked === report.sentences[index - 1]?.asked ? null : sentence.asked}
            marks={
              isAsked || report.shown.includes(sentence.index)
                ? sentence.marks
                : sentence.marks.filter((mark) => mark.byUser)
            }
            isLast={sentence.index === report.sentences.length - 1}
            isPicking={picking !== null}
            player={player}
            onPicked={onPicked}
            onCorrect={onCorrect}
            onRewrite={onRewrite}
            onJoin={onJoin}
          />
        ))}
      </ol>
    </section>
  )
}

/**
 * Marks of tone wait to be asked for: on real people's answers they are wrong too often to be shown by themselves
 * (models/arc/README.md).
 */
function toMarksText(lines: number, isShown: boolean): string {
  if (lines === 1) return isShown ? 'Hide the line to listen to' : 'A line to listen to'
  return isShown ? `Hide the ${lines} lines to listen to` : `${lines} lines to listen to`
}

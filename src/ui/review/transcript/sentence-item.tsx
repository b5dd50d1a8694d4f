import { useState } from 'react'
import { TONE_WORDS } from '../../../core/report/advice-words.ts'
import type { PlacedComment } from '../../../core/portable/share.ts'
import type { Mark, ReportSentence } from '../../../core/report/report.ts'
import type { Correction } from '../../../core/take.ts'
import { Button } from '../../button.tsx'
import { toClock } from '../../../core/time-text.ts'
import { TONE_NAMES } from '../../part-words.ts'
import { PartMenu } from './part-menu.tsx'
import type { Player } from '../recording/player.ts'
import { SentenceEdit } from './sentence-edit.tsx'
import styles from './transcript.module.css'

interface SentenceItemProps {
  sentence: ReportSentence
  comments: readonly PlacedComment[]
  /** What was asked back just before it, if anything. */
  question: string | null
  /** The marks that are shown of it. */
  marks: readonly Mark[]
  isLast: boolean
  isPicking: boolean
  player: Player | null
  onPicked: (sentence: number) => void
  onCorrect: (correction: Correction) => void
  onRewrite: (sentence: number, text: string) => void
  onJoin: (sentence: number) => void
}

/** So many comments stand at a sentence. */
const AT_FIRST = 3

export function SentenceItem({
  sentence,
  comments,
  question,
  marks,
  isLast,
  isPicking,
  player,
  onPicked,
  onCorrect,
  onRewrite,
  onJoin,
}: SentenceItemProps) {
  const { index, start, part, sure, byUser } = sentence
  const [isEditing, setIsEditing] = useState(false)
  return (
    <li className={styles['sentence']} id={`sentence-${index}`} data-part={part} tabIndex={-1}>
      {start === null || !player ? null : (
        <button
          type="button"
          className={styles['time']}
          aria-label={`Play from ${toClock(start)}`}
          onClick={() => player.play(start)}
        >
          {toClock(start)}
        </button>
      )}
      <div className={styles['said']}>
        {question === null ? null : <p className={styles['question']}>Asked back: “{question}”</p>}
        {isEditing ? (
          <SentenceEdit
            text={sentence.text}
            isLast={isLast}
            onSave={(text) => {
              setIsEditing(false)
              onRewrite(index, text)
            }}
            onJoin={() => {
              setIsEditing(false)
              onJoin(index)
            }}
            onClose={() => setIsEditing(false)}
          />
        ) : (
          <SentenceText sentence={sentence} marks={marks} />
        )}
        {sentence.edited ? <p className={styles['own']}>Your words</p> : null}
        {sentence.words.some((word) => word.doubtful) ? (
          <p className={styles['asking']}>Did I hear this right? Play it to check, or change the words.</p>
        ) : null}
        {marks.map((mark) => (
          <MarkNote
            key={mark.kind + mark.quote}
            mark={mark}
            onDismiss={() =>
              onCorrect({ name: 'dismiss', sentence: index, kind: mark.kind, quote: mark.quote })
            }
          />
        ))}
        {comments.slice(0, AT_FIRST).map(({ from, text }) => (
          <p key={from + text} className={styles['comment']}>
            {from.trim() || 'Somebody'}: <q>{text}</q>
          </p>
        ))}
        {comments.length > AT_FIRST ? (
          <p className={styles['comment']}>and {comments.length - AT_FIRST} more, under “What people said”</p>
        ) : null}
      </div>
      {isPicking ? (
        <Button looks={['small', 'primary']} onClick={() => onPicked(index)}>
          Here
        </Button>
      ) : (
        <PartMenu
          onEdit={() => setIsEditing(true)}
          onMark={(kind) => onCorrect({ name: 'mark', sentence: index, kind })}
          part={part}
          sure={sure}
          byUser={byUser}
          onChange={(chosen) => onCorrect({ name: 'part', sentence: index, part: chosen })}
        />
      )}
    </li>
  )
}

/** A sentence's words, with what is marked underlined. */
function SentenceText({ sentence, marks }: { sentence: ReportSentence; marks: readonly Mark[] }) {
  return (
    <p>
      {toPieces(sentence, marks).map(({ text, isMarked, word }, place) => (
        // Words have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={place}>
          <span
            className={[styles['word'], isMarked && styles['marked'], word?.doubtful && styles['doubtful']]
              .filter(Boolean)
              .join(' ')}
            {...(word ? { 'data-start': word.start, 'data-end': word.end } : {})}
          >
            {text}
          </span>{' '}
        </span>
      ))}
    </p>
  )
}

/** The words of a sentence, each with its times where it was spoken, and whether a mark covers it. */
function toPieces({ text, words }: ReportSentence, marks: readonly Mark[]) {
  const spans = marks.map(({ quote }) => ({
    from: text.indexOf(quote),
    to: text.indexOf(quote) + quote.length,
  }))
  const texts = words.length > 0 ? words.map((word) => word.text) : text.split(/\s+/)
  let end = 0
  return texts.map((piece, place) => {
    const start = text.indexOf(piece, end)
    end = start + piece.length
    const isMarked = spans.some((span) => start < span.to && end > span.from)
    return { text: piece, isMarked, word: words[place] }
  })
}

/** How a phrase may be heard, and on demand a question that finds the better sentence. */
function MarkNote({ mark, onDismiss }: { mark: Mark; onDismiss: () => void }) {
  const [isOpen, setIsOpen] = useState(false)
  const { reading, question } = TONE_WORDS[mark.kind]
  return (
    <div className={styles['mark']}>
      <button
        type="button"
        className={styles['reason']}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {TONE_NAMES[mark.kind]}
      </button>
      {isOpen ? (
        <div className={styles['note']}>
          <p>
            {mark.byUser ? 'You marked it. ' : ''}An interviewer may hear this as {reading}.
          </p>
          <p className={styles['ask']}>{question}</p>
          <Button looks={['small']} onClick={onDismiss}>
            It’s fine as it is
          </Button>
        </div>
      ) : null}
    </div>
  )
}

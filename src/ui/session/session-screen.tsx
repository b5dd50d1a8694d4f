import { useMemo } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import {
  toSessionReview,
  type SessionAnswer,
  type SessionReview,
} from '../../core/interview/session-review.ts'
import { useApp } from '../app-context.ts'
import { buttonClass } from '../button.tsx'
import cards from '../cards.module.css'
import { toClock, toSpokenTime } from '../../core/time-text.ts'
import { toDateText } from '../clock-text.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { NotHere } from '../not-here.tsx'
import { Reflection } from '../review/reflection.tsx'
import { Unwritten } from '../review/unwritten.tsx'
import { toPartList } from '../stories/story-words.ts'
import { useTakes } from '../use-takes.ts'
import styles from './session-screen.module.css'

/** One review of several questions in a row. Each answer is a take by itself. */
export function SessionScreen({ sessionId }: { sessionId: string }) {
  const { library, claims } = useApp()
  const state = useStore(library.store)
  const takes = useTakes()
  const review = useMemo(() => toSessionReview(sessionId, takes, claims), [sessionId, takes, claims])
  if (state.name === 'loading') return <p role="status">Opening your answers…</p>
  if (state.name === 'failed') return <FailureNotice code={state.code} />
  if (!review)
    return (
      <NotHere
        title="These answers are not here"
        why="They may have been deleted, or recorded in another browser."
        href="/takes"
      >
        All takes
      </NotHere>
    )
  return <OpenSession review={review} />
}

function OpenSession({ review }: { review: SessionReview }) {
  const { library } = useApp()
  const { answers, count, keep, next, sameLessons } = review
  // What one thinks of all of it stands with its last answer.
  const last = answers.at(-1)?.take
  const asked = new Set(answers.map(({ take }) => take.session?.index)).size
  const waiting = answers.filter(({ read }) => read === null).length
  const numberOf = (takeId: string): number => answers.findIndex(({ take }) => take.id === takeId) + 1
  return (
    <div className={styles['session']}>
      <header>
        <h1>
          {asked === count ? `${count} questions, answered` : `${asked} of ${count} questions answered`}
        </h1>
        <p className={styles['facts']}>{toDateText(answers[0]?.take.createdAtMs ?? 0)}</p>
      </header>
      {last ? (
        <Reflection
          reflection={last.reflection}
          onReflect={(reflection) => void library.reflect(last.id, reflection)}
        />
      ) : null}
      {waiting > 0 && next ? (
        <p className={styles['facts']} role="status">
          From what is written down so far; {waiting === 1 ? 'one answer is' : `${waiting} answers are`} still
          to come.
        </p>
      ) : null}
      <div className={cards['cards']}>
        {keep ? (
          <section className={cards['card']} aria-labelledby="keep">
            <h2 id="keep">Keep this</h2>
            <blockquote className={cards['quote']}>“{keep.keep.quote}”</blockquote>
            <p className={cards['why']}>{keep.keep.reason}</p>
            <Link href={`/takes/${keep.take.id}`}>In answer {numberOf(keep.take.id)}</Link>
          </section>
        ) : null}
        {next ? (
          <section className={cards['card']} aria-labelledby="next">
            <h2 id="next">{next.advice.kind === 'nothing' ? 'For now' : 'One thing to try next'}</h2>
            <p className={cards['quote']}>{next.advice.text}</p>
            {next.advice.kind === 'nothing' ? null : (
              <Link href={`/takes/${next.take.id}`}>In answer {numberOf(next.take.id)}</Link>
            )}
          </section>
        ) : null}
      </div>
      {sameLessons.map(({ ids, lines }) => (
        <section key={ids.join(' ')} className={cards['card']} aria-label="The same lesson twice?">
          <h2>
            Answers {numberOf(ids[0])} and {numberOf(ids[1])}: is this the same lesson twice?
          </h2>
          {lines.map((line) => (
            <p key={line}>
              <q>{line}</q>
            </p>
          ))}
        </section>
      ))}
      <ol className={styles['answers']} aria-label="Answers">
        {answers.map((answer, index) => (
          <li key={answer.take.id} className={cards['card']}>
            <Answer answer={answer} number={index + 1} />
          </li>
        ))}
      </ol>
      <div className={styles['ways']}>
        <Link href="/practice" className={buttonClass('primary')}>
          Practise again
        </Link>
        <Link href="/takes" className={buttonClass('quiet')}>
          All takes
        </Link>
      </div>
    </div>
  )
}

function Answer({ answer: { take, read }, number }: { answer: SessionAnswer; number: number }) {
  return (
    <>
      <h2>
        {number}. {take.prompt}
      </h2>
      {read ? (
        <>
          <p>
            {read.told.length > 0
              ? `I heard ${toPartList(read.told)}.`
              : 'I heard none of the six parts for sure.'}
            {read.howFar.lacks.length > 0
              ? ` I didn’t hear ${toPartList(read.howFar.lacks)}; did you say it?`
              : ''}
            {read.howFar.overtime > 0 ? ` ${toSpokenTime(read.howFar.overtime)} over the limit.` : ''}
          </p>
          <p className={styles['facts']}>
            {take.duration === null ? '' : `${toClock(take.duration)} of ${toClock(take.limit)}`}
            {take.followUps
              ? ` · asked back ${take.followUps.length === 1 ? 'once' : `${take.followUps.length} times`}`
              : ''}
          </p>
          <Link href={`/takes/${take.id}`} className={buttonClass('small')}>
            Open this answer
          </Link>
        </>
      ) : (
        <>
          <Unwritten takeId={take.id} />
          <Link href={`/takes/${take.id}`}>Open this answer</Link>
        </>
      )}
    </>
  )
}

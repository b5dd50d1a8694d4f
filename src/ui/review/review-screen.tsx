import { useEffect, useMemo, useRef, useState } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import type { ArcPart } from '../../core/arc.ts'
import { toPartDrill } from '../../core/report/again.ts'
import { toInterviewerNotes } from '../../core/report/interviewer-notes.ts'
import { placeComments } from '../../core/portable/share.ts'
import { toTimeSpent } from '../../core/report/time-spent.ts'
import { isDismissed, type Quoted } from '../../core/take.ts'
import type { Review, ReviewStore } from '../../app/review.ts'
import { useApp } from '../app-context.ts'
import { buttonClass } from '../button.tsx'
import { toDateText } from '../clock-text.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { TakeNotHere } from '../not-here.tsx'
import { PART_NAMES } from '../../core/part-names.ts'
import { toTitle } from '../takes/take-title.ts'
import { AgainWays } from './again/again.tsx'
import { ArcList } from './facts/arc-list.tsx'
import { BetterModel } from './better-model.tsx'
import { Compare } from './again/compare.tsx'
import { Drills } from './again/drills.tsx'
import { useDrill } from './again/use-drill.ts'
import { People } from './feedback/people.tsx'
import { First } from './first.tsx'
import { InterviewerNotes } from './facts/interviewer-notes.tsx'
import { Playback } from './recording/playback.tsx'
import type { Player } from './recording/player.ts'
import styles from './review.module.css'
import { Reflection } from './reflection.tsx'
import { Sound } from './facts/sound.tsx'
import { Specifics } from './facts/specifics.tsx'
import { StoryOf } from './story-of.tsx'
import { TakeAway } from './take-away.tsx'
import { TermOffer } from './transcript/term-offer.tsx'
import { TimeSpent } from './facts/time-spent.tsx'
import { Transcript } from './transcript/transcript.tsx'
import { UndoBar } from '../undo-bar.tsx'
import { Unwritten } from './unwritten.tsx'
import { BEYOND_TEAM, Values } from './facts/values.tsx'
import { useUsualPace } from './facts/use-usual-pace.ts'
import { useReview } from './use-review.ts'
import { VerdictNote } from './again/verdict.tsx'

/** One take: its report, on its recording. */
export function ReviewScreen({ takeId }: { takeId: string }) {
  const { transcriber } = useApp()
  const review = useReview(takeId)
  const state = useStore(review.store)
  const isBeingWritten = useStore(transcriber.store, ({ running }) => running?.takeId === takeId)

  // Read at the beginning, and again when the take has been written down.
  useEffect(() => void review.load(), [review, isBeingWritten])

  switch (state.name) {
    case 'loading':
      return <p role="status">Opening the take…</p>
    case 'absent':
      return <TakeNotHere />
    case 'damaged':
      return <FailureNotice code="take-damaged" />
    case 'failed':
      return <FailureNotice code={state.code} />
    case 'open':
      return <OpenTake review={review} state={state} />
  }
}

/** What a sentence is being chosen for. */
type Picking = { name: 'part'; part: ArcPart } | { name: 'value'; value: string }

const toPickingText = (picking: Picking): string =>
  picking.name === 'part'
    ? `Where did you tell “${PART_NAMES[picking.part]}”?`
    : `Which sentence shows “${picking.value}”?`

const quotedOf = ({ sentence, quote }: Quoted): Quoted => ({ sentence, quote })

function OpenTake({ review, state }: { review: ReviewStore; state: Extract<Review, { name: 'open' }> }) {
  const { take, report, audio } = state
  // An answer to one question alone is judged by that question alone.
  const isDrill = take.again?.name === 'drill'
  const notes = useMemo(
    () =>
      report && !isDrill
        ? toInterviewerNotes(report.sentences, (note) => isDismissed(take.corrections, 'note', note))
        : null,
    [report, take, isDrill],
  )
  const time = useMemo(
    () => (report && !isDrill ? toTimeSpent(report, report.answered, take.limit) : null),
    [report, take, isDrill],
  )
  const comments = useMemo(
    () => placeComments(take.feedback ?? [], report?.sentences ?? []).placed,
    [take.feedback, report],
  )
  const [player, setPlayer] = useState<Player | null>(null)
  const [picking, setPicking] = useState<Picking | null>(null)
  const { settings } = useApp()
  const { values, level, sound: isSoundTold } = useStore(settings.store)
  const usual = useUsualPace(take)
  const [isAsked, setIsAsked] = useState(false)
  const startDrill = useDrill()
  const undo = useRef<HTMLButtonElement>(null)
  // What was dismissed takes the focus with it: it goes to the way back.
  useEffect(() => {
    if (document.activeElement === document.body) undo.current?.focus()
  }, [state.undo.length])

  function open(sentence: number): void {
    const line = document.getElementById(`sentence-${sentence}`)
    line?.scrollIntoView({ block: 'center' })
    line?.focus({ preventScroll: true })
  }

  return (
    <div className={styles['review']}>
      <header className={styles['head']}>
        <h1>{toTitle(take)}</h1>
        <Link href="/practice" className={`${buttonClass()} ${styles['again']}`}>
          {take.source === 'sample' ? 'Practise your own' : 'Practise again'}
        </Link>
        <p className={styles['facts']}>
          {take.source === 'sample' ? 'A sample, spoken by a machine' : toDateText(take.createdAtMs)} · “
          {take.prompt}”
          {take.session ? (
            <>
              {' · '}
              <Link href={`/sessions/${take.session.id}`}>
                question {take.session.index + 1} of {take.session.count}
              </Link>
            </>
          ) : null}
        </p>
      </header>
      {take.source === 'spoken' ? (
        <Reflection
          reflection={take.reflection}
          onReflect={(reflection) => void review.reflect(reflection)}
        />
      ) : null}
      {report && take.again ? (
        <VerdictNote again={take.again} report={report} player={player} onOpen={open} />
      ) : null}
      {report && !isDrill ? (
        <First
          report={report}
          player={player}
          onOpen={open}
          onDismiss={(line) => void review.correct({ name: 'dismiss', kind: 'keep', ...quotedOf(line) })}
          onPick={(part) => setPicking({ name: 'part', part })}
        />
      ) : null}
      {audio && take.duration !== null ? (
        <Playback
          take={{ ...take, duration: take.duration }}
          audio={audio}
          report={report}
          player={player}
          onPlayer={setPlayer}
          isAsked={isAsked}
          isPaced={isSoundTold}
        />
      ) : null}
      {report ? (
        <div className={styles['columns']}>
          <Transcript
            report={report}
            comments={comments}
            player={player}
            picking={picking ? toPickingText(picking) : null}
            isAsked={isAsked}
            onAsk={setIsAsked}
            onPicked={(sentence) => {
              if (picking) void review.correct({ ...picking, sentence })
              setPicking(null)
            }}
            onCancelPick={() => setPicking(null)}
            onCorrect={(correction) => void review.correct(correction)}
            onRewrite={(sentence, text) => void review.rewrite(sentence, text)}
            onJoin={(sentence) => void review.joinNext(sentence)}
          />
          {isDrill ? null : (
            <ArcList
              arc={report.arc}
              onPick={(part) => setPicking({ name: 'part', part })}
              onAnswer={(part, answer) => void review.correct({ name: 'answer', part, answer })}
              onOpen={open}
              onDrill={
                take.source === 'sample'
                  ? null
                  : (part) => startDrill(toPartDrill(take.id, part), take.storyId)
              }
            />
          )}
        </div>
      ) : (
        <Unwritten takeId={take.id} />
      )}
      {notes ? (
        <InterviewerNotes
          notes={notes}
          onOpen={open}
          onDismiss={(note) => void review.correct({ name: 'dismiss', kind: 'note', ...quotedOf(note) })}
        />
      ) : null}
      {report && !isDrill ? (
        <Values
          values={level === 'staff' ? [...values, BEYOND_TEAM] : values}
          sentences={report.sentences}
          corrections={take.corrections}
          onPick={(value) => setPicking({ name: 'value', value })}
          onOpen={open}
        />
      ) : null}
      {report && !isDrill && take.source !== 'sample' ? (
        <StoryOf take={take} report={report} onTells={(storyId) => void review.tells(storyId)} />
      ) : null}
      {take.source !== 'sample' && !isDrill ? (
        <People
          take={take}
          report={report}
          player={player}
          onOpen={open}
          onReceive={(file) => review.receive(file)}
          onRemove={(id) => void review.removeFeedback(id)}
        />
      ) : null}
      {report ? <AgainWays take={take} report={report} /> : null}
      <Drills takeId={take.id} />
      {report && !isDrill && take.source !== 'sample' ? (
        <Compare take={take} report={report} player={player} onOpen={open} />
      ) : null}
      {report && !isDrill ? (
        <Specifics
          specifics={report.specifics}
          onOpen={open}
          onDismiss={(quotation) =>
            void review.correct({ name: 'dismiss', kind: 'specific', ...quotedOf(quotation) })
          }
        />
      ) : null}
      {time ? <TimeSpent time={time} onOpen={open} /> : null}
      {report?.sound && isSoundTold ? (
        <Sound
          sound={report.sound}
          sentences={report.sentences}
          usual={usual}
          player={player}
          onHide={() => settings.change({ sound: false })}
        />
      ) : null}
      {report ? <TakeAway take={take} report={report} audio={audio} /> : null}
      {report && take.peaks.length > 0 && (take.source === 'spoken' || take.source === 'imported') ? (
        <BetterModel />
      ) : null}
      {state.unsaved ? <FailureNotice code={state.unsaved} /> : null}
      {state.unjudged ? <FailureNotice code={state.unjudged} /> : null}
      {state.undo.length > 0 ? (
        <UndoBar button={undo} onUndo={() => void review.undo()}>
          <span>{state.unsaved ? 'Changed on this screen only.' : 'Changed, and kept.'}</span>
          {state.term ? <TermOffer term={state.term} onUsed={() => void review.replaceTerms()} /> : null}
        </UndoBar>
      ) : null}
    </div>
  )
}

import { useState } from 'react'
import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import { toDrillQuestion } from '../../../core/report/advice.ts'
import { MOST_PINS, MOST_ROUNDS, toAgain } from '../../../core/report/again.ts'
import type { ArcPart } from '../../../core/arc.ts'
import { findPrompt, PROMPTS } from '../../../core/prompts.ts'
import type { Report } from '../../../core/report/report.ts'
import type { Take } from '../../../core/take.ts'
import { useApp } from '../../app-context.ts'
import { Button } from '../../button.tsx'
import styles from './again.module.css'
import { DRILL_LIMIT, useDrill } from './use-drill.ts'

/** The way on from a report: the one question alone, then the whole answer again, with a few own words in sight. */
export function AgainWays({ take, report }: { take: Take; report: Report }) {
  const { practice, settings } = useApp()
  const [, navigate] = useLocation()
  const chosen = useStore(settings.store)
  const startDrill = useDrill()
  const [pins, setPins] = useState<readonly string[]>([])
  if (take.source === 'sample') return null
  const isDrill = take.again?.name === 'drill'
  // Of an answer to one question alone nothing else is asked.
  const next = take.again && isDrill ? take.again : toAgain(take.id, 'retake', report, take.again)
  const isStale = !isDrill && next.round > MOST_ROUNDS && report.advice.kind !== 'nothing'
  const prompt = isDrill ? PROMPTS[0].text : take.prompt

  function retake(text: string): void {
    void practice.start([{ text }], chosen, {
      again: { ...next, name: 'retake', pins: [...pins] },
      storyId: take.storyId,
    })
    navigate('/practice')
  }
  function drill(part: ArcPart): void {
    const round = isDrill ? next.round + 1 : next.round
    startDrill(
      { ...next, name: 'drill', question: toDrillQuestion(part, round - 1), round, pins: [] },
      take.storyId,
    )
  }

  const asked = findPrompt(prompt)
  const other = PROMPTS.find(({ id }) => id !== asked.id) ?? PROMPTS[0]
  /** The same question as another interviewer would put it. */
  const rephrased = [asked.text, ...asked.phrasings].find((text) => text !== prompt)
  return (
    <section className={`${styles['again']} screen-only`} aria-labelledby="again">
      <h2 id="again">Again</h2>
      {isStale ? (
        <>
          <p>
            Twice is enough for one thing today. Hear the question in other words, try the story on another
            one, or stop here and come back.
          </p>
          <div className={styles['ways']}>
            {rephrased ? (
              <Button looks={['small']} onClick={() => retake(rephrased)}>
                Answer “{rephrased}”
              </Button>
            ) : null}
            <Button looks={['small']} onClick={() => retake(other.text)}>
              Try it on “{other.text}”
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>{toInvitation(next.part, isDrill)}</p>
          <PinPicker report={report} pins={pins} onChange={setPins} />
          <div className={styles['ways']}>
            {next.part ? (
              <Button
                looks={isDrill ? ['small'] : ['small', 'primary']}
                onClick={() => next.part && drill(next.part)}
              >
                {isDrill ? 'Ask me in other words' : 'Answer this alone'}
              </Button>
            ) : null}
            <Button looks={isDrill ? ['small', 'primary'] : ['small']} onClick={() => retake(prompt)}>
              Tell it again
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

function toInvitation(part: ArcPart | null, isDrill: boolean): string {
  if (isDrill) return 'Now tell the whole story again, with this in its place.'
  return part
    ? `Answer that one question alone first, aloud, in ${DRILL_LIMIT} seconds. Then tell the whole story again.`
    : 'Tell it once more, with that one thing in mind.'
}

interface PinPickerProps {
  report: Report
  pins: readonly string[]
  onChange: (pins: readonly string[]) => void
}

/** Own words to have in sight during the retake: from the line to keep and those around the gap, six at most. */
function PinPicker({ report, pins, onChange }: PinPickerProps) {
  const lines = [report.keep?.sentence, report.advice.after].flatMap((index) =>
    index === undefined || index === null ? [] : [report.sentences[index]?.text ?? ''],
  )
  const words = [...new Set(lines.join(' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’-]{3,}/gu) ?? [])].slice(0, 24)
  if (words.length === 0) return null
  return (
    <details>
      <summary>Keep up to {MOST_PINS} of your own words in sight</summary>
      <div className={styles['words']} role="group" aria-label="Words to keep in sight">
        {words.map((word) => {
          const isPinned = pins.includes(word)
          return (
            <button
              key={word}
              type="button"
              className={styles['word']}
              aria-pressed={isPinned}
              disabled={!isPinned && pins.length >= MOST_PINS}
              onClick={() => onChange(isPinned ? pins.filter((pin) => pin !== word) : [...pins, word])}
            >
              {word}
            </button>
          )
        })}
      </div>
    </details>
  )
}

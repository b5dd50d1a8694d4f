import { type ReactNode, useState } from 'react'
import type { ReportSentence } from '../../../core/report/report.ts'
import { SOUND_LIMITS } from '../../../core/report/sound-limits.ts'
import type { Pace, Sound as SoundFacts, SoundFinding } from '../../../core/report/sound.ts'
import type { Span } from '../../../core/words.ts'
import { Button, linkClass } from '../../button.tsx'
import { toClock } from '../../../core/time-text.ts'
import { PART_NAMES } from '../../../core/part-names.ts'
import { Fold } from '../fold.tsx'
import { toPaceWords } from '../recording/pace-lane.tsx'
import type { Player } from '../recording/player.ts'
import styles from './sound.module.css'

interface SoundProps {
  sound: SoundFacts
  sentences: readonly ReportSentence[]
  /** Words a minute in earlier takes; null where there are none. */
  usual: number | null
  player: Player | null
  /** The speaker never wants to see this again. */
  onHide: () => void
}

/** How it sounded, folded: facts that can be heard, never a verdict. */
export function Sound({ sound, sentences, usual, player, onHide }: SoundProps) {
  const { pace, findings, pauses, hesitations, clusters } = sound
  const isNoisy = pace.name === 'too-noisy'
  const [isFillersAsked, setIsFillersAsked] = useState(false)
  return (
    <Fold title="How it sounded" isCard>
      <p>{toPaceText(pace, usual)}</p>
      {findings.map((finding) => (
        <Finding key={finding.name} start={finding.start} player={player}>
          {toFindingText(finding, sentences[finding.sentence]?.text ?? '')}
        </Finding>
      ))}
      {(pace.name === 'known' ? pace.sentences : []).map(({ sentence, ratio, start }) => (
        <Finding key={sentence} start={start} player={player}>
          {ratio > 1 ? 'Fastest' : 'Slowest'}: “{sentences[sentence]?.text}”, {toPaceWords(ratio)}.
        </Finding>
      ))}
      {isNoisy ? null : (
        <Moments
          moments={pauses}
          none="No pause of more than 1.5 seconds."
          some={(count) => `${count === 1 ? 'One pause' : `${count} pauses`} of more than 1.5 seconds.`}
          player={player}
        />
      )}
      <p className={styles['note']}>
        Nothing is wrong with a pause: it often helps the listener. Play one to hear how it comes across. This
        section can be shown and hidden in Settings.
      </p>
      <div className={styles['ways']}>
        {isNoisy ? null : (
          <Button
            looks={['small', 'quiet']}
            aria-expanded={isFillersAsked}
            onClick={() => setIsFillersAsked(!isFillersAsked)}
          >
            Fillers
          </Button>
        )}
        <Button looks={['small', 'quiet']} onClick={onHide}>
          Don’t show this again
        </Button>
      </div>
      {isFillersAsked ? (
        <>
          <Moments
            moments={hesitations}
            none="I heard no fillers or hesitations; I may have missed some."
            some={(count) =>
              `At least ${count === 1 ? 'one filler or hesitation' : `${count} fillers or hesitations`}.`
            }
            player={player}
          />
          {clusters.map(({ start }) => (
            <Finding key={start} start={start} player={player}>
              {SOUND_LIMITS.cluster.fillers} or more stand close together here. Listeners tend to hear
              somebody who looks for words; a silent breath in their place is hardly noticed.
            </Finding>
          ))}
        </>
      ) : null}
    </Fold>
  )
}

function toPaceText(pace: Pace, usual: number | null): string {
  if (pace.name !== 'known')
    return pace.name === 'too-noisy'
      ? 'The room was too loud for me to tell pauses and pace.'
      : 'There is not enough speech here to tell its pace.'
  const own = `About ${toTens(pace.wordsPerMinute)} words a minute, pauses left out`
  return usual === null ? `${own}.` : `${own}; in earlier takes about ${toTens(usual)}.`
}

/** Edges of speech are good to about one word in twenty. */
const toTens = (words: number): number => Math.round(words / 10) * 10

function toFindingText(finding: SoundFinding, text: string): string {
  if (finding.name === 'rushes')
    return `“${PART_NAMES[finding.part]}” goes by about ${Math.round((finding.ratio - 1) * 20) * 5} % faster than the rest, most of all “${text}” Listeners tend to miss what goes by fast. If it matters to you, try telling it as if for the first time.`
  return `About ${Math.round(finding.seconds)} s of silence comes before “${text}” Listeners tend to remember what follows a pause. It works; keep it.`
}

interface MomentsProps {
  moments: readonly Span[]
  none: string
  some: (count: number) => string
  player: Player | null
}

function Moments({ moments, none, some, player }: MomentsProps) {
  if (moments.length === 0) return <p>{none}</p>
  return (
    <div>
      <p>{some(moments.length)}</p>
      <ul className={styles['moments']}>
        {moments.map(({ start }) => (
          <li key={start}>
            <Moment start={start} player={player} />
          </li>
        ))}
      </ul>
    </div>
  )
}

interface FindingProps {
  start: number
  player: Player | null
  children: ReactNode
}

function Finding({ start, player, children }: FindingProps) {
  return (
    <p>
      {children} <Moment start={start} player={player} />
    </p>
  )
}

function Moment({ start, player }: { start: number; player: Player | null }) {
  return (
    <button
      type="button"
      className={linkClass}
      aria-label={`Hear it at ${toClock(start)}`}
      onClick={() => player?.play(Math.max(0, start - LEAD))}
    >
      {toClock(start)}
    </button>
  )
}

/** A moment is heard with what leads up to it, in seconds. */
const LEAD = 2

import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { compareTakes } from '../../../core/report/comparison.ts'
import type { Report } from '../../../core/report/report.ts'
import { findPrompt } from '../../../core/prompts.ts'
import type { Take } from '../../../core/take.ts'
import { toDateText } from '../../clock-text.ts'
import { toTitle } from '../../takes/take-title.ts'
import { useTakes } from '../../use-takes.ts'
import styles from './again.module.css'
import { Comparison } from './comparison.tsx'
import type { Player } from '../recording/player.ts'
import { EarlierAbsent } from './earlier-absent.tsx'
import { useEarlierTake } from './use-earlier-take.ts'

interface CompareProps {
  take: Take
  report: Report
  player: Player | null
  onOpen: (sentence: number) => void
}

/** Compares a take with an earlier one of the same story, to the same question, or with the one that it was made after. */
export function Compare({ take, report, player, onOpen }: CompareProps) {
  const [chosen, setChosen] = useState(take.again?.name === 'retake' ? take.again.of : '')
  const earlier = useTakes().filter(isEarlier)
  if (earlier.length === 0) return null

  function isEarlier(other: Take): boolean {
    return (
      other.id !== take.id &&
      other.createdAtMs <= take.createdAtMs &&
      other.transcript.name === 'written' &&
      other.again?.name !== 'drill' &&
      (findPrompt(other.prompt).id === findPrompt(take.prompt).id ||
        other.id === take.again?.of ||
        (take.storyId !== undefined && other.storyId === take.storyId))
    )
  }
  return (
    <div className={`${styles['again']} screen-only`}>
      <label className={styles['choice']}>
        Compare with
        <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">no other take</option>
          {earlier.map((other) => (
            <option key={other.id} value={other.id}>
              {toTitle(other)}, {toDateText(other.createdAtMs)}
            </option>
          ))}
        </select>
      </label>
      {earlier.some(({ id }) => id === chosen) ? (
        <Compared key={chosen} takeId={chosen} report={report} player={player} onOpen={onOpen} />
      ) : null}
    </div>
  )
}

function Compared({ takeId, report, player, onOpen }: Omit<CompareProps, 'take'> & { takeId: string }) {
  const [, navigate] = useLocation()
  const { state, play } = useEarlierTake(takeId)
  const before = state.name === 'open' ? state.report : null
  const comparison = useMemo(() => (before ? compareTakes(report, before) : null), [report, before])
  if (!comparison) return <EarlierAbsent state={state} />
  return (
    <Comparison
      comparison={comparison}
      onOpenNow={onOpen}
      onOpenBefore={() => navigate(`/takes/${takeId}`)}
      onPlayNow={player ? (start) => player.play(start) : null}
      onPlayBefore={play}
    />
  )
}

import { Pause, Play } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Report } from '../../core/report.ts'
import type { Take } from '../../core/take.ts'
import { Button } from '../button.tsx'
import { toClock } from '../clock-text.ts'
import { useKeys } from '../use-keys.ts'
import { PartStrip } from './part-strip.tsx'
import styles from './playback.module.css'
import type { Player } from './player.ts'
import { Waveform } from './waveform.tsx'

const RATES = [0.75, 1, 1.25, 1.5, 2]
const STEP = 3

interface PlaybackProps {
  take: Take & { duration: number }
  audio: Blob
  report: Report | null
  player: Player | null
  onPlayer: (player: Player | null) => void
}

/** The recording with its parts: play, pause, seek, and the time against the limit. */
export function Playback({ take, audio, report, player, onPlayer }: PlaybackProps) {
  const [isPlaying, setIsPlaying] = useState(false)
  const [rate, setRate] = useState(1)
  const clock = useRef<HTMLSpanElement>(null)
  const ready = useCallback(
    (created: Player | null) => {
      setIsPlaying(false)
      onPlayer(created)
    },
    [onPlayer],
  )

  useEffect(() => player?.onPlaying(setIsPlaying), [player])
  useEffect(
    () =>
      player?.listen((seconds) => {
        if (clock.current) clock.current.textContent = toClock(seconds)
      }),
    [player],
  )
  useEffect(() => player?.setRate(rate), [player, rate])
  useKeys({
    ' ': () => player?.toggle(),
    ArrowLeft: () => player?.seek(Math.max(0, player.time() - STEP)),
    ArrowRight: () => player?.seek(Math.min(take.duration, player.time() + STEP)),
  })

  return (
    <section className={styles['playback']} aria-label="Recording">
      <Waveform
        audio={audio}
        peaks={take.peaks}
        duration={take.duration}
        limit={take.limit}
        regions={report?.regions ?? NONE}
        onPlayer={ready}
      />
      {report ? (
        <PartStrip
          regions={report.regions}
          duration={take.duration}
          onSeek={(start) => player?.seek(start)}
        />
      ) : null}
      <div className={styles['controls']}>
        <Button
          looks={['icon', 'primary']}
          aria-label={isPlaying ? 'Pause' : 'Play'}
          onClick={() => player?.toggle()}
        >
          {isPlaying ? (
            <Pause size={20} fill="currentColor" aria-hidden="true" />
          ) : (
            <Play size={20} fill="currentColor" aria-hidden="true" />
          )}
        </Button>
        <p className={styles['time']}>
          <span ref={clock}>0:00</span> / {toClock(take.duration)}
        </p>
        <p className={styles['limit']}>
          {take.duration > take.limit
            ? `${toClock(take.duration - take.limit)} over ${toClock(take.limit)}`
            : `within ${toClock(take.limit)}`}
        </p>
        <label className={styles['rate']}>
          Speed
          <select value={rate} onChange={(event) => setRate(Number(event.target.value))}>
            {RATES.map((it) => (
              <option key={it} value={it}>
                {it}×
              </option>
            ))}
          </select>
        </label>
      </div>
    </section>
  )
}

const NONE: Report['regions'] = []

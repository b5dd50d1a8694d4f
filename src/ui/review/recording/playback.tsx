import { Keyboard, Pause, Play, Repeat, ZoomIn, ZoomOut } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ARC } from '../../../core/arc.ts'
import {
  type Landmark,
  toLandmarks,
  toNext,
  toPrevious,
  toRegionAt,
  toRegionOf,
  toRepeat,
} from '../../../core/report/landmarks.ts'
import { type Region, type Report, toAnswered } from '../../../core/report/report.ts'
import type { Take } from '../../../core/take.ts'
import { Button } from '../../button.tsx'
import { toClock } from '../../../core/time-text.ts'
import { PART_NAMES } from '../../../core/part-names.ts'
import { useKeys } from '../../use-keys.ts'
import { KeysHelp } from './keys-help.tsx'
import { PaceLane } from './pace-lane.tsx'
import { LimitLine, PartStrip, Sign, SignStrip } from './part-strip.tsx'
import styles from './playback.module.css'
import type { Player } from './player.ts'
import { RecordingList } from './recording-list.tsx'
import { Waveform } from './waveform.tsx'

const RATES = [0.75, 1, 1.25, 1.5, 2]

/** The arrows move by so much, in seconds. */
const STEP = 3

/** To come back to a landmark while it plays one needs so long, in seconds. */
const GRACE = 1

/** The closest look has so many seconds in the window. */
const CLOSEST = 5

interface PlaybackProps {
  take: Take & { duration: number }
  audio: Blob
  report: Report | null
  player: Player | null
  /** The judge's marks were asked for; the user's own are always shown. */
  isAsked: boolean
  /** How it sounded is told. */
  isPaced: boolean
  onPlayer: (player: Player | null) => void
}

/** The recording with its parts: play, pause, seek, repeat, look closer, and the time against the limit. */
export function Playback({ take, audio, report, player, isAsked, isPaced, onPlayer }: PlaybackProps) {
  const { duration, limit } = take
  const answered = toAnswered(take) ?? duration
  const overtime = useMemo(
    () => (answered > limit ? { start: limit, end: answered } : null),
    [answered, limit],
  )
  const regions = report?.regions ?? NO_REGIONS
  const landmarks = useMemo(() => (report ? toLandmarks(report, isAsked) : NO_LANDMARKS), [report, isAsked])
  const [isPlaying, setIsPlaying] = useState(false)
  const [rate, setRate] = useState(1)
  const [zoom, setZoom] = useState(1)
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  const repeat = useRepeat(player, isPlaying, regions, duration)
  const clock = useClock(player)
  const ready = useCallback(
    (created: Player | null) => {
      setIsPlaying(false)
      onPlayer(created)
    },
    [onPlayer],
  )

  useEffect(() => player?.onPlaying(setIsPlaying), [player])
  useEffect(() => player?.setRate(rate), [player, rate])

  const canCloser = duration / (zoom * 2) >= CLOSEST
  const closer = (): void => (canCloser ? setZoom(zoom * 2) : undefined)
  const wider = (): void => setZoom(Math.max(1, zoom / 2))
  const seek = (place: { start: number } | null): void => (place ? player?.seek(place.start) : undefined)
  const time = (): number => player?.time() ?? 0
  useKeys({
    ' ': () => player?.toggle(),
    ArrowLeft: () => player?.seek(Math.max(0, time() - STEP)),
    ArrowRight: () => player?.seek(Math.min(duration, time() + STEP)),
    ...Object.fromEntries(
      ARC.map((part, at) => [`${at + 1}`, () => seek(toRegionOf(regions, part, time()))]),
    ),
    '[': () => seek(toPrevious(landmarks, time(), isPlaying ? GRACE : 0)),
    ']': () => seek(toNext(landmarks, time())),
    '+': closer,
    '=': closer,
    '-': wider,
    '?': () => setIsHelpOpen(true),
  })

  return (
    <section className={`${styles['playback']} screen-only`} aria-label="Recording">
      <Waveform
        audio={audio}
        peaks={take.peaks}
        duration={duration}
        overtime={overtime}
        regions={regions}
        zoom={zoom}
        onPlayer={ready}
      >
        {report ? (
          <>
            <PartStrip
              regions={regions}
              repeated={repeat.region}
              duration={duration}
              onSeek={(start) => player?.seek(start)}
            />
            {isPaced && report.sound?.pace.name === 'known' ? (
              <PaceLane regions={report.sound.pace.regions} duration={duration} />
            ) : null}
            <SignStrip landmarks={landmarks} duration={duration} onSeek={(start) => player?.seek(start)} />
          </>
        ) : null}
        {answered > limit ? <LimitLine limit={limit} duration={duration} /> : null}
      </Waveform>
      <Legend landmarks={landmarks} isPaced={isPaced && isPaceDrawn(report)} />
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
          <span ref={clock}>0:00</span> / {toClock(duration)}
        </p>
        <p className={styles['limit']}>
          {answered > limit
            ? `${toClock(answered - limit)} over ${toClock(limit)}`
            : `within ${toClock(limit)}`}
        </p>
        <div className={styles['tools']}>
          {regions.length > 0 ? (
            <Button looks={['small']} aria-pressed={repeat.isOn} onClick={repeat.toggle}>
              <Repeat size={16} aria-hidden="true" />
              Repeat this part
            </Button>
          ) : null}
          <Button
            looks={['icon']}
            aria-label="Wider"
            title="Wider"
            aria-disabled={zoom === 1}
            onClick={wider}
          >
            <ZoomOut size={18} aria-hidden="true" />
          </Button>
          <Button
            looks={['icon']}
            aria-label="Closer"
            title="Closer"
            aria-disabled={!canCloser}
            onClick={closer}
          >
            <ZoomIn size={18} aria-hidden="true" />
          </Button>
          <Button looks={['icon']} aria-label="Keys" title="Keys" onClick={() => setIsHelpOpen(true)}>
            <Keyboard size={18} aria-hidden="true" />
          </Button>
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
        <p role="status" className={styles['repeating']}>
          {repeat.isOn ? toRepeatText(repeat.region) : ''}
        </p>
      </div>
      {report ? (
        <RecordingList
          report={report}
          limit={limit}
          duration={answered}
          isAsked={isAsked}
          isPaced={isPaced}
          onPlay={(from) => player?.play(from)}
        />
      ) : null}
      {isHelpOpen ? <KeysHelp onClose={() => setIsHelpOpen(false)} /> : null}
    </section>
  )
}

/** What the signs below the wave stand for, where there are any. */
function Legend({ landmarks, isPaced }: { landmarks: readonly Landmark[]; isPaced: boolean }) {
  if (landmarks.length === 0 && !isPaced) return null
  const has = (name: Landmark['name']): boolean => landmarks.some((landmark) => landmark.name === name)
  return (
    <p className={styles['legend']} aria-hidden="true">
      {has('mark') ? (
        <span>
          <Sign name="mark" /> a line to listen to
        </span>
      ) : null}
      {has('pause') ? (
        <span>
          <Sign name="pause" /> a pause of 1.5 s and more
        </span>
      ) : null}
      {isPaced ? <span>blocks: how fast each part was told, beside the whole take</span> : null}
    </p>
  )
}

const isPaceDrawn = (report: Report | null): boolean =>
  report?.sound?.pace.name === 'known' && report.sound.pace.regions.some(({ ratio }) => ratio !== null)

const toRepeatText = (repeated: Region | null): string =>
  repeated
    ? `Repeating “${PART_NAMES[repeated.part]}”, ${toClock(repeated.start)} to ${toClock(repeated.end)}.`
    : 'The next part that plays is repeated.'

/** Repeats the region that plays when it is switched on, or the one where the user goes meanwhile. */
function useRepeat(player: Player | null, isPlaying: boolean, regions: readonly Region[], duration: number) {
  const [isOn, setIsOn] = useState(false)
  const [region, setRegion] = useState<Region | null>(null)
  const plays = useRef(isPlaying)
  useEffect(() => {
    plays.current = isPlaying
  })
  useEffect(() => {
    if (!player || !isOn) return
    let from = player.time()
    let repeated = toRegionAt(regions, from)
    return player.listen((to) => {
      const next = toRepeat(regions, repeated, { from, to, duration })
      from = to
      repeated = next.region
      setRegion(repeated)
      if (next.back && plays.current && repeated) player.play(repeated.start)
    })
  }, [player, isOn, regions, duration])
  const toggle = (): void => {
    setIsOn(!isOn)
    setRegion(player ? toRegionAt(regions, player.time()) : null)
  }
  return { isOn, region: isOn ? region : null, toggle }
}

/** Where the playback is, written outside of React. */
function useClock(player: Player | null) {
  const clock = useRef<HTMLSpanElement>(null)
  useEffect(
    () =>
      player?.listen((seconds) => {
        const text = toClock(seconds)
        if (clock.current && clock.current.textContent !== text) clock.current.textContent = text
      }),
    [player],
  )
  return clock
}

const NO_REGIONS: Report['regions'] = []
const NO_LANDMARKS: Landmark[] = []

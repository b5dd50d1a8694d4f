import { type ReactNode, useEffect, useRef } from 'react'
import WaveSurfer from 'wavesurfer.js'
import Regions from 'wavesurfer.js/plugins/regions'
import type { Span } from '../../../core/words.ts'
import type { Region } from '../../../core/report/report.ts'
import type { Player } from './player.ts'
import styles from './waveform.module.css'

/** The content policy holds the hash of wavesurfer's style at this height. */
const HEIGHT = 112

/** The playback that has left the picture comes back so far from its left edge, as a share of the width. */
const LEAD_IN = 0.1

/** After the reader moved the picture, it stays where they put it. */
const READING_MS = 4000

interface WaveformProps {
  audio: Blob
  peaks: readonly number[]
  duration: number
  /** What was spoken after the limit, in seconds; null where nothing was. */
  overtime: Span | null
  regions: readonly Region[]
  /** How many times wider than the window onto it. */
  zoom: number
  onPlayer: (player: Player | null) => void
  /** What lies below the wave, as wide as the recording: it scrolls, and the wave with it. */
  children: ReactNode
}

/** The recording, drawn from its peaks, with a region a part, the limit as a line and what goes over it shaded. */
export function Waveform({
  audio,
  peaks,
  duration,
  overtime,
  regions,
  zoom,
  onPlayer,
  children,
}: WaveformProps) {
  const box = useRef<HTMLDivElement>(null)
  const strip = useRef<HTMLDivElement>(null)
  const drawn = useRef<{
    wave: WaveSurfer
    plugin: ReturnType<typeof Regions.create>
    view: ReturnType<typeof openView>
  }>(null)

  useEffect(() => {
    if (!box.current || !strip.current) return
    const url = URL.createObjectURL(audio)
    const plugin = Regions.create()
    const wave = WaveSurfer.create({
      container: box.current,
      height: HEIGHT,
      peaks: [[...peaks]],
      duration,
      url,
      normalize: true,
      barWidth: 2,
      barGap: 1,
      barRadius: 2,
      cursorWidth: 2,
      dragToSeek: true,
      autoScroll: false,
      ...toColours(box.current),
      plugins: [plugin],
    })
    const view = openView(wave, box.current, strip.current, duration)
    drawn.current = { wave, plugin, view }
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    const recolour = (): void => {
      if (box.current) wave.setOptions(toColours(box.current))
    }
    scheme.addEventListener('change', recolour)
    onPlayer(toPlayer(wave))
    return () => {
      onPlayer(null)
      scheme.removeEventListener('change', recolour)
      drawn.current = null
      view.close()
      wave.destroy()
      URL.revokeObjectURL(url)
    }
  }, [audio, peaks, duration, onPlayer])

  useEffect(() => {
    if (!drawn.current) return
    const { wave, plugin } = drawn.current
    const draw = (): void => {
      plugin.clearRegions()
      for (const { part, start, end } of regions) plugin.addRegion(toRegion(start, end, part, 18))
      if (!overtime) return
      plugin.addRegion(toRegion(overtime.start, overtime.end, 'warn', 25))
      plugin.addRegion(toRegion(overtime.start, overtime.start, 'warn', 100))
    }
    // A region that is added before the wave knows its length is drawn at its beginning.
    if (wave.getDecodedData()) draw()
    return wave.on('ready', draw)
  }, [regions, audio, peaks, overtime, onPlayer])

  useEffect(() => drawn.current?.view.zoom(zoom), [zoom, audio, peaks, duration, onPlayer])

  return (
    <div className={styles['picture']}>
      <div ref={box} className={styles['wave']} role="img" aria-label="Waveform of the recording" />
      <div ref={strip} className={styles['below']}>
        <div className={styles['whole']} style={{ width: `${zoom * 100}%` }}>
          {children}
        </div>
      </div>
    </div>
  )
}

/**
 * Keeps the wave in step with the strip below it, which is the one that scrolls, and both with the playback. Wavesurfer's
 * own scrolling would hide behind a picture that no key reaches, and would pull it back from a reader who looks ahead.
 */
function openView(wave: WaveSurfer, box: HTMLElement, strip: HTMLElement, duration: number) {
  let factor = 1
  let width = 0
  let left = 0
  let asked = 0
  let readerMs = -Infinity
  const place = (seconds: number): number => (seconds / duration) * width * factor
  const scrollTo = (pixels: number): void => {
    strip.scrollLeft = pixels
    asked = left = strip.scrollLeft
    wave.setScroll(left)
  }
  const draw = (): void => {
    if (!wave.getDecodedData()) return
    width = wave.getWidth()
    // Half a pixel less, which wavesurfer rounds up: both are exactly as wide.
    wave.zoom(factor === 1 ? 0 : (factor * width - 0.5) / duration)
    scrollTo(place(wave.getCurrentTime()) - width / 2)
  }
  const follow = (seconds: number): void => {
    if (factor === 1 || (place(seconds) >= left && place(seconds) <= left + width)) return
    scrollTo(place(seconds) - width * LEAD_IN)
  }
  const scroll = (): void => {
    left = strip.scrollLeft
    wave.setScroll(left)
    if (Math.abs(left - asked) > 1) readerMs = performance.now()
  }
  const turn = (event: WheelEvent): void => {
    const delta = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX
    if (factor === 1 || (Math.abs(delta) < Math.abs(event.deltaY) && !event.shiftKey)) return
    event.preventDefault()
    strip.scrollLeft += delta
  }
  const undos = [
    wave.on('ready', () => (factor > 1 ? draw() : undefined)),
    wave.on('resize', () => (factor > 1 ? draw() : undefined)),
    wave.on('seeking', follow),
    wave.on('timeupdate', (seconds) => {
      if (performance.now() - readerMs > READING_MS) follow(seconds)
    }),
  ]
  strip.addEventListener('scroll', scroll, { passive: true })
  box.addEventListener('wheel', turn, { passive: false })
  return {
    zoom(chosen: number): void {
      if (chosen === factor) return
      factor = chosen
      readerMs = -Infinity
      draw()
    },
    close(): void {
      undos.forEach((undo) => undo())
      strip.removeEventListener('scroll', scroll)
      box.removeEventListener('wheel', turn)
    },
  }
}

const toRegion = (start: number, end: number, colour: string, percent: number) => ({
  start,
  end,
  drag: false,
  resize: false,
  color: `color-mix(in srgb, var(--${colour}) ${percent}%, transparent)`,
})

function toColours(element: HTMLElement) {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  return { waveColor: read('--wave'), progressColor: read('--wave-played'), cursorColor: read('--accent') }
}

function toPlayer(wave: WaveSurfer): Player {
  return {
    toggle: () => void wave.playPause(),
    play: (from) => void wave.play(from),
    seek: (seconds) => wave.setTime(seconds),
    time: () => wave.getCurrentTime(),
    setRate: (rate) => wave.setPlaybackRate(rate),
    listen: (listener) => wave.on('timeupdate', listener),
    onPlaying(listener) {
      const undos = [
        wave.on('play', () => listener(true)),
        wave.on('pause', () => listener(false)),
        wave.on('finish', () => listener(false)),
      ]
      return () => undos.forEach((undo) => undo())
    },
  }
}

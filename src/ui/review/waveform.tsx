import { useEffect, useRef } from 'react'
import WaveSurfer from 'wavesurfer.js'
import Regions from 'wavesurfer.js/plugins/regions'
import type { Region } from '../../core/report.ts'
import type { Player } from './player.ts'
import styles from './waveform.module.css'

/** The content policy holds the hash of wavesurfer's style at this height. */
const HEIGHT = 112

interface WaveformProps {
  audio: Blob
  peaks: readonly number[]
  duration: number
  limit: number
  regions: readonly Region[]
  onPlayer: (player: Player | null) => void
}

/** The recording, drawn from its peaks, with a region a part and what goes over the limit shaded. */
export function Waveform({ audio, peaks, duration, limit, regions, onPlayer }: WaveformProps) {
  const box = useRef<HTMLDivElement>(null)
  const plugin = useRef<ReturnType<typeof Regions.create>>(null)

  useEffect(() => {
    if (!box.current) return
    const url = URL.createObjectURL(audio)
    const drawn = (plugin.current = Regions.create())
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
      ...toColours(box.current),
      plugins: [drawn],
    })
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    const recolour = (): void => {
      if (box.current) wave.setOptions(toColours(box.current))
    }
    scheme.addEventListener('change', recolour)
    onPlayer(toPlayer(wave))
    return () => {
      onPlayer(null)
      scheme.removeEventListener('change', recolour)
      plugin.current = null
      wave.destroy()
      URL.revokeObjectURL(url)
    }
  }, [audio, peaks, duration, onPlayer])

  useEffect(() => {
    const drawn = plugin.current
    if (!drawn) return
    drawn.clearRegions()
    for (const { part, start, end } of regions)
      drawn.addRegion({
        start,
        end,
        drag: false,
        resize: false,
        color: `color-mix(in srgb, var(--${part}) 20%, transparent)`,
      })
    if (duration > limit)
      drawn.addRegion({
        start: limit,
        end: duration,
        drag: false,
        resize: false,
        color: 'color-mix(in srgb, var(--warn) 25%, transparent)',
      })
  }, [regions, audio, peaks, duration, limit, onPlayer])

  return <div ref={box} className={styles['wave']} role="img" aria-label="Waveform of the recording" />
}

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

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
  const drawn = useRef<{ wave: WaveSurfer; plugin: ReturnType<typeof Regions.create> }>(null)

  useEffect(() => {
    if (!box.current) return
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
      ...toColours(box.current),
      plugins: [plugin],
    })
    drawn.current = { wave, plugin }
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
      if (duration > limit) plugin.addRegion(toRegion(limit, duration, 'warn', 25))
    }
    // A region that is added before the wave knows its length is drawn at its beginning.
    if (wave.getDecodedData()) draw()
    return wave.on('ready', draw)
  }, [regions, audio, peaks, duration, limit, onPlayer])

  return <div ref={box} className={styles['wave']} role="img" aria-label="Waveform of the recording" />
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

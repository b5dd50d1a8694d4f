import { make } from '../element.ts'
import type { Sound } from './sound.ts'

/** In pixels, as are all sizes here. */
const BAR = 2
const GAP = 1

/** Below the bars, where the comments are. */
const FOOT = 12

/** The recording as bars; pressing and dragging on it seeks. `toMoments` says where the comments are, in seconds. */
export function createWaveform(sound: Sound, peaks: readonly number[], toMoments: () => readonly number[]) {
  const canvas = make('canvas', { class: 'wave', role: 'img', 'aria-label': 'Waveform of the recording' })
  const loudest = Math.max(0.01, ...peaks)

  const draw = (): void => {
    const pen = canvas.getContext('2d')
    const { clientWidth: width, clientHeight: height } = canvas
    if (!pen || width === 0) return
    fit(canvas, pen)
    const [waiting, played, accent] = toColours(canvas)
    const toPlace = (seconds: number): number => Math.min(1, seconds / (sound.duration() || 1)) * width
    const reached = toPlace(sound.time())
    const middle = (height - FOOT) / 2
    const bars = Math.floor(width / (BAR + GAP))
    for (let bar = 0; bar < bars; bar++) {
      const left = bar * (BAR + GAP)
      const tall = Math.max(BAR, (toPeak(peaks, bar / bars, (bar + 1) / bars) / loudest) * (height - FOOT))
      pen.fillStyle = left < reached ? played : waiting
      pen.fillRect(left, middle - tall / 2, BAR, tall)
    }
    pen.fillStyle = accent
    pen.fillRect(Math.min(reached, width - BAR), 0, BAR, height - FOOT)
    for (const moment of toMoments()) {
      pen.beginPath()
      pen.arc(Math.max(4, Math.min(width - 4, toPlace(moment))), height - 4, 4, 0, Math.PI * 2)
      pen.fill()
    }
  }

  const seek = ({ clientX }: PointerEvent): void => {
    const { left, width } = canvas.getBoundingClientRect()
    sound.seek(((clientX - left) / width) * sound.duration())
  }
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId)
    seek(event)
  })
  canvas.addEventListener('pointermove', (event) => {
    if (canvas.hasPointerCapture(event.pointerId)) seek(event)
  })
  sound.listen(draw)
  new ResizeObserver(draw).observe(canvas)
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw)
  return { canvas, draw }
}

/** As many dots as the screen has, emptied; sizes stay those of the page. */
function fit(canvas: HTMLCanvasElement, pen: CanvasRenderingContext2D): void {
  const scale = window.devicePixelRatio
  const [width, height] = [Math.round(canvas.clientWidth * scale), Math.round(canvas.clientHeight * scale)]
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  pen.setTransform(scale, 0, 0, scale, 0, 0)
  pen.clearRect(0, 0, width, height)
}

function toColours(canvas: HTMLCanvasElement): [waiting: string, played: string, accent: string] {
  const style = getComputedStyle(canvas)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  return [read('--wave'), read('--wave-played'), read('--accent')]
}

/** The loudest of the peaks between two shares of the recording. */
function toPeak(peaks: readonly number[], from: number, to: number): number {
  const first = Math.floor(from * peaks.length)
  return Math.max(0, ...peaks.slice(first, Math.max(first + 1, Math.ceil(to * peaks.length))))
}

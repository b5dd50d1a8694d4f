import { useEffect, useRef } from 'react'
import type { Microphone } from '../../app/ports.ts'
import styles from './practice.module.css'

/** Bars on the screen, and how many of them a block of a tenth of a second makes. */
const BARS = 96
const BARS_PER_BLOCK = 2

/** The last seconds of what the microphone hears, drawn outside of React. */
export function LiveWave({ microphone }: { microphone: Microphone }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const bars = new Array<number>(BARS).fill(0)
    return microphone.listen((block) => {
      const length = Math.ceil(block.length / BARS_PER_BLOCK)
      for (let from = 0; from < block.length; from += length) {
        let peak = 0
        for (const sample of block.subarray(from, from + length)) peak = Math.max(peak, Math.abs(sample))
        bars.shift()
        bars.push(peak)
      }
      if (canvas.current) draw(canvas.current, bars)
    })
  }, [microphone])
  return <canvas ref={canvas} className={styles['wave']} role="img" aria-label="Your voice, live" />
}

function draw(canvas: HTMLCanvasElement, bars: readonly number[]): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const scale = window.devicePixelRatio
  const width = (canvas.width = canvas.clientWidth * scale)
  const height = (canvas.height = canvas.clientHeight * scale)
  context.fillStyle = getComputedStyle(canvas).color
  const step = width / bars.length
  bars.forEach((peak, index) => {
    const tall = Math.max(3 * scale, Math.min(1, Math.sqrt(peak)) * height)
    context.beginPath()
    context.roundRect(index * step, (height - tall) / 2, step * 0.6, tall, step * 0.3)
    context.fill()
  })
}

import type { SharedTake } from '../../core/portable/shared-take.ts'

/** The recording, as the page's parts use it. */
export interface Sound {
  /** Seconds, as far as they are known. */
  duration: () => number
  time: () => number
  isPlaying: () => boolean
  /** False as soon as the browser has said that it cannot play it. */
  isPlayable: () => boolean
  toggle: () => void
  pause: () => void
  seek: (seconds: number) => void
  play: (from: number) => void
  /** Told whenever something of the above has changed, and with every picture while it plays. */
  listen: (listener: () => void) => void
}

/** Opens the sound that a take carries; null where it carries none. */
export function openSound({ audio, duration }: SharedTake): Sound | null {
  if (!audio) return null
  const listeners: (() => void)[] = []
  const tell = (): void => listeners.forEach((listener) => listener())
  const element = new Audio()
  let isPlayable = true
  let ticking = 0
  const fail = (): void => {
    isPlayable = false
    tell()
  }
  const tick = (): void => {
    tell()
    ticking = requestAnimationFrame(tick)
  }
  element.addEventListener('play', () => {
    cancelAnimationFrame(ticking)
    tick()
  })
  element.addEventListener('pause', () => {
    cancelAnimationFrame(ticking)
    tell()
  })
  for (const name of ['seeked', 'ended', 'timeupdate', 'loadedmetadata']) element.addEventListener(name, tell)
  element.addEventListener('error', fail)
  try {
    element.src = URL.createObjectURL(toBlob(audio))
  } catch {
    isPlayable = false
  }

  // A recording whose length its file does not know has an endless one.
  const length = (): number => duration ?? (Number.isFinite(element.duration) ? element.duration : 0)
  const seek = (seconds: number): void => {
    element.currentTime = Math.max(0, Math.min(length(), seconds))
    tell()
  }
  const start = (): void => void element.play().catch(() => undefined)
  return {
    duration: length,
    time: () => element.currentTime,
    isPlaying: () => !element.paused,
    isPlayable: () => isPlayable,
    toggle: () => (element.paused ? start() : element.pause()),
    pause: () => element.pause(),
    seek,
    play(from) {
      seek(from)
      start()
    },
    listen: (listener) => void listeners.push(listener),
  }
}

/** The page's policy lets nothing be fetched, a `data:` address neither. */
function toBlob({ mimeType, base64 }: NonNullable<SharedTake['audio']>): Blob {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  // Only a kind of sound: of anything else the browser finds out itself.
  return new Blob([bytes], { type: /^(audio|video)\/[\w.+-]+/.test(mimeType) ? mimeType : '' })
}

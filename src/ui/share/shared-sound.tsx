import { useEffect, useRef } from 'react'
import type { SharedSound as Sound } from '../../app/sharing.ts'
import type { Span } from '../../core/words.ts'
import { Button } from '../button.tsx'
import { toClock } from '../../core/time-text.ts'
import { FailureNotice } from '../failure-notice.tsx'
import styles from './share-screen.module.css'

/** Seconds that are heard before and after a tone. */
const AROUND = 2

/** The tones, each to be heard before anybody else hears what is around it. */
export function SharedSound({ sound, onHeard }: { sound: Sound; onHeard: (beep: number) => void }) {
  if (sound.name === 'beeping') return <p role="status">Putting tones in the place of the names…</p>
  if (sound.name === 'failed') return <FailureNotice code={sound.code} />
  if (sound.name !== 'beeped') return null
  if (sound.beeps.length === 0)
    return (
      <p>I don’t find these names in what was written down. If they are said, leave the recording out.</p>
    )
  return <Beeps audio={sound.audio} beeps={sound.beeps} heard={sound.heard} onHeard={onHeard} />
}

interface BeepsProps {
  audio: Blob
  beeps: readonly Span[]
  heard: ReadonlySet<number>
  onHeard: (beep: number) => void
}

function Beeps({ audio, beeps, heard, onHeard }: BeepsProps) {
  const element = useRef<HTMLAudioElement>(null)
  const playing = useRef<number>(null)
  useEffect(() => {
    const player = new Audio(URL.createObjectURL(audio))
    element.current = player
    const follow = (): void => {
      const beep = playing.current === null ? undefined : beeps[playing.current]
      if (!beep || playing.current === null) return
      if (player.currentTime >= beep.end || player.ended) onHeard(playing.current)
      if (player.currentTime >= beep.end + AROUND) player.pause()
    }
    player.addEventListener('timeupdate', follow)
    player.addEventListener('ended', follow)
    return () => {
      player.pause()
      player.removeEventListener('timeupdate', follow)
      player.removeEventListener('ended', follow)
      URL.revokeObjectURL(player.src)
      element.current = null
    }
  }, [audio, beeps, onHeard])

  function play(index: number): void {
    const player = element.current
    if (!player) return
    playing.current = index
    player.currentTime = Math.max(0, (beeps[index]?.start ?? 0) - AROUND)
    void player.play()
  }

  const left = beeps.filter((_, index) => !heard.has(index)).length
  return (
    <section className={styles['group']} aria-labelledby="beeps">
      <h2 id="beeps">Hear each tone once</h2>
      <p role="status">
        {left === 0
          ? 'You have heard all of them. The page can be saved.'
          : `Is the name gone, and nothing else? ${left === 1 ? 'One is' : `${left} are`} still to hear before the page can be saved.`}
      </p>
      <ol className={styles['names']}>
        {beeps.map((beep, index) => (
          <li key={beep.start}>
            <Button looks={['small']} onClick={() => play(index)}>
              {heard.has(index) ? '✓ ' : ''}Hear the tone at {toClock(beep.start)}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  )
}

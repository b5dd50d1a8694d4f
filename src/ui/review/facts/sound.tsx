import type { Sound as SoundFacts } from '../../../core/report/report.ts'
import type { Span } from '../../../core/words.ts'
import { linkClass } from '../../button.tsx'
import { Fold } from '../fold.tsx'
import { toClock } from '../../clock-text.ts'
import type { Player } from '../recording/player.ts'
import styles from './sound.module.css'

/** How it sounded, folded: facts that can be heard, never a verdict. */
export function Sound({ sound, player }: { sound: SoundFacts; player: Player | null }) {
  return (
    <Fold title="How it sounded" isCard>
      <Moments
        moments={sound.pauses}
        none="No pause of more than 1.5 seconds."
        some={(count) => `${count === 1 ? 'One pause' : `${count} pauses`} of more than 1.5 seconds.`}
        player={player}
      />
      <Moments
        moments={sound.hesitations}
        none="I heard no fillers or hesitations; I may have missed some."
        some={(count) =>
          `At least ${count === 1 ? 'one filler or hesitation' : `${count} fillers or hesitations`}.`
        }
        player={player}
      />
      <p className={styles['note']}>
        Nothing is wrong with a pause: it often helps the listener. Play one to hear how it comes across.
      </p>
    </Fold>
  )
}

interface MomentsProps {
  moments: readonly Span[]
  none: string
  some: (count: number) => string
  player: Player | null
}

function Moments({ moments, none, some, player }: MomentsProps) {
  if (moments.length === 0) return <p>{none}</p>
  return (
    <div>
      <p>{some(moments.length)}</p>
      <ul className={styles['moments']}>
        {moments.map(({ start }) => (
          <li key={start}>
            <button
              type="button"
              className={linkClass}
              aria-label={`Hear it at ${toClock(start)}`}
              onClick={() => player?.play(Math.max(0, start - LEAD))}
            >
              {toClock(start)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A moment is heard with what leads up to it, in seconds. */
const LEAD = 2

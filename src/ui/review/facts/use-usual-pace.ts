import { toUsualPace } from '../../../core/report/sound.ts'
import type { Take } from '../../../core/take.ts'
import { useTakes } from '../../use-takes.ts'

/** Words a minute in the takes before this one; null where there are none that tell. */
export function useUsualPace(take: Take): number | null {
  const takes = useTakes()
  // A machine's voice and a recording from elsewhere are not compared with the speaker's own.
  if (take.source !== 'spoken') return null
  return toUsualPace(
    takes.filter(
      ({ source, again, createdAtMs }) =>
        source === 'spoken' && again?.name !== 'drill' && createdAtMs < take.createdAtMs,
    ),
  )
}

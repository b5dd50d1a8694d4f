import { useStore } from 'zustand'
import { toUsualPace } from '../../../core/report/sound.ts'
import type { Take } from '../../../core/take.ts'
import { useApp } from '../../app-context.ts'

/** Words a minute in the takes before this one; null where there are none that tell. */
export function useUsualPace(take: Take): number | null {
  const library = useStore(useApp().library.store)
  if (library.name !== 'open') return null
  // A machine's voice and a recording from elsewhere are not compared with the speaker's own.
  if (take.source !== 'spoken') return null
  return toUsualPace(
    library.rows.flatMap((row) =>
      row.name === 'take' &&
      row.take.source === 'spoken' &&
      row.take.again?.name !== 'drill' &&
      row.take.createdAtMs < take.createdAtMs
        ? [row.take]
        : [],
    ),
  )
}

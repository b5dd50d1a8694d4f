import type { Review } from '../../../app/review.ts'

/** In the place of an earlier take that is not open: it is on its way, or nothing will come. */
export function EarlierAbsent({ state }: { state: Review }) {
  return (
    <p role="status">
      {state.name === 'loading' ? 'Opening the earlier take…' : 'The earlier take is not here any more.'}
    </p>
  )
}

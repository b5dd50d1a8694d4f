import { X } from 'lucide-react'
import { buttonClass } from '../button.tsx'

/** Takes a quotation out of the report, in one step; the report's undo brings it back. */
export function NotThis({ quote, onDismiss }: { quote: string; onDismiss: () => void }) {
  return (
    <button
      type="button"
      className={buttonClass('icon', 'small', 'quiet')}
      aria-label={`Not this: “${quote}”`}
      title="Not this"
      onClick={onDismiss}
    >
      <X size={14} aria-hidden="true" />
    </button>
  )
}

import { useStore } from 'zustand'
import type { Term } from '../../../core/edits.ts'
import { useApp } from '../../app-context.ts'
import { Button } from '../../button.tsx'

/** Offers to put a misheard term right in all takes, from now on. */
export function TermOffer({ term, onUsed }: { term: Term; onUsed: () => void }) {
  const { settings } = useApp()
  const terms = useStore(settings.store, (state) => state.terms)
  if (terms.some(({ heard }) => heard.toLowerCase() === term.heard.toLowerCase())) return null
  return (
    <Button
      looks={['small']}
      onClick={() => {
        settings.change({ terms: [...terms, term] })
        onUsed()
      }}
    >
      Always write “{term.meant}” for “{term.heard}”
    </Button>
  )
}

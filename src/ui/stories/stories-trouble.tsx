import { useStore } from 'zustand'
import { useApp } from '../app-context.ts'
import { FailureNotice } from '../failure-notice.tsx'

/** What keeps stories from being stored or opened, if anything does. */
export function StoriesTrouble() {
  const state = useStore(useApp().stories.store)
  const code = state.name === 'failed' ? state.code : state.name === 'open' ? state.unsaved : null
  return code ? <FailureNotice code={code} /> : null
}

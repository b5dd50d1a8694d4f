import { useMemo } from 'react'
import { useStore } from 'zustand'
import { toTakes } from '../app/library.ts'
import type { Take } from '../core/take.ts'
import { useApp } from './app-context.ts'

/** All takes that can be read, newest first; none before the list is there. */
export function useTakes(): readonly Take[] {
  const library = useStore(useApp().library.store)
  return useMemo(() => (library.name === 'open' ? toTakes(library.rows) : []), [library])
}

import { createStore } from 'zustand/vanilla'
import type { Settings } from '../core/settings.ts'
import type { Ports } from './ports.ts'

/** What the user chose, kept from visit to visit. */
export function createSettings(ports: Pick<Ports, 'loadSettings' | 'saveSettings'>) {
  const store = createStore<Settings>(() => ports.loadSettings())
  return {
    store,
    change(changes: Partial<Settings>) {
      store.setState(changes)
      ports.saveSettings(store.getState())
    },
  }
}

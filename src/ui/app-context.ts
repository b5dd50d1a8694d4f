import { createContext, useContext } from 'react'
import type { App } from '../app/app.ts'

export const AppContext = createContext<App | null>(null)

/** What the user can do, for any screen. */
export function useApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error('No app around this screen')
  return app
}

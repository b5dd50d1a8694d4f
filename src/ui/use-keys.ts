import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useApp } from './app-context.ts'

/** Acts on keys anywhere on the page, except in a field, on a focused control, in a dialog, or where the user has switched keys off. */
export function useKeys(actions: Record<string, () => void>): void {
  const { settings } = useApp()
  const isOn = useStore(settings.store, ({ keys }) => keys)
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    if (!isOn) return
    const act = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      const target = event.target instanceof Element ? event.target : null
      if (
        target?.closest(
          'input, textarea, select, button, a, [role^="menu"], [role="dialog"], [role="alertdialog"]',
        )
      )
        return
      const action = latest.current[event.key]
      if (!action) return
      event.preventDefault()
      action()
    }
    document.addEventListener('keydown', act)
    return () => document.removeEventListener('keydown', act)
  }, [isOn])
}

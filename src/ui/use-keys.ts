import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useApp } from './app-context.ts'

/** What has keys of its own while it has the focus. */
const CONTROLS =
  'input, textarea, select, button, a, summary, [contenteditable], [role^="menu"], [role="dialog"], [role="alertdialog"]'

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
      if (event.defaultPrevented || isCombined(event)) return
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest(CONTROLS)) return
      const action = latest.current[event.key]
      if (!action) return
      event.preventDefault()
      action()
    }
    document.addEventListener('keydown', act)
    return () => document.removeEventListener('keydown', act)
  }, [isOn])
}

/** Whether the key is somebody else's. AltGr is none of it, though it comes as Control with Alt: many keyboards write [ with it. */
const isCombined = (event: KeyboardEvent): boolean =>
  event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph'))

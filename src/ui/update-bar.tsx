import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useApp } from './app-context.ts'
import { Button } from './button.tsx'
import styles from './undo-bar.module.css'

/** Says quietly that a newer version is here. It comes when the user says so, and never in the middle of a take. */
export function UpdateBar() {
  const { offline, practice } = useApp()
  const [isWaiting, setIsWaiting] = useState(false)
  const isIdle = useStore(practice.store, ({ name }) => name === 'idle' || name === 'kept')
  useEffect(() => offline.onUpdate(() => setIsWaiting(true)), [offline])
  if (!isWaiting || !isIdle) return null
  return (
    <div className={styles['undo']} role="status">
      <span>A new version of Candor is here.</span>
      <Button looks={['small']} onClick={offline.update}>
        Open it
      </Button>
      <Button looks={['small', 'quiet']} onClick={() => setIsWaiting(false)}>
        Later
      </Button>
    </div>
  )
}

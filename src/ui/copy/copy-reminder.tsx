import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { isCopyDue } from '../../core/portable/copy-reminder.ts'
import { useApp } from '../app-context.ts'
import { buttonClass } from '../button.tsx'
import { useTakes } from '../use-takes.ts'
import styles from './copy-screen.module.css'

/** Says so where takes have been for a week in a browser that may clear them. */
export function CopyReminder() {
  const { settings, storage, now } = useApp()
  const lastCopyAtMs = useStore(settings.store, (chosen) => chosen.lastCopyAtMs)
  const takes = useTakes()
  const [isKept, setIsKept] = useState(true)
  useEffect(() => {
    let isGone = false
    void storage.look().then(({ isPersistent }) => (isGone ? undefined : setIsKept(isPersistent)))
    return () => {
      isGone = true
    }
  }, [storage])
  const madeAtMs = takes.filter(({ source }) => source !== 'sample').map(({ createdAtMs }) => createdAtMs)
  if (!isCopyDue({ isPersistent: isKept, lastCopyAtMs, madeAtMs, nowMs: now() })) return null
  return (
    <div className={styles['done']}>
      <p>
        This browser may clear what it stores when it is not used for a while. Some of your takes are nowhere
        else.
      </p>
      <p>
        <Link href="/copy" className={buttonClass('small')}>
          Save a copy
        </Link>
      </p>
    </div>
  )
}

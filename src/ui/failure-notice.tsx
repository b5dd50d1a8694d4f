import { type ReactNode, useEffect } from 'react'
import type { FailureCode } from '../app/failure.ts'
import { useApp } from './app-context.ts'
import styles from './failure-notice.module.css'
import { FAILURE_WORDS } from './failure-words.ts'

/** Says what happened, what was kept and what to do; `children` are the ways on. */
export function FailureNotice({ code, children }: { code: FailureCode; children?: ReactNode }) {
  const { what, next } = FAILURE_WORDS[code]
  const { failures } = useApp()
  useEffect(() => failures.note(code), [failures, code])
  return (
    <div className={styles['notice']} role="alert">
      <p className={styles['what']}>{what}</p>
      <p>{next}</p>
      {children ? <div className={styles['ways']}>{children}</div> : null}
    </div>
  )
}

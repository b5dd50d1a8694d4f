import type { ReactNode } from 'react'
import type { FailureCode } from '../app/failure.ts'
import styles from './failure-notice.module.css'
import { FAILURE_WORDS } from './failure-words.ts'

/** Says what happened, what was kept and what to do; `children` are the ways on. */
export function FailureNotice({ code, children }: { code: FailureCode; children?: ReactNode }) {
  const { what, next } = FAILURE_WORDS[code]
  return (
    <div className={styles['notice']} role="alert">
      <p className={styles['what']}>{what}</p>
      <p>{next}</p>
      {children ? <div className={styles['ways']}>{children}</div> : null}
    </div>
  )
}

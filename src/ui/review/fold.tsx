import type { ReactNode } from 'react'
import styles from './fold.module.css'

interface FoldProps {
  title: string
  /** It stands by itself on the page, not inside a card. */
  isCard?: boolean
  children: ReactNode
}

/** What is there for those who ask for it. */
export function Fold({ title, isCard = false, children }: FoldProps) {
  return (
    <details className={isCard ? styles['card'] : undefined}>
      <summary className={styles['title']}>{title}</summary>
      <div className={styles['content']}>{children}</div>
    </details>
  )
}

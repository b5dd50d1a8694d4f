import { useEffect, useRef } from 'react'
import styles from './practice.module.css'

/** A question that is asked back. Whoever cannot see it hears it: the focus goes there. */
export function AskedBack({ question }: { question: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [question])
  return (
    <h1 ref={heading} className={styles['question']} tabIndex={-1}>
      {question}
    </h1>
  )
}

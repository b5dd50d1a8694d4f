import { useId } from 'react'
import type { Quotation, Specifics as Found } from '../../../core/report/specifics.ts'
import { linkClass } from '../../button.tsx'
import styles from './specifics.module.css'

interface SpecificsProps {
  specifics: Found
  onOpen: (sentence: number) => void
}

/** What is particular about an answer, folded: quotations that open their sentence, and two questions. */
export function Specifics({ specifics, onOpen }: SpecificsProps) {
  const { numbers, moments, alternatives, generic, names } = specifics
  return (
    <details className={styles['specifics']}>
      <summary>Specifics</summary>
      <section className={styles['group']} aria-labelledby="specifics-own">
        <h3 id="specifics-own">What only someone who was there could say</h3>
        <Quotations
          title="Numbers"
          quotations={numbers}
          none="I didn’t hear how many, how much or how long."
          onOpen={onOpen}
        />
        <Quotations
          title="Moments"
          quotations={moments}
          none="I didn’t hear a date, a day or a time."
          onOpen={onOpen}
        />
        <Quotations
          title="Other ways you could have gone"
          quotations={alternatives}
          none="I didn’t hear another way that you weighed or left."
          onOpen={onOpen}
        />
      </section>
      <section className={styles['group']} aria-labelledby="specifics-generic">
        <h3 id="specifics-generic">What anyone could say</h3>
        <Quotations
          title="Could you say what that looked like?"
          quotations={generic}
          none="I noticed no line to ask about."
          onOpen={onOpen}
        />
      </section>
      <section className={styles['group']} aria-labelledby="specifics-names">
        <h3 id="specifics-names">Names of people and customers</h3>
        <Quotations
          title="Would you say these in the room?"
          quotations={names}
          none="I noticed no names."
          onOpen={onOpen}
        />
      </section>
      <p className={styles['note']}>I may have missed some. An answer doesn’t need all of these.</p>
    </details>
  )
}

interface QuotationsProps {
  title: string
  quotations: readonly Quotation[]
  /** What is said where there are none. */
  none: string
  onOpen: (sentence: number) => void
}

function Quotations({ title, quotations, none, onOpen }: QuotationsProps) {
  const titleId = useId()
  if (quotations.length === 0) return <p className={styles['none']}>{none}</p>
  return (
    <div className={styles['found']}>
      <p id={titleId}>{title}</p>
      <ul aria-labelledby={titleId}>
        {quotations.map(({ sentence, at, quote }) => (
          <li key={`${sentence}-${at}`}>
            <button
              type="button"
              className={`${linkClass} ${styles['quote']}`}
              onClick={() => onOpen(sentence)}
            >
              “{quote}”
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

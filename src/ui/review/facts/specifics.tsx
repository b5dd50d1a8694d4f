import { useId } from 'react'
import type { Quotation, Specifics as Found } from '../../../core/report/specifics.ts'
import { linkClass } from '../../button.tsx'
import { Fold } from '../fold.tsx'
import { NotThis } from '../not-this.tsx'
import styles from './specifics.module.css'

interface SpecificsProps {
  specifics: Found
  onOpen: (sentence: number) => void
  onDismiss: (quotation: Quotation) => void
}

/** What is particular about an answer, folded: quotations that open their sentence, and two questions. */
export function Specifics({ specifics, onOpen, onDismiss }: SpecificsProps) {
  const { numbers, moments, alternatives, generic, names } = specifics
  return (
    <Fold title="Specifics" isCard>
      <section className={styles['group']} aria-labelledby="specifics-own">
        <h3 id="specifics-own">What only someone who was there could say</h3>
        <Quotations
          title="Numbers"
          quotations={numbers}
          none="I didn’t hear how many, how much or how long."
          onOpen={onOpen}
          onDismiss={onDismiss}
        />
        <Quotations
          title="Moments"
          quotations={moments}
          none="I didn’t hear a date, a day or a time."
          onOpen={onOpen}
          onDismiss={onDismiss}
        />
        <Quotations
          title="Other ways you could have gone"
          quotations={alternatives}
          none="I didn’t hear another way that you weighed or left."
          onOpen={onOpen}
          onDismiss={onDismiss}
        />
      </section>
      <section className={styles['group']} aria-labelledby="specifics-generic">
        <h3 id="specifics-generic">What anyone could say</h3>
        <Quotations
          title="Could you say what that looked like?"
          quotations={generic}
          none="I noticed no line to ask about."
          onOpen={onOpen}
          onDismiss={onDismiss}
        />
      </section>
      <section className={styles['group']} aria-labelledby="specifics-names">
        <h3 id="specifics-names">Names of people and customers</h3>
        <Quotations
          title="Would you say these in the room?"
          quotations={names}
          none="I noticed no names."
          onOpen={onOpen}
          onDismiss={onDismiss}
        />
      </section>
      <p className={styles['note']}>I may have missed some. An answer doesn’t need all of these.</p>
    </Fold>
  )
}

interface QuotationsProps {
  title: string
  quotations: readonly Quotation[]
  /** What is said where there are none. */
  none: string
  onOpen: (sentence: number) => void
  onDismiss: (quotation: Quotation) => void
}

function Quotations({ title, quotations, none, onOpen, onDismiss }: QuotationsProps) {
  const titleId = useId()
  if (quotations.length === 0) return <p className={styles['none']}>{none}</p>
  return (
    <div className={styles['found']}>
      <p id={titleId}>{title}</p>
      <ul aria-labelledby={titleId}>
        {quotations.map((quotation) => (
          <li key={`${quotation.sentence}-${quotation.at}`}>
            <button
              type="button"
              className={`${linkClass} ${styles['quote']}`}
              onClick={() => onOpen(quotation.sentence)}
            >
              “{quotation.quote}”
            </button>
            <NotThis quote={quotation.quote} onDismiss={() => onDismiss(quotation)} />
          </li>
        ))}
      </ul>
    </div>
  )
}

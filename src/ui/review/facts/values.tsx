import type { ReportSentence } from '../../../core/report/report.ts'
import type { Correction } from '../../../core/take.ts'
import { Button } from '../../button.tsx'
import { NoteLine } from './interviewer-notes.tsx'
import styles from './notes.module.css'

/** From staff on an interviewer listens for it as for a value; which sentence shows it is the speaker's to say, too. */
export const BEYOND_TEAM = 'What reached beyond your own team'

interface ValuesProps {
  /** In the user's words. */
  values: readonly string[]
  sentences: readonly ReportSentence[]
  corrections: readonly Correction[]
  onPick: (value: string) => void
  onOpen: (sentence: number) => void
}

/** The company's values, each with the sentence that the user chose for it. Which one it is nobody but them can say. */
export function Values({ values, sentences, corrections, onPick, onOpen }: ValuesProps) {
  if (values.length === 0) return null
  return (
    <section className={styles['notes']} aria-labelledby="values-title">
      <h2 id="values-title">What the company looks for</h2>
      <dl className={styles['lines']}>
        {values.map((value) => {
          const chosen = corrections.find((it) => it.name === 'value' && it.value === value)
          const sentence = chosen?.name === 'value' ? sentences[chosen.sentence] : undefined
          return (
            <div key={value} className={styles['line']}>
              <dt>{value}</dt>
              <dd>
                {sentence ? (
                  <NoteLine note={{ sentence: sentence.index, quote: sentence.text }} onOpen={onOpen} />
                ) : (
                  <span className={styles['nothing']}>Which sentence shows this?</span>
                )}
                <Button
                  looks={['small', 'quiet']}
                  aria-label={`${sentence ? 'Another' : 'Show it'}: the sentence for “${value}”`}
                  onClick={() => onPick(value)}
                >
                  {sentence ? 'Another' : 'Show it'}
                </Button>
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

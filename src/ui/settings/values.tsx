import { useState } from 'react'
import { useApp } from '../app-context.ts'
import styles from './settings-screen.module.css'

const PLACES = [0, 1, 2]

/** What the company values, in the user's words: three at most. A field that is left empty is none. */
export function Values() {
  const { settings } = useApp()
  const [fields, setFields] = useState(() => {
    const { values } = settings.store.getState()
    return PLACES.map((place) => values[place] ?? '')
  })
  return (
    <section className={styles['group']} aria-labelledby="values">
      <h2 id="values">The company’s values</h2>
      <p className={styles['note']}>
        If the company that you practise for names its values, write up to three here. Each report then asks
        which of your sentences shows them.
      </p>
      <div className={styles['term']}>
        {PLACES.map((place) => (
          <label key={place}>
            Value {place + 1}
            <input
              value={fields[place]}
              autoComplete="off"
              maxLength={60}
              onChange={(event) => {
                const changed = fields.with(place, event.target.value)
                setFields(changed)
                const values = changed.map((value) => value.trim()).filter((value) => value !== '')
                settings.change({ values: [...new Set(values)] })
              }}
            />
          </label>
        ))}
      </div>
    </section>
  )
}

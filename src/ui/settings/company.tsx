import { useState } from 'react'
import { useStore } from 'zustand'
import { type Level, LEVELS } from '../../core/settings.ts'
import { useApp } from '../app-context.ts'
import styles from './settings-screen.module.css'

const PLACES = [0, 1, 2]

const LEVEL_NAMES: Record<Level, string> = {
  '': 'Not said',
  senior: 'Up to senior',
  staff: 'Staff and above',
}

/** The company that one practises for: its level, and what it values, in the user's words. An empty field is none. */
export function Company() {
  const { settings } = useApp()
  const level = useStore(settings.store, (chosen) => chosen.level)
  const [fields, setFields] = useState(() => {
    const { values } = settings.store.getState()
    return PLACES.map((place) => values[place] ?? '')
  })
  return (
    <section className={styles['group']} aria-labelledby="company">
      <h2 id="company">The company</h2>
      <label className={styles['choice']}>
        <span>Level of the job</span>
        <select value={level} onChange={(event) => settings.change({ level: event.target.value as Level })}>
          {LEVELS.map((it) => (
            <option key={it} value={it}>
              {LEVEL_NAMES[it]}
            </option>
          ))}
        </select>
      </label>
      <p className={styles['note']}>At staff level you are also asked what reached beyond your own team.</p>
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

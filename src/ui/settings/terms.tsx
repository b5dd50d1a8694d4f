import { useState } from 'react'
import { useStore } from 'zustand'
import { useApp } from '../app-context.ts'
import { Button } from '../button.tsx'
import { Removables } from './removables.tsx'
import styles from './settings-screen.module.css'

/** The user's own terms: what the recogniser mishears, and what is written instead, in all takes. */
export function Terms() {
  const { settings } = useApp()
  const terms = useStore(settings.store, (state) => state.terms)
  const [heard, setHeard] = useState('')
  const [meant, setMeant] = useState('')
  return (
    <section className={styles['group']} aria-labelledby="terms">
      <h2 id="terms">Your own terms</h2>
      <p className={styles['note']}>
        Names of products and tools are often misheard. What you write here is put right in every take that
        you open.
      </p>
      <Removables
        items={terms.map((term) => ({
          name: term.heard,
          text: `“${term.heard}” is written “${term.meant}”`,
        }))}
        onRemove={(name) => settings.change({ terms: terms.filter((term) => term.heard !== name) })}
      />
      <form
        className={styles['term']}
        onSubmit={(event) => {
          event.preventDefault()
          const others = terms.filter((it) => it.heard.toLowerCase() !== heard.trim().toLowerCase())
          settings.change({ terms: [...others, { heard: heard.trim(), meant: meant.trim() }] })
          setHeard('')
          setMeant('')
        }}
      >
        <label>
          Heard as
          <input value={heard} autoComplete="off" onChange={(event) => setHeard(event.target.value)} />
        </label>
        <label>
          Meant
          <input value={meant} autoComplete="off" onChange={(event) => setMeant(event.target.value)} />
        </label>
        <Button type="submit" looks={['small']} disabled={heard.trim() === '' || meant.trim() === ''}>
          Add
        </Button>
      </form>
    </section>
  )
}

import { useState } from 'react'
import { Button } from '../button.tsx'
import styles from './share-screen.module.css'

interface NamesProps {
  names: readonly string[]
  /** Names that the report heard. */
  heard: readonly string[]
  onChange: (names: readonly string[]) => void
}

/** Names that nobody else is to read or hear: those of people and customers, above all. */
export function Names({ names, heard, onChange }: NamesProps) {
  const [text, setText] = useState('')
  const offered = [...new Set(heard)].filter((name) => !names.includes(name))
  const add = (name: string): void => onChange([...names.filter((it) => it !== name), name])
  return (
    <fieldset className={styles['group']}>
      <legend>Names to black out</legend>
      <p className={styles['note']}>
        Black in all words, and a tone in the recording. Only what was written down can be found: a name that
        was misheard is still said.
      </p>
      {names.length > 0 ? (
        <ul className={styles['names']} aria-label="Names that are blacked out">
          {names.map((name) => (
            <li key={name}>
              <Button
                looks={['small']}
                aria-label={`Show “${name}” again`}
                onClick={() => onChange(names.filter((it) => it !== name))}
              >
                {name} ×
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {offered.length > 0 ? (
        <div className={styles['names']} role="group" aria-label="Names that I heard">
          {offered.map((name) => (
            <Button
              key={name}
              looks={['small', 'quiet']}
              aria-label={`Black out “${name}”`}
              onClick={() => add(name)}
            >
              + {name}
            </Button>
          ))}
        </div>
      ) : null}
      <form
        className={styles['add']}
        onSubmit={(event) => {
          event.preventDefault()
          add(text.trim())
          setText('')
        }}
      >
        <label>
          A name
          <input
            value={text}
            autoComplete="off"
            maxLength={80}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <Button type="submit" looks={['small']} disabled={!/[\p{L}\p{N}]/u.test(text)}>
          Black it out
        </Button>
      </form>
    </fieldset>
  )
}

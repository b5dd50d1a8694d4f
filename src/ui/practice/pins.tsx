import styles from './practice.module.css'

/** The speaker's own words, before their eyes: nothing else to read. */
export function Pins({ pins }: { pins: readonly string[] }) {
  if (pins.length === 0) return null
  return (
    <ul className={styles['pins']} aria-label="Your words">
      {pins.map((pin) => (
        <li key={pin}>{pin}</li>
      ))}
    </ul>
  )
}

/** The story's notes, to glance at before the answer. */
export function Outline({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <ol className={styles['outline']} aria-label="Outline">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ol>
  )
}

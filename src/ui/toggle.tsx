import styles from './toggle.module.css'

interface ToggleProps {
  label: string
  note?: string
  isOn: boolean
  onChange: (isOn: boolean) => void
}

/** Something that is so or is not, and what that means. */
export function Toggle({ label, note, isOn, onChange }: ToggleProps) {
  return (
    <label className={styles['toggle']}>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {note ? <span className={styles['note']}>{note}</span> : null}
      </span>
    </label>
  )
}

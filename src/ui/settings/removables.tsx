import { Button } from '../button.tsx'
import styles from './settings-screen.module.css'

interface RemovablesProps {
  /** Each with the name that tells it from the others, and what is shown of it. */
  items: readonly { name: string; text: string }[]
  onRemove: (name: string) => void
}

/** What the user added, each with a way to take it away. */
export function Removables({ items, onRemove }: RemovablesProps) {
  return (
    <ul className={styles['models']}>
      {items.map(({ name, text }) => (
        <li key={name} className={styles['model']}>
          <span>{text}</span>
          <Button looks={['small', 'quiet']} aria-label={`Remove “${name}”`} onClick={() => onRemove(name)}>
            Remove
          </Button>
        </li>
      ))}
    </ul>
  )
}

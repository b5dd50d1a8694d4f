import type { ReactNode, Ref } from 'react'
import { Button } from './button.tsx'
import styles from './undo-bar.module.css'

interface UndoBarProps {
  /** The button, for whoever leads the focus there. */
  button?: Ref<HTMLButtonElement>
  onUndo: () => void
  /** What was done. */
  children: ReactNode
}

/** Says what was just done, and takes it back. */
export function UndoBar({ button, onUndo, children }: UndoBarProps) {
  return (
    <div className={styles['undo']} role="status">
      {children}
      <Button ref={button} looks={['small']} onClick={onUndo}>
        Undo
      </Button>
    </div>
  )
}

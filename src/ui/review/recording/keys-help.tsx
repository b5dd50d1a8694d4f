import { Dialog } from '@base-ui/react/dialog'
import { useStore } from 'zustand'
import { ARC } from '../../../core/arc.ts'
import { useApp } from '../../app-context.ts'
import { buttonClass } from '../../button.tsx'
import dialog from '../../dialog.module.css'
import { PART_NAMES } from '../../../core/part-names.ts'
import styles from './keys-help.module.css'

const PARTS_TEXT = ARC.map((part) => PART_NAMES[part]).join(', ')

const KEYS: { keys: string[]; does: string }[] = [
  { keys: ['Space'], does: 'Play, or pause' },
  { keys: ['←', '→'], does: 'Three seconds back, or on' },
  { keys: ['1', '–', '6'], does: `To a part: ${PARTS_TEXT}. Again: to its next place` },
  { keys: ['[', ']'], does: 'To the mark or pause before, or the next one' },
  { keys: ['+', '−'], does: 'Look closer at the recording, or wider' },
  { keys: ['Enter'], does: 'On a line of the transcript: to where it begins' },
  { keys: ['?'], does: 'This list' },
]

/** The keys of a take, in words. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { settings } = useApp()
  const isOn = useStore(settings.store, ({ keys }) => keys)
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog['backdrop']} />
        <Dialog.Popup className={dialog['popup']}>
          <Dialog.Title className={dialog['title']}>Keys</Dialog.Title>
          <Dialog.Description className={styles['note']}>
            {isOn
              ? 'They wait while you write, and while a button has the focus.'
              : 'They are switched off in the settings; only Enter works.'}
          </Dialog.Description>
          <dl className={styles['keys']}>
            {KEYS.map(({ keys, does }) => (
              <div key={does} className={styles['row']}>
                <dt>
                  {keys.map((key) => (key === '–' ? <span key={key}>to</span> : <kbd key={key}>{key}</kbd>))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
          <div>
            <Dialog.Close className={buttonClass()}>Close</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

import { AlertDialog } from '@base-ui/react/alert-dialog'
import { Button } from '../button.tsx'
import dialog from '../dialog.module.css'
import styles from './stop-dialog.module.css'

interface StopDialogProps {
  spoken: string
  onKeep: () => void
  onGoOn: () => void
}

/** Escape asks before it ends an answer. The recording goes on meanwhile. */
export function StopDialog({ spoken, onKeep, onGoOn }: StopDialogProps) {
  return (
    <AlertDialog.Root open onOpenChange={(open) => (open ? undefined : onGoOn())}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialog['backdrop']} />
        <AlertDialog.Popup className={dialog['popup']}>
          <AlertDialog.Title className={dialog['title']}>Stop and keep?</AlertDialog.Title>
          <AlertDialog.Description>
            You have spoken for {spoken}. The recording is still running.
          </AlertDialog.Description>
          <div className={styles['ways']}>
            <Button looks={['primary']} onClick={onKeep}>
              Keep it
            </Button>
            <Button onClick={onGoOn}>Go on speaking</Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { type FailureCode, toFailureCode } from '../../app/failure.ts'
import type { StoredSize } from '../../core/diagnostics.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../button.tsx'
import { toMegabytes } from '../clock-text.ts'
import dialog from '../dialog.module.css'
import { FailureNotice } from '../failure-notice.tsx'
import styles from './settings-screen.module.css'

/** What is stored here, how large, whether the browser keeps it, and the way to delete all of it. */
export function Stored() {
  const { storage } = useApp()
  const [size, setSize] = useState<StoredSize | null>(null)
  const [isRefused, setIsRefused] = useState(false)
  useEffect(() => void storage.look().then(setSize), [storage])
  async function ask(): Promise<void> {
    setIsRefused(!(await storage.persist()))
    setSize(await storage.look())
  }
  return (
    <>
      {size ? (
        <p>
          {size.usedBytes === null
            ? ''
            : `${toMegabytes(size.usedBytes)} are stored here, speech models included. `}
          {size.isPersistent
            ? 'Your browser has promised to keep them.'
            : 'Your browser may clear them when the disk is full or you do not come back for a while.'}
        </p>
      ) : null}
      {size && !size.isPersistent ? (
        <div className={styles['file']}>
          <Button looks={['small']} onClick={() => void ask()}>
            Ask it to keep them
          </Button>
          {isRefused ? (
            <span role="status">It said no. It may say yes when you have come back a few times.</span>
          ) : null}
        </div>
      ) : null}
      <p>
        Delete single <Link href="/takes">takes</Link> and <Link href="/stories">stories</Link> in their
        lists, or all at once:
      </p>
      <DeleteEverything />
    </>
  )
}

function DeleteEverything() {
  const { storage } = useApp()
  const [isAsking, setIsAsking] = useState(false)
  const [failed, setFailed] = useState<FailureCode | null>(null)
  async function clear(): Promise<void> {
    setIsAsking(false)
    try {
      await storage.clear()
      location.replace(location.pathname)
    } catch (thrown) {
      setFailed(toFailureCode(thrown, 'storage-failed'))
    }
  }
  return (
    <div>
      <Button looks={['small']} onClick={() => setIsAsking(true)}>
        Delete everything
      </Button>
      {failed ? <FailureNotice code={failed} /> : null}
      <AlertDialog.Root open={isAsking} onOpenChange={setIsAsking}>
        <AlertDialog.Portal>
          <AlertDialog.Backdrop className={dialog['backdrop']} />
          <AlertDialog.Popup className={dialog['popup']}>
            <AlertDialog.Title className={dialog['title']}>Delete everything?</AlertDialog.Title>
            <AlertDialog.Description>
              All takes, stories, settings and speech models in this browser. Nothing brings them back but a
              copy that you saved.
            </AlertDialog.Description>
            <div className={styles['file']}>
              <Button looks={['primary']} onClick={() => void clear()}>
                Delete everything
              </Button>
              <AlertDialog.Close render={<Button />}>Keep it</AlertDialog.Close>
            </div>
          </AlertDialog.Popup>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </div>
  )
}

import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import { useApp } from '../app-context.ts'
import { Button } from '../button.tsx'
import { toDateText } from '../clock-text.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { Rescue } from '../practice/rescue.tsx'
import styles from './recovery-notice.module.css'

/** Offers a recording that was cut off. It shows nothing of what was said. */
export function RecoveryNotice() {
  const { recovery } = useApp()
  const [, navigate] = useLocation()
  const state = useStore(recovery.store)
  useEffect(() => void recovery.look(), [recovery])
  if (state.name === 'none') return null

  async function open(): Promise<void> {
    const id = await recovery.open()
    if (id) navigate(`/takes/${id}`)
  }
  const button = (
    <Button looks={['small', 'primary']} disabled={state.name === 'opening'} onClick={() => void open()}>
      {state.name === 'opening' ? 'Opening…' : 'Open it'}
    </Button>
  )
  if (state.name === 'failed')
    return (
      <FailureNotice code={state.code}>
        <Rescue audio={state.rescue} />
        {button}
      </FailureNotice>
    )
  return (
    <div className={styles['notice']} role="status">
      <p>
        An answer was cut off
        {state.name === 'found' ? ` on ${toDateText(state.cutOff.begun.createdAtMs)}` : ''}. What you had said
        is kept.
      </p>
      {button}
    </div>
  )
}

import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { type FailureCode, toFailureCode } from '../../app/failure.ts'
import type { Microphone } from '../../app/ports.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../button.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { LevelMeter } from '../practice/level-meter.tsx'

type Check =
  | { name: 'closed' }
  | { name: 'opening' }
  | { name: 'open'; microphone: Microphone }
  | { name: 'failed'; code: FailureCode }

/** Opens the microphone for a look at its level, by a stream of its own that is closed when the check ends. */
export function MicrophoneCheck() {
  const { openMicrophone, settings } = useApp()
  const chosen = useStore(settings.store)
  const [state, setState] = useState<Check>({ name: 'closed' })
  useEffect(() => {
    if (state.name === 'open') return () => state.microphone.close()
    return undefined
  }, [state])

  async function open(): Promise<void> {
    setState({ name: 'opening' })
    try {
      setState({ name: 'open', microphone: await openMicrophone(chosen, new AbortController().signal) })
    } catch (thrown) {
      setState({ name: 'failed', code: toFailureCode(thrown, 'microphone-busy') })
    }
  }

  if (state.name === 'open')
    return (
      <div>
        <LevelMeter microphone={state.microphone} />
        <Button looks={['small']} onClick={() => setState({ name: 'closed' })}>
          End the check
        </Button>
      </div>
    )
  return (
    <>
      {state.name === 'failed' ? <FailureNotice code={state.code} /> : null}
      <div>
        <Button looks={['small']} disabled={state.name === 'opening'} onClick={() => void open()}>
          Check your microphone
        </Button>
      </div>
    </>
  )
}

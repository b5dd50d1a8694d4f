import { useState } from 'react'
import { useLocation } from 'wouter'
import { type FailureCode, toFailureCode } from '../../app/failure.ts'
import { useApp } from '../app-context.ts'
import { linkClass } from '../button.tsx'
import { FAILURE_WORDS } from '../failure-words.ts'

/** Opens the answer that comes with the app. */
export function SampleButton() {
  const { library } = useApp()
  const [, navigate] = useLocation()
  const [state, setState] = useState<
    { name: 'ready' } | { name: 'opening' } | { name: 'failed'; code: FailureCode }
  >({
    name: 'ready',
  })

  async function open(): Promise<void> {
    setState({ name: 'opening' })
    try {
      navigate(`/takes/${await library.openSample()}`)
    } catch (thrown) {
      setState({ name: 'failed', code: toFailureCode(thrown, 'audio-unreadable') })
    }
  }

  return (
    <>
      <button
        type="button"
        className={linkClass}
        disabled={state.name === 'opening'}
        onClick={() => void open()}
      >
        {state.name === 'opening' ? 'Opening the sample…' : 'Look at a sample answer'}
      </button>
      {state.name === 'failed' ? <span role="alert">{FAILURE_WORDS[state.code].what}</span> : null}
    </>
  )
}

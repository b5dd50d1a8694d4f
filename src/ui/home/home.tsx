import { Mic } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { useStore } from 'zustand'
import { useApp } from '../app-context.ts'
import { Button } from '../button.tsx'
import { toOpening, toSessionText } from '../session/session-words.ts'
import styles from './home.module.css'
import { ImportButton } from './import-button.tsx'
import { RecoveryNotice } from './recovery-notice.tsx'
import { SampleButton } from './sample-button.tsx'

/** The first screen: three lines and one button. It shows no story, for whoever looks over the shoulder. */
export function Home() {
  const { practice, settings } = useApp()
  const [, navigate] = useLocation()
  const chosen = useStore(settings.store)

  function start(): void {
    void practice.startSession(chosen)
    navigate('/practice')
  }

  return (
    <div className={styles['home']}>
      <RecoveryNotice />
      <h1 className={styles['prompt']}>{toOpening(chosen)}</h1>
      <div className={styles['lines']}>
        <p>They aren’t testing whether you’ve failed.</p>
        <p>They want to know whether they can trust you.</p>
        <p>Talk; what you say stays on this computer.</p>
      </div>
      <Button looks={['primary', 'large']} onClick={start}>
        <Mic size={20} aria-hidden="true" />
        Start practice
      </Button>
      {chosen.questions > 1 ? <p className={styles['note']}>{toSessionText(chosen)}</p> : null}
      <p className={styles['others']}>
        <SampleButton />
        <Link href="/stories/find">I can’t think of a story</Link>
        <Link href="/type">Type an answer instead</Link>
        <ImportButton />
      </p>
      <p className={styles['note']}>English only, for now.</p>
    </div>
  )
}

import { useEffect, useMemo } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { createSharing, isShareable, type Sharing } from '../../app/sharing.ts'
import { useApp } from '../app-context.ts'
import { Button, buttonClass } from '../button.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { TakeNotHere } from '../not-here.tsx'
import { toTitle } from '../takes/take-title.ts'
import { Toggle } from '../toggle.tsx'
import { Names } from './names.tsx'
import styles from './share-screen.module.css'
import { SharedSound } from './shared-sound.tsx'

type Store = ReturnType<typeof createSharing>

/** A take for somebody whose judgement one trusts: what is in it is the speaker's choice. */
export function ShareScreen({ takeId }: { takeId: string }) {
  const { reviewing } = useApp()
  const sharing = useMemo(() => createSharing(reviewing.ports, takeId), [reviewing, takeId])
  const state = useStore(sharing.store)
  useEffect(() => {
    void sharing.load()
    return sharing.close
  }, [sharing])
  switch (state.name) {
    case 'loading':
      return <p role="status">Opening the take…</p>
    case 'absent':
      return <TakeNotHere />
    case 'failed':
      return <FailureNotice code={state.code} />
    case 'open':
      return <OpenShare sharing={sharing} state={state} />
  }
}

interface OpenShareProps {
  sharing: Store
  state: Extract<Sharing, { name: 'open' }>
}

function OpenShare({ sharing, state }: OpenShareProps) {
  const { take, report, choice, sound, page, unmade } = state
  return (
    <div className={styles['share']}>
      <header>
        <h1>Ask somebody</h1>
        <p>
          “{toTitle(take)}” becomes one file that you send to a peer or mentor, by whichever way you like. It
          plays in any browser, without a server. It asks them whether they would trust this person with a
          messy project, and takes comments at moments; what they save comes back to you as a small file.
        </p>
      </header>
      <fieldset className={styles['group']}>
        <legend>What is in it</legend>
        {sound.name === 'none' ? (
          <p>The words alone: this take has no sound.</p>
        ) : (
          <Toggle
            label="The recording"
            note="How it is said tells more than what is said. Without it they read the words alone."
            isOn={choice.hasAudio}
            onChange={(hasAudio) => void sharing.choose({ hasAudio })}
          />
        )}
        <Toggle
          label="What Candor said of it"
          note="The parts and the two cards. Better left out: a fresh ear hears more."
          isOn={choice.hasJudgement}
          onChange={(hasJudgement) => void sharing.choose({ hasJudgement })}
        />
      </fieldset>
      <Names
        names={choice.names}
        heard={report?.specifics.names.map(({ quote }) => quote) ?? []}
        onChange={(names) => void sharing.choose({ names })}
      />
      {choice.hasAudio && choice.names.length > 0 ? (
        <SharedSound sound={sound} onHeard={sharing.hear} />
      ) : null}
      {unmade ? <FailureNotice code={unmade} /> : null}
      <div className={styles['ways']}>
        <Button
          looks={['primary']}
          disabled={!isShareable(state)}
          onClick={() => void sharing.save(toTitle(take))}
        >
          {page === 'making' ? 'Making the page…' : 'Save the page'}
        </Button>
        <Link href={`/takes/${take.id}`} className={buttonClass('quiet')}>
          Back to the take
        </Link>
      </div>
      {page === 'saved' ? (
        <p className={styles['done']} role="status">
          The page is on the way to your downloads. Open it yourself once before you send it. When their file
          comes back, add it to the take, under “What people said”.
        </p>
      ) : null}
    </div>
  )
}

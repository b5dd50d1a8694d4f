import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Archive, Merged } from '../../app/archive.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../button.tsx'
import { toDateText } from '../clock-text.ts'
import { FileButton } from '../file-button.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { useTakes } from '../use-takes.ts'
import { toTitle } from '../takes/take-title.ts'
import { Toggle } from '../toggle.tsx'
import styles from './copy-screen.module.css'

/** Everything in a file, and back: for another browser, another machine, or a bad day. */
export function CopyScreen() {
  const { archive, settings } = useApp()
  const state = useStore(archive.store)
  const lastCopyAtMs = useStore(settings.store, (chosen) => chosen.lastCopyAtMs)
  // What was told of an earlier copy is read by now.
  useEffect(() => archive.dismiss, [archive])
  const isBusy = state.name === 'saving' || state.name === 'reading'
  return (
    <div className={styles['copy']}>
      <h1>A copy of everything</h1>
      <p>
        What you make is in this browser only. A copy is one zip file: bring it in again here, in another
        browser or on another computer. Nothing is sent anywhere; whoever has the file can read it.
      </p>
      <Outcome state={state} />
      <SaveCopy isBusy={isBusy} lastCopyAtMs={lastCopyAtMs} />
      <section className={styles['group']} aria-labelledby="restore">
        <h2 id="restore">Bring a copy in</h2>
        <p>
          It is merged into what is here: nothing is doubled, what was changed later counts, and where
          something was changed in both places you keep both.
        </p>
        <div>
          <FileButton
            label="A copy"
            accept=".zip,application/zip"
            isDisabled={isBusy}
            onFile={(file) => void archive.open(file)}
          >
            Choose the file
          </FileButton>
        </div>
      </section>
    </div>
  )
}

/** How far a copy is, or what came of it. */
function Outcome({ state }: { state: Archive }) {
  const { archive } = useApp()
  switch (state.name) {
    case 'idle':
      return null
    case 'saving':
    case 'reading': {
      const label = state.name === 'saving' ? 'Putting the copy together…' : 'Bringing the copy in…'
      return (
        <section className={styles['group']} aria-label="Progress" aria-busy="true">
          <p role="status">{label}</p>
          <progress aria-label={label} value={state.fraction} max={1} />
          <div>
            <Button looks={['small']} onClick={archive.cancel}>
              Cancel
            </Button>
          </div>
        </section>
      )
    }
    case 'saved':
      return (
        <p className={styles['done']} role="status">
          {state.takes === 1 ? 'One take' : `${state.takes} takes`} and all stories are on the way to your
          downloads
          {state.files > 1 ? `, in ${state.files} files. Keep all of them.` : '.'}
        </p>
      )
    case 'merged':
      return (
        <p className={styles['done']} role="status">
          {toMergedText(state)}
        </p>
      )
    case 'failed':
      return <FailureNotice code={state.code} />
  }
}

/** What came of bringing a copy in, in a sentence or two. */
function toMergedText({ added, updated, copied, same, damaged }: Merged): string {
  const facts = [
    [added, 'added'],
    [updated, 'brought up to date'],
    [copied, 'changed in both places: both versions are here'],
    [damaged, 'damaged in the copy and left out'],
  ] as const
  const told = facts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  const rest = same > 0 ? `${same} ${same === 1 ? 'was' : 'were'} here already.` : ''
  return told.length === 0 ? `Nothing was new. ${rest}` : `${told.join(', ')}. ${rest}`
}

function SaveCopy({ isBusy, lastCopyAtMs }: { isBusy: boolean; lastCopyAtMs: number }) {
  const { archive } = useApp()
  const takes = useTakes().filter(({ source }) => source !== 'sample')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [hasAudio, setHasAudio] = useState(true)
  const chosen = takes.filter(({ id }) => !left.has(id))
  const leave = (id: string, isLeft: boolean): void =>
    setLeft(new Set(isLeft ? [...left, id] : [...left].filter((it) => it !== id)))
  return (
    <section className={styles['group']} aria-labelledby="save">
      <h2 id="save">Save a copy</h2>
      <p className={styles['facts']}>
        {lastCopyAtMs > 0
          ? `The last copy of everything was saved on ${toDateText(lastCopyAtMs)}.`
          : 'No copy of everything was saved yet.'}
      </p>
      <Toggle label="With the recordings, not the words alone" isOn={hasAudio} onChange={setHasAudio} />
      {takes.length > 0 ? (
        <details>
          <summary>Choose takes</summary>
          <ul>
            {takes.map((take) => (
              <li key={take.id}>
                <Toggle
                  label={toTitle(take)}
                  note={toDateText(take.createdAtMs)}
                  isOn={!left.has(take.id)}
                  onChange={(isIn) => leave(take.id, !isIn)}
                />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <div>
        <Button
          looks={['primary']}
          disabled={isBusy}
          onClick={() => void archive.save({ takeIds: new Set(chosen.map(({ id }) => id)), hasAudio })}
        >
          {chosen.length === takes.length
            ? 'Save everything'
            : `Save ${chosen.length} of ${takes.length} takes`}
        </Button>
      </div>
    </section>
  )
}

import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import type { TakeRow } from '../../app/ports.ts'
import type { Take } from '../../core/take.ts'
import { useApp } from '../app-context.ts'
import { Button, buttonClass } from '../button.tsx'
import { toClock } from '../../core/time-text.ts'
import { toDateText } from '../clock-text.ts'
import { CopyReminder } from '../copy/copy-reminder.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { UndoBar } from '../undo-bar.tsx'
import { toTitle } from './take-title.ts'
import styles from './takes-screen.module.css'

/** All takes, newest first. */
export function TakesScreen() {
  const { library } = useApp()
  const state = useStore(library.store)
  if (state.name === 'loading') return <p role="status">Opening your takes…</p>
  if (state.name === 'failed') return <FailureNotice code={state.code} />
  return (
    <div className={styles['takes']}>
      <h1>Your takes</h1>
      <CopyReminder />
      {state.unsaved ? <FailureNotice code={state.unsaved} /> : null}
      {state.rows.length === 0 ? (
        <div className={styles['empty']}>
          <p>Nothing here yet. Each answer that you practise is kept here, on this computer only.</p>
          <Link href="/" className={buttonClass('primary')}>
            Practise an answer
          </Link>
        </div>
      ) : (
        <ul className={styles['list']} aria-label="Takes">
          {state.rows.filter(isWhole).map((row) => (
            <li key={row.name === 'take' ? row.take.id : row.id} className={styles['row']}>
              {row.name === 'take' ? <TakeItem take={row.take} /> : <DamagedItem row={row} />}
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link href="/copy">Save or bring in a copy</Link>
      </p>
      {state.removed ? (
        <UndoBar onUndo={() => void library.restore()}>
          <span>“{toTitle(state.removed.take)}” was deleted.</span>
        </UndoBar>
      ) : null}
    </div>
  )
}

/** Answers to one question alone are kept with the take that they belong to. */
const isWhole = (row: TakeRow): boolean => row.name !== 'take' || row.take.again?.name !== 'drill'

function TakeItem({ take }: { take: Take }) {
  const { library } = useApp()
  const [isRenaming, setIsRenaming] = useState(false)
  const title = toTitle(take)
  if (isRenaming)
    return (
      <form
        className={styles['rename']}
        onSubmit={(event) => {
          event.preventDefault()
          const name = new FormData(event.currentTarget).get('name')
          setIsRenaming(false)
          void library.rename(take.id, typeof name === 'string' ? name : '')
        }}
      >
        <input
          name="name"
          aria-label="Name of the take"
          defaultValue={title}
          ref={select}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setIsRenaming(false)
          }}
        />
        <Button type="submit" looks={['small', 'primary']}>
          Save
        </Button>
      </form>
    )
  return (
    <>
      <Link href={`/takes/${take.id}`} className={styles['open']}>
        <span className={styles['title']}>{title}</span>
        <span className={styles['facts']}>{toFacts(take)}</span>
      </Link>
      <Button looks={['icon', 'quiet']} aria-label={`Rename ${title}`} onClick={() => setIsRenaming(true)}>
        <Pencil size={18} aria-hidden="true" />
      </Button>
      <Button
        looks={['icon', 'quiet']}
        aria-label={`Delete ${title}`}
        onClick={() => void library.remove(take.id)}
      >
        <Trash2 size={18} aria-hidden="true" />
      </Button>
    </>
  )
}

function select(field: HTMLInputElement | null): void {
  field?.focus()
  field?.select()
}

function DamagedItem({ row }: { row: Extract<TakeRow, { name: 'damaged' }> }) {
  return (
    <p className={styles['damaged']}>
      A take{row.createdAtMs === null ? '' : ` of ${toDateText(row.createdAtMs)}`} cannot be read. Nothing of
      it was deleted; a newer version of Candor may be able to read it.
    </p>
  )
}

function toFacts(take: Take): string {
  const kind = take.duration === null ? 'typed' : toClock(take.duration)
  const state = take.transcript.name === 'none' ? ' · not written down yet' : ''
  return `${toDateText(take.createdAtMs)} · ${kind}${state}`
}

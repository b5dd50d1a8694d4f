import {
  type InterviewerNotes as Notes,
  type Note,
  QUALITIES,
  type Quality,
} from '../../../core/report/interviewer-notes.ts'
import { NotThis } from '../not-this.tsx'
import styles from './notes.module.css'

const QUALITY_WORDS: Record<Quality, { name: string; meaning: string }> = {
  accountability: { name: 'Accountability', meaning: 'owns decisions' },
  judgment: { name: 'Judgment', meaning: 'reflects honestly' },
  resilience: { name: 'Resilience', meaning: 'acts when it goes wrong' },
  learning: { name: 'Learning', meaning: 'leaves better equipped' },
}

interface InterviewerNotesProps {
  notes: Notes
  onOpen: (sentence: number) => void
  onDismiss: (note: Note) => void
}

/** Four lines that an interviewer could take down, in the speaker's own words. */
export function InterviewerNotes({ notes, onOpen, onDismiss }: InterviewerNotesProps) {
  return (
    <section className={styles['notes']} aria-labelledby="notes-title">
      <h2 id="notes-title">What the interviewer could write down</h2>
      <dl className={styles['lines']}>
        {QUALITIES.map((quality) => {
          const note = notes[quality]
          return (
            <div key={quality} className={styles['line']}>
              <dt>
                {QUALITY_WORDS[quality].name}
                <span className={styles['meaning']}> {QUALITY_WORDS[quality].meaning}</span>
              </dt>
              <dd>
                {note ? (
                  <>
                    <NoteLine note={note} onOpen={onOpen} />
                    <NotThis quote={note.quote} onDismiss={() => onDismiss(note)} />
                  </>
                ) : (
                  <span className={styles['nothing']}>Nothing to write yet.</span>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
      <p className={styles['aside']}>
        I quote only lines that I’m sure of. Where there is none, you may still have said it in another way.
      </p>
    </section>
  )
}

/** A line that could be written down; it opens its sentence. */
export function NoteLine({ note, onOpen }: { note: Note; onOpen: (sentence: number) => void }) {
  return (
    <button type="button" className={styles['quote']} onClick={() => onOpen(note.sentence)}>
      “{note.quote}”<span className="visually-hidden"> Show it</span>
    </button>
  )
}

import {
  type InterviewerNotes as Notes,
  type Note,
  QUALITIES,
  type Quality,
} from '../../../core/report/interviewer-notes.ts'
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
}

/** Four lines that an interviewer could take down, in the speaker's own words. */
export function InterviewerNotes({ notes, onOpen }: InterviewerNotesProps) {
  return (
    <section className={styles['notes']} aria-labelledby="notes-title">
      <h2 id="notes-title">What the interviewer could write down</h2>
      <dl className={styles['lines']}>
        {QUALITIES.map((quality) => (
          <div key={quality} className={styles['line']}>
            <dt>
              {QUALITY_WORDS[quality].name}
              <span className={styles['meaning']}> {QUALITY_WORDS[quality].meaning}</span>
            </dt>
            <dd>
              <Line note={notes[quality]} onOpen={onOpen} />
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles['aside']}>
        I quote only lines that I’m sure of. Where there is none, you may still have said it in another way.
      </p>
    </section>
  )
}

function Line({ note, onOpen }: { note: Note | null; onOpen: (sentence: number) => void }) {
  if (!note) return <span className={styles['nothing']}>Nothing to write yet.</span>
  return (
    <button type="button" className={styles['quote']} onClick={() => onOpen(note.sentence)}>
      “{note.quote}”<span className="visually-hidden"> Show it</span>
    </button>
  )
}

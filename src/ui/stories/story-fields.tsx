import { ARC } from '../../core/arc.ts'
import { toPrompts } from '../../core/prompts.ts'
import { PART_WORDS } from '../../core/report/advice-words.ts'
import {
  STORY_CATEGORIES,
  type StoryCategory,
  type StoryChanges,
  type StoryDraft,
} from '../../core/stories/story.ts'
import { useStore } from 'zustand'
import { useApp } from '../app-context.ts'
import { PART_NAMES } from '../../core/part-names.ts'
import styles from './stories.module.css'
import { CATEGORY_NAMES } from './story-words.ts'

interface StoryFieldsProps {
  draft: StoryDraft
  onChange: (changes: StoryChanges) => void
}

/** What one writes of a story: its name, what it is about, six short notes, the questions that it can answer. */
export function StoryFields({ draft, onChange }: StoryFieldsProps) {
  const ownPrompts = useStore(useApp().settings.store, (chosen) => chosen.ownPrompts)
  const { title, category, notes, prompts } = draft
  return (
    <div className={styles['fields']}>
      <label className={styles['field']}>
        Name
        <input
          value={title}
          autoComplete="off"
          maxLength={120}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      </label>
      <label className={styles['field']}>
        About
        <select
          value={category}
          onChange={(event) => onChange({ category: event.target.value as StoryCategory })}
        >
          {STORY_CATEGORIES.map((it) => (
            <option key={it} value={it}>
              {CATEGORY_NAMES[it]}
            </option>
          ))}
        </select>
      </label>
      <fieldset className={styles['notes']}>
        <legend>Notes, a few words each</legend>
        {ARC.map((part) => (
          <label key={part} className={styles['field']}>
            {PART_NAMES[part]}
            <textarea
              value={notes[part]}
              rows={2}
              placeholder={toCapital(PART_WORDS[part].question)}
              onChange={(event) => onChange({ notes: { [part]: event.target.value } })}
            />
          </label>
        ))}
      </fieldset>
      <fieldset className={styles['answers']}>
        <legend>Questions that it can answer</legend>
        {toPrompts(ownPrompts).map((prompt) => (
          <label key={prompt.id} className={styles['answer']}>
            <input
              type="checkbox"
              checked={prompts.includes(prompt.id)}
              onChange={(event) =>
                onChange({
                  prompts: event.target.checked
                    ? [...prompts, prompt.id]
                    : prompts.filter((id) => id !== prompt.id),
                })
              }
            />
            <span>
              {prompt.text}
              <span className={styles['hint']}>{prompt.hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </div>
  )
}

const toCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

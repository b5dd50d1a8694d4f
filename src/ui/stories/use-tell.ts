import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import { ARC } from '../../core/arc.ts'
import type { Prompt } from '../../core/prompts.ts'
import type { Story } from '../../core/stories/story.ts'
import { useApp } from '../app-context.ts'

/** Starts to tell a story to a question. Its notes are in sight until the answer begins. */
export function useTell(): (story: Story, prompt: Prompt) => void {
  const { practice, settings } = useApp()
  const [, navigate] = useLocation()
  const chosen = useStore(settings.store)
  return (story, prompt) => {
    const outline = ARC.map((part) => story.notes[part].trim()).filter((note) => note !== '')
    void practice.start([prompt], chosen, { storyId: story.id, outline })
    navigate('/practice')
  }
}

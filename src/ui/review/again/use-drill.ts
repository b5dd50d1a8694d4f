import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import type { Again } from '../../../core/report/again.ts'
import { useApp } from '../../app-context.ts'

/** Seconds for one question alone. */
export const DRILL_LIMIT = 30
const THINK = 5

/** Starts to record the answer to one question alone. */
export function useDrill(): (again: Again, storyId: string | undefined) => void {
  const { practice, settings } = useApp()
  const [, navigate] = useLocation()
  const chosen = useStore(settings.store)
  return (again, storyId) => {
    const prompt = { text: again.question }
    void practice.start(
      [prompt],
      { ...chosen, thinkTime: THINK, limit: DRILL_LIMIT, followUps: 'off' },
      { again, storyId },
    )
    navigate('/practice')
  }
}

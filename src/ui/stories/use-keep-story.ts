import { useLocation } from 'wouter'
import type { StoryDraft } from '../../core/stories/story.ts'
import { useApp } from '../app-context.ts'

/** Keeps a new story and opens it; where it could not be stored, `StoriesTrouble` says so. */
export function useKeepStory(): (draft: StoryDraft) => void {
  const { stories } = useApp()
  const [, navigate] = useLocation()
  return (draft) =>
    void stories.add(draft).then((id) => (id ? navigate(`/stories/${id}`, { replace: true }) : undefined))
}

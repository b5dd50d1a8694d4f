import { useMemo } from 'react'
import { useStore } from 'zustand'
import { toPrompts } from '../../core/prompts.ts'
import { type Board, toBoard } from '../../core/stories/board.ts'
import type { Story } from '../../core/stories/story.ts'
import type { Take } from '../../core/take.ts'
import { useApp } from '../app-context.ts'
import { useTakes } from '../use-takes.ts'

/** The takes of a story, newest first; answers to one question alone are none. */
export function useTakesOf(): (storyId: string) => Take[] {
  const takes = useTakes()
  return useMemo(
    () => (storyId) => takes.filter((take) => take.storyId === storyId && take.again?.name !== 'drill'),
    [takes],
  )
}

/** The board of these stories, from all that was told of them. */
export function useBoard(stories: readonly Story[]): Board {
  const { settings, claims } = useApp()
  const ownPrompts = useStore(settings.store, (chosen) => chosen.ownPrompts)
  const takesOf = useTakesOf()
  return useMemo(
    () => toBoard(stories, toPrompts(ownPrompts), takesOf, claims),
    [stories, ownPrompts, takesOf, claims],
  )
}

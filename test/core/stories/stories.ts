import { EMPTY_DRAFT, type Story } from '../../../src/core/stories/story.ts'

/** A story that is named like its id, with changes. */
export const storyOf = (id: string, changes: Partial<Story> = {}): Story => ({
  ...EMPTY_DRAFT,
  id,
  title: id,
  isArchived: false,
  createdAtMs: 1,
  ...changes,
})

import { createStore } from 'zustand/vanilla'
import { changeStory, type Story, type StoryChanges, type StoryDraft } from '../core/stories/story.ts'
import { type FailureCode, toFailureCode } from './failure.ts'
import type { Ports } from './ports.ts'

export type Stories =
  | { name: 'loading' }
  | {
      name: 'open'
      stories: readonly Story[]
      /** Deleted a moment ago; it can still be brought back. */
      removed: Story | null
      unsaved: FailureCode | null
    }
  | { name: 'failed'; code: FailureCode }

/** The story bank: two or three stories that somebody has ready. */
export function createStories(ports: Pick<Ports, 'stories' | 'newId' | 'now'>) {
  const store = createStore<Stories>(() => ({ name: 'loading' }))
  const change = (changed: Partial<Extract<Stories, { name: 'open' }>>): void =>
    store.setState((state) => (state.name === 'open' ? { ...state, ...changed } : state), true)

  /** Tells whether it could be stored; where it could not, everything stays as it was. */
  async function stored(work: () => Promise<void>): Promise<boolean> {
    const unsaved = await work().then(
      () => null,
      (thrown: unknown) => toFailureCode(thrown, 'storage-failed'),
    )
    change({ unsaved })
    return unsaved === null
  }

  function find(id: string): Story | undefined {
    const state = store.getState()
    return state.name === 'open' ? state.stories.find((story) => story.id === id) : undefined
  }

  /** A second click while a story is being kept is the same click. */
  let adding: Promise<string | null> | null = null
  async function add(draft: StoryDraft): Promise<string | null> {
    const story: Story = { ...draft, id: ports.newId(), isArchived: false, createdAtMs: ports.now() }
    return (await stored(() => ports.stories.save(story))) ? story.id : null
  }

  return {
    store,
    /** Follows the database until its undo is called. */
    open: () =>
      ports.stories.watch(
        (stories) =>
          store.setState(
            (state) =>
              state.name === 'open'
                ? { ...state, stories }
                : { name: 'open', stories, removed: null, unsaved: null },
            true,
          ),
        (code) => store.setState({ name: 'failed', code }, true),
      ),
    /** Keeps a new story; its id, or null where it could not be stored. */
    add(draft: StoryDraft): Promise<string | null> {
      adding ??= add(draft).finally(() => (adding = null))
      return adding
    },
    /** Changes what is named and nothing else, also while another tab changes the rest. */
    async edit(id: string, changes: StoryChanges): Promise<void> {
      await stored(() => ports.stories.update(id, (story) => changeStory(story, changes)))
    },
    /** Deletes a story, and none of its takes; `restore` brings the last one back. */
    async remove(id: string): Promise<void> {
      const story = find(id)
      if (story && (await stored(() => ports.stories.remove(id)))) change({ removed: story })
    },
    async restore(): Promise<void> {
      const state = store.getState()
      if (state.name !== 'open' || !state.removed) return
      const { removed } = state
      change({ removed: null })
      if (!(await stored(() => ports.stories.save(removed)))) change({ removed })
    },
  }
}

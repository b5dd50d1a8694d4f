import type { StoreApi } from 'zustand/vanilla'
import { Failure, type FailureCode } from './failure.ts'

type Opening = { name: 'loading' } | { name: 'open' } | { name: 'failed'; code: FailureCode }

/** What a store holds as soon as it is open; rejects with its `Failure` where it cannot be opened. */
export function untilOpen<State extends Opening>(
  store: Pick<StoreApi<State>, 'getState' | 'subscribe'>,
): Promise<Extract<State, { name: 'open' }>> {
  return new Promise((resolve, reject) => {
    const look = (state: State): boolean => {
      if (state.name === 'failed') reject(new Failure(state.code))
      if (state.name === 'open') resolve(state as Extract<State, { name: 'open' }>)
      return state.name !== 'loading'
    }
    if (look(store.getState())) return
    const undo = store.subscribe((state) => {
      if (look(state)) undo()
    })
  })
}

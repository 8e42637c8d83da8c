import { useSyncExternalStore } from 'react'

export type Store<State> = {
  readonly get: () => State
  readonly set: (change: (state: State) => State) => void
  /** Returns the function that stops listening. */
  readonly subscribe: (listener: () => void) => () => void
  /** `select` must return the same value for the same state: a part of it, never a new object. */
  readonly use: <Selected>(select: (state: State) => Selected) => Selected
}

export const createStore = <State>(initial: State): Store<State> => {
  let state = initial
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }
  return {
    get: () => state,
    set: (change) => {
      const next = change(state)
      if (Object.is(next, state)) return
      state = next
      for (const listener of listeners) listener()
    },
    subscribe,
    use: (select) => {
      const selected = () => select(state)
      return useSyncExternalStore(subscribe, selected, selected)
    },
  }
}

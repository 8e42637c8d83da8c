import { describe, expect, it } from 'vitest'
import { createStore } from '../../../../src/renderer/state/create-store.ts'

describe('createStore', () => {
  it('tells its listeners about a change, and nothing about none', () => {
    const store = createStore({ count: 0 })
    const heard: number[] = []
    const stop = store.subscribe(() => heard.push(store.get().count))
    store.set((state) => ({ count: state.count + 1 }))
    store.set((state) => state)
    stop()
    store.set((state) => ({ count: state.count + 1 }))
    expect({ heard, last: store.get() }).toEqual({ heard: [1], last: { count: 2 } })
  })
})

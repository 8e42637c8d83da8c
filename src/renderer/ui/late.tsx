import { createElement, useEffect, useState, type ComponentType, type ReactNode } from 'react'

type Drawn<Props> = { readonly part: ComponentType<Props> | null; readonly failure: Error | null }

const loaders: (() => Promise<unknown>)[] = []

/**
 * A part of the window whose code loads at its first use, or before that when the window is idle. Unlike React's `lazy` it is drawn at once when its
 * code is there: what has waited for nothing but code is otherwise held back for 300 ms.
 */
export const late = <Props extends object>(importPart: () => Promise<ComponentType<Props>>): ComponentType<Props> => {
  let known: ComponentType<Props> | null = null
  const load = async (): Promise<ComponentType<Props>> => {
    known ??= await importPart()
    return known
  }
  loaders.push(load)
  return (props: Props): ReactNode => {
    const [{ part, failure }, setDrawn] = useState<Drawn<Props>>(() => ({ part: known, failure: null }))
    useEffect(() => {
      if (part !== null) return undefined
      let isCurrent = true
      load().then(
        (loaded) => isCurrent && setDrawn({ part: loaded, failure: null }),
        (cause: unknown) => isCurrent && setDrawn({ part: null, failure: new Error('A part of the window did not load', { cause }) }),
      )
      return () => {
        isCurrent = false
      }
    }, [part])
    if (failure !== null) throw failure
    return part === null ? null : createElement(part, props)
  }
}

const idle = (): Promise<void> => new Promise((resolve) => requestIdleCallback(() => resolve()))

/** Loads every part, one at a time, whenever the window has nothing else to do. */
export const loadLateParts = async (): Promise<void> => {
  for await (const load of whenIdle()) {
    // One that does not load now says so when it is wanted.
    await load().catch(() => undefined)
  }
}

const whenIdle = async function* () {
  for (const load of loaders) yield idle().then(() => load)
}

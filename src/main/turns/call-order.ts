import type { ToolKind } from '../../shared/tool.ts'

/** Begins a piece of work when what it depends on is over, however that ended. */
export type CallOrder = (kind: ToolKind, work: () => Promise<void>) => Promise<void>

/**
 * The calls of one answer side by side where none can see what another does: what touches nothing here begins at once, readers wait for the writers
 * before them, and what changes something, or says nothing of itself, waits for all that was called before it.
 */
export const createCallOrder = (): CallOrder => {
  let change: Promise<unknown> = Promise.resolve()
  let reads: readonly Promise<void>[] = []
  return (kind, work) => {
    switch (kind) {
      case 'harmless':
      case 'network':
        return work()
      case 'read': {
        const read = change.then(work)
        reads = [...reads, read]
        return read
      }
      case 'write':
      case 'run':
      case 'settings':
      case 'other': {
        const changed = Promise.allSettled([change, ...reads]).then(work)
        change = changed.catch(() => undefined)
        reads = []
        return changed
      }
    }
  }
}

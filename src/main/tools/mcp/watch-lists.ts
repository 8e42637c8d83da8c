import { setTimeout as wait } from 'node:timers/promises'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import { readPrompts, readResources, readTools, type Reading, type ServerLists } from './read-lists.ts'

export type ListName = 'tools' | 'prompts' | 'resources'

const pauseMs = 200

export const readLists = async (reading: Reading, signal: AbortSignal): Promise<ServerLists> => {
  const [tools, prompts, others] = await Promise.all([
    readTools(reading, signal),
    readPrompts(reading, signal),
    readResources(reading, signal),
  ])
  return { tools, prompts, ...others }
}

/**
 * Reads anew what has changed; many changes in a row are read once. One reading follows the other, so that the newest is what stays. `settled` waits for
 * the one that is on its way.
 */
export const createListWatcher = (reading: Reading, onRead: (lists: Partial<ServerLists>) => void, signal: AbortSignal) => {
  const changed = new Set<ListName>()
  let onItsWay: Promise<void> | null = null

  const readChanged = async (): Promise<void> => {
    const names = new Set(changed)
    changed.clear()
    const tools = names.has('tools') ? { tools: await readTools(reading, signal) } : {}
    const prompts = names.has('prompts') ? { prompts: await readPrompts(reading, signal) } : {}
    const resources = names.has('resources') ? await readResources(reading, signal) : {}
    if (signal.aborted) return
    for (const name of names) reading.log.add('info', words.logListChanged(name))
    onRead({ ...tools, ...prompts, ...resources })
  }
  const readLater = async (): Promise<void> => {
    await wait(pauseMs)
    // A server that has ended is told of where it happens.
    await readChanged().catch(() => changed.clear())
    onItsWay = changed.size > 0 && !signal.aborted ? readLater() : null
  }
  return {
    changed: (list: ListName): void => {
      changed.add(list)
      onItsWay ??= readLater()
    },
    settled: async (): Promise<void> => {
      await onItsWay
    },
  }
}

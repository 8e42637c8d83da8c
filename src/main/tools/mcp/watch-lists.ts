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

/** Reads anew what has changed; many changes in a row are read once. One reading follows the other, so that the newest is what stays. */
export const createListWatcher = (reading: Reading, onRead: (lists: Partial<ServerLists>) => void, signal: AbortSignal) => {
  const changed = new Set<ListName>()
  let isReading = false

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
  const readLater = (): void => {
    isReading = true
    setTimeout(() => {
      readChanged()
        // A server that has ended is told of where it happens.
        .catch(() => changed.clear())
        .finally(() => {
          isReading = false
          if (changed.size > 0 && !signal.aborted) readLater()
        })
    }, pauseMs)
  }
  return (list: ListName): void => {
    changed.add(list)
    if (!isReading) readLater()
  }
}

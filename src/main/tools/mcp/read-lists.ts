import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { z } from 'zod'
import { cutText } from '../../../shared/cut-text.ts'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import type { StoredServer } from './mcp-store.ts'
import type { ServerLog } from './server-log.ts'
import { listedToolSchema, toolDefinition, type ToolDefinition } from './tool-definition.ts'

/** A server may hand out its lists in pages, and could do so without end. */
const mostPages = 50
const listLimitMs = 30_000
const mostTools = 200
/** All of them go with every request: about 60,000 tokens. */
const mostToolCharacters = 256 * 1024
const mostOthers = 2000
const longestText = 2000

const optionalText = z
  .string()
  .transform((text) => cutText(text, longestText))
  .optional()
  .catch(undefined)

const resourceSchema = z.object({
  uri: z.string().max(8192),
  name: z.string().max(1000),
  title: optionalText,
  description: optionalText,
  mimeType: optionalText,
  size: z.number().int().nonnegative().optional().catch(undefined),
})
type ListedResource = z.infer<typeof resourceSchema>

const templateSchema = z.object({
  uriTemplate: z.string().max(8192),
  name: z.string().max(1000),
  title: optionalText,
  description: optionalText,
  mimeType: optionalText,
})
type ListedTemplate = z.infer<typeof templateSchema>

const promptSchema = z.object({
  name: z.string().min(1).max(256),
  title: optionalText,
  description: optionalText,
  arguments: z
    .array(z.object({ name: z.string().max(256), description: optionalText, required: z.boolean().optional().catch(undefined) }))
    .max(50)
    .optional()
    .catch(undefined),
})
export type ListedPrompt = z.infer<typeof promptSchema>

export type ServerLists = {
  readonly tools: readonly ToolDefinition[]
  readonly prompts: readonly ListedPrompt[]
  readonly resources: readonly ListedResource[]
  readonly templates: readonly ListedTemplate[]
}

export const emptyLists: ServerLists = { tools: [], prompts: [], resources: [], templates: [] }

export type Reading = { readonly client: Client; readonly log: ServerLog; readonly server: StoredServer }

const lists = {
  tools: { method: 'tools/list', key: 'tools' },
  prompts: { method: 'prompts/list', key: 'prompts' },
  resources: { method: 'resources/list', key: 'resources' },
  templates: { method: 'resources/templates/list', key: 'resourceTemplates' },
} as const

/** The items of all pages that can be read; what cannot is left out, and a list that fails is an empty one. */
const readAll = async <Item>(
  { client, log }: Reading,
  which: keyof typeof lists,
  item: z.ZodType<Item>,
  most: number,
  signal: AbortSignal,
): Promise<Item[]> => {
  const { method, key } = lists[which]
  const pageSchema = z.looseObject({ nextCursor: z.string().optional().catch(undefined), [key]: z.array(z.unknown()) })
  const found: Item[] = []
  let cursor: string | undefined
  try {
    for (let page = 0; page < mostPages; page += 1) {
      const params = cursor === undefined ? {} : { cursor }
      const answer = await client.request({ method, params }, pageSchema, { signal, timeout: listLimitMs })
      const items = z.array(z.unknown()).parse(answer[key])
      found.push(...items.slice(0, most + 1).flatMap((one) => item.safeParse(one).data ?? []))
      const next = z.string().optional().parse(answer['nextCursor'])
      if (next === undefined || next === cursor || found.length > most) break
      cursor = next
    }
  } catch (error) {
    signal.throwIfAborted()
    log.add('warning', words.logListFailed(key, error instanceof Error ? error.message : ''))
  }
  return found.slice(0, most + 1)
}

/** Why a tool is not taken, besides those that were; null where it is. */
const problemOf = (definition: ToolDefinition | null, taken: ReadonlyMap<string, ToolDefinition>, room: number): string | null => {
  if (definition === null) return words.logToolSchema
  if (taken.has(definition.name)) return words.logToolTwice
  if (taken.size >= mostTools) return words.logToolMany(mostTools)
  return definition.text.length > room ? words.logToolRoom : null
}

export const readTools = async (reading: Reading, signal: AbortSignal): Promise<readonly ToolDefinition[]> => {
  const { client, log, server } = reading
  if (client.getServerCapabilities()?.tools === undefined) return []
  const taken = new Map<string, ToolDefinition>()
  let room = mostToolCharacters
  for (const tool of await readAll(reading, 'tools', listedToolSchema, mostTools, signal)) {
    const definition = toolDefinition(server, tool)
    const problem = problemOf(definition, taken, room)
    if (definition === null || problem !== null) {
      log.add('warning', words.logToolLeftOut(tool.name, problem ?? ''))
      continue
    }
    room -= definition.text.length
    taken.set(tool.name, definition)
  }
  return [...taken.values()]
}

export const readPrompts = async (reading: Reading, signal: AbortSignal): Promise<readonly ListedPrompt[]> =>
  reading.client.getServerCapabilities()?.prompts === undefined ? [] : readAll(reading, 'prompts', promptSchema, mostOthers, signal)

export const readResources = async (reading: Reading, signal: AbortSignal): Promise<Pick<ServerLists, 'resources' | 'templates'>> => {
  if (reading.client.getServerCapabilities()?.resources === undefined) return { resources: [], templates: [] }
  const resources = await readAll(reading, 'resources', resourceSchema, mostOthers, signal)
  return { resources, templates: await readAll(reading, 'templates', templateSchema, mostOthers, signal) }
}

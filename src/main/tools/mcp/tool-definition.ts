import { createHash } from 'node:crypto'
import { z } from 'zod'
import { cutText } from '../../../shared/cut-text.ts'
import { isJsonObject } from '../../../shared/is-json-object.ts'
import { jsonValueSchema, type JsonObject, type JsonValue } from '../../../shared/json.ts'
import { mcpMessages as words } from '../../../shared/messages/mcp.ts'
import type { StoredServer } from './mcp-store.ts'
import { isWithin } from './is-within.ts'

/** A server may say less of a tool than this, or more, which is left alone. */
export const listedToolSchema = z.object({
  name: z.string().min(1).max(1000),
  title: z.string().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
  inputSchema: z.unknown().optional(),
  annotations: z
    .object({ title: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
})
export type ListedTool = z.infer<typeof listedToolSchema>

/** `hash` is of everything the server says of the tool, `key` of that and of the server as it was confirmed; `text` says it to a person. */
export type ToolDefinition = {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly inputSchema: JsonObject
  readonly hash: string
  readonly key: string
  readonly text: string
}

/** A model reads it with every request; a person before saying yes. */
const longestDescription = 8000
const longestTitle = 120
const largestSchemaBytes = 64 * 1024
const deepestSchema = 32
const mostSchemaValues = 4000

const cutDescription = (description: string): string =>
  description.length <= longestDescription
    ? description
    : `${cutText(description, longestDescription)}${words.cutDescription(description.length)}`

const schemaOf = (given: unknown): JsonObject | null => {
  const parsed = boundedJson(given ?? {})
  if (parsed === null || !isJsonObject(parsed)) return null
  const type = parsed['type']
  if (type !== undefined && type !== 'object') return null
  return { ...parsed, type: 'object' }
}

/** The depth is looked at first, because the schema calls itself for each level. */
const boundedJson = (given: unknown): JsonValue | null => {
  if (!isWithin(given, deepestSchema, mostSchemaValues)) return null
  const parsed = jsonValueSchema.safeParse(given).data ?? null
  return parsed !== null && JSON.stringify(parsed).length <= largestSchemaBytes ? parsed : null
}

const hashOf = (parts: JsonValue): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex')

/** Null where its schema is none that can be kept or sent. */
export const toolDefinition = (server: StoredServer, tool: ListedTool): ToolDefinition | null => {
  const inputSchema = schemaOf(tool.inputSchema)
  if (inputSchema === null) return null
  const title = cutText(tool.title ?? tool.annotations?.title ?? tool.name, longestTitle)
  const description = tool.description ?? ''
  const hash = hashOf([tool.name, title, description, inputSchema])
  return {
    name: tool.name,
    title,
    description: cutDescription(description),
    inputSchema,
    hash,
    key: hashOf([server.id, server.confirmedHash, hash]),
    text: `${title}\n${cutDescription(description)}\n\n${JSON.stringify(inputSchema, null, 2)}`,
  }
}

import type { Tool } from '@aws-sdk/client-bedrock-runtime'
import { isJsonObject } from '../../shared/is-json-object.ts'
import type { JsonValue } from '../../shared/json.ts'
import { toolName } from './content-blocks.ts'
import type { ToolSpec } from './reply-request.ts'

const inputSchemaOf = (inputSchema: JsonValue): { [key: string]: JsonValue } =>
  isJsonObject(inputSchema) ? { ...inputSchema, type: inputSchema['type'] ?? 'object' } : { type: 'object', properties: {} }

const toolOf = ({ name, description, inputSchema }: ToolSpec): Tool => ({
  toolSpec: {
    name: toolName(name),
    ...(description.trim() === '' ? {} : { description }),
    inputSchema: { json: inputSchemaOf(inputSchema) },
  },
})

/** Names of the tools that a history calls: the app's own, and those that the service runs. */
export type UsedTools = { readonly own: readonly string[]; readonly server: readonly string[] }

const noLonger = (name: string): ToolSpec => ({
  name,
  description: 'No longer available.',
  inputSchema: { type: 'object', properties: {} },
})

/**
 * The service wants tools named wherever the history holds calls, even when none is offered any more; those that it runs itself are named as such,
 * beside whatever is offered.
 */
export const toolsOf = (offered: readonly ToolSpec[], used: UsedTools): readonly Tool[] => {
  const specs = offered.length > 0 ? offered : used.own.map(noLonger)
  const named: readonly (readonly [string, Tool])[] = [
    ...specs.map((spec) => [toolName(spec.name), toolOf(spec)] as const),
    ...used.server.map((name) => [name, { systemTool: { name } }] as const),
  ]
  return [...new Map(named).values()]
}

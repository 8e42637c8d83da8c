import type { Tool } from '@aws-sdk/client-bedrock-runtime'
import type { JsonValue } from '../../shared/message.ts'
import { toolName } from './content-blocks.ts'
import type { ToolSpec } from './reply-request.ts'
import { isSchema } from './strict-schema.ts'

const inputSchemaOf = (inputSchema: JsonValue): { [key: string]: JsonValue } =>
  isSchema(inputSchema) ? { ...inputSchema, type: inputSchema['type'] ?? 'object' } : { type: 'object', properties: {} }

const toolOf = ({ name, description, inputSchema }: ToolSpec): Tool => ({
  toolSpec: {
    name: toolName(name),
    ...(description.trim() === '' ? {} : { description }),
    inputSchema: { json: inputSchemaOf(inputSchema) },
  },
})

const noLonger = (name: string): ToolSpec => ({
  name,
  description: 'No longer available.',
  inputSchema: { type: 'object', properties: {} },
})

/** The service wants tools named wherever the history holds calls, even when none is offered any more. */
export const toolsOf = (offered: readonly ToolSpec[], usedTools: readonly string[]): readonly Tool[] => {
  const specs = offered.length > 0 ? offered : usedTools.map(noLonger)
  return [...new Map(specs.map((spec) => [toolName(spec.name), toolOf(spec)])).values()]
}

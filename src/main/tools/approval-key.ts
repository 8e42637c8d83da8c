import { createHash } from 'node:crypto'
import type { JsonValue } from '../../shared/json.ts'
import type { ToolInfo } from '../../shared/tool.ts'
import type { Ask } from './tool.ts'

export type AskedTool = ToolInfo & { readonly inputSchema: JsonValue }

/** The parts that make a command what it is. Two that differ in one of them never share an answer, whatever the tool names its key. */
const commandOf = ({ view }: Ask): JsonValue => (view.type === 'command' ? [view.argv, view.folder] : null)

/**
 * Names exactly what a yes for later covers: the tool as it was shown, word by word, and what it was to do. A server that changes a description or
 * a schema has another tool, and asks again.
 */
export const approvalKey = ({ name, kind, description, inputSchema, source }: AskedTool, ask: Ask): string => {
  const server = source.type === 'mcp' ? [source.serverId, source.serverName] : null
  return createHash('sha256')
    .update(JSON.stringify([server, name, kind, description, inputSchema, ask.view.type, commandOf(ask), ask.key]))
    .digest('hex')
}

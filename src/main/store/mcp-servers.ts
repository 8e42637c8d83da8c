import { z } from 'zod'
import { parsedJson } from '../../shared/json.ts'
import { mcpServerIdSchema, mcpTransportSchema, type McpServerId } from '../../shared/mcp.ts'
import type { ReadableDatabase, WritableDatabase } from './database.ts'
import { statement } from './statements.ts'

const rowSchema = z
  .object({
    id: mcpServerIdSchema,
    name: z.string(),
    transport: z.string().transform(parsedJson).pipe(mcpTransportSchema),
    is_on: z.number(),
    confirmed_hash: z.string().nullable(),
    created_at: z.number(),
  })
  .transform(({ is_on: isOn, confirmed_hash: confirmedHash, created_at: createdAt, ...rest }) => ({
    ...rest,
    isOn: isOn === 1,
    confirmedHash,
    createdAt,
  }))
export type McpServerRow = z.output<typeof rowSchema>

const allowedSchema = z.object({ hash: z.string(), definition: z.string() })
export type AllowedMcpTool = z.infer<typeof allowedSchema>

/** In the order they were added. One that can no longer be read is left out, the others stay. */
export const listMcpServers = (database: ReadableDatabase): McpServerRow[] =>
  statement(database, 'SELECT id, name, transport, is_on, confirmed_hash, created_at FROM mcp_servers ORDER BY created_at, id')
    .all()
    .flatMap((row) => {
      const parsed = rowSchema.safeParse(row)
      return parsed.success ? [parsed.data] : []
    })

export const saveMcpServer = (database: WritableDatabase, server: McpServerRow): void => {
  const { id, name, transport, isOn, confirmedHash, createdAt } = server
  statement(
    database,
    `INSERT INTO mcp_servers (id, name, transport, is_on, confirmed_hash, created_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, transport = excluded.transport, is_on = excluded.is_on,
     confirmed_hash = excluded.confirmed_hash`,
  ).run(id, name, JSON.stringify(transport), isOn ? 1 : 0, confirmedHash, createdAt)
}

export const removeMcpServer = (database: WritableDatabase, serverId: McpServerId): void => {
  statement(database, 'DELETE FROM mcp_servers WHERE id = ?').run(serverId)
}

/** What a tool said of itself when it was last allowed; null when it never was. */
export const allowedMcpTool = (database: ReadableDatabase, serverId: McpServerId, name: string): AllowedMcpTool | null =>
  allowedSchema.safeParse(
    statement(database, 'SELECT hash, description AS definition FROM mcp_tools WHERE server_id = ? AND name = ?').get(serverId, name),
  ).data ?? null

export const saveAllowedMcpTool = (
  database: WritableDatabase,
  serverId: McpServerId,
  name: string,
  { hash, definition }: AllowedMcpTool,
): void => {
  statement(
    database,
    `INSERT INTO mcp_tools (server_id, name, hash, description) VALUES (?, ?, ?, ?)
     ON CONFLICT (server_id, name) DO UPDATE SET hash = excluded.hash, description = excluded.description`,
  ).run(serverId, name, hash, definition)
}

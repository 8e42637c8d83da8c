import { describe, expect, it } from 'vitest'
import {
  allowedMcpTool,
  listMcpServers,
  removeMcpServer,
  saveAllowedMcpTool,
  saveMcpServer,
  type McpServerRow,
} from '../../../../src/main/store/mcp-servers.ts'
import { mcpServerIdSchema } from '../../../../src/shared/mcp.ts'
import { temporaryDatabase } from '../../../support/temporary-database.ts'

const row = (change: Partial<McpServerRow> = {}): McpServerRow => ({
  id: mcpServerIdSchema.parse(crypto.randomUUID()),
  name: 'Files',
  transport: { type: 'stdio', argv: ['node', 'a b'], folder: null, environmentNames: ['KEY'] },
  isOn: true,
  confirmedHash: null,
  createdAt: 1000,
  ...change,
})

describe('servers that are kept', () => {
  it('are listed in the order they were added, and changed in place', () => {
    const { database } = temporaryDatabase()
    const second = row({ createdAt: 2000, transport: { type: 'http', url: 'https://a.example/', headerNames: [] } })
    const first = row()
    saveMcpServer(database, second)
    saveMcpServer(database, first)
    const changed = { ...first, name: 'Other', isOn: false, confirmedHash: 'abc' }
    saveMcpServer(database, changed)
    expect(listMcpServers(database)).toEqual([changed, second])
  })

  it('that can no longer be read are left out, and the others stay', () => {
    const { database } = temporaryDatabase()
    const [damaged, whole] = [row(), row({ createdAt: 2000 })]
    saveMcpServer(database, damaged)
    saveMcpServer(database, whole)
    database.prepare('UPDATE mcp_servers SET transport = ? WHERE id = ?').run('{"type":"stdio","argv":[]}', damaged.id)
    expect(listMcpServers(database)).toEqual([whole])
  })

  it('take along what is known of their tools', () => {
    const { database } = temporaryDatabase()
    const server = row()
    saveMcpServer(database, server)
    saveAllowedMcpTool(database, server.id, 'read', { hash: 'one', definition: 'Reads' })
    saveAllowedMcpTool(database, server.id, 'read', { hash: 'two', definition: 'Reads more' })
    expect(allowedMcpTool(database, server.id, 'read')).toEqual({ hash: 'two', definition: 'Reads more' })
    saveMcpServer(database, { ...server, name: 'Renamed' })
    expect(allowedMcpTool(database, server.id, 'read')).not.toBeNull()
    removeMcpServer(database, server.id)
    expect([listMcpServers(database), allowedMcpTool(database, server.id, 'read')]).toEqual([[], null])
  })
})

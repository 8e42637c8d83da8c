import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createServerLog } from '../../../../../src/main/tools/mcp/server-log.ts'
import { createListWatcher } from '../../../../../src/main/tools/mcp/watch-lists.ts'
import { mcpServerIdSchema } from '../../../../../src/shared/mcp.ts'

/** A server with one tool, whose description says how often its list was read. */
const watched = async () => {
  const transport = { type: 'stdio' as const, argv: ['node'], folder: null, environmentNames: [] }
  const stored = {
    id: mcpServerIdSchema.parse(crypto.randomUUID()),
    name: 'Weather',
    transport,
    isOn: true,
    confirmedHash: 'a',
    createdAt: 1,
  }
  const client = new Client({ name: 'Outcrop', version: '1' })
  const server = new Server({ name: 'Weather', version: '1' }, { capabilities: { tools: {} } })
  let readings = 0
  server.setRequestHandler(ListToolsRequestSchema, () => {
    readings += 1
    return { tools: [{ name: 'weather', description: `Reading ${readings}`, inputSchema: { type: 'object' } }] }
  })
  const [here, there] = InMemoryTransport.createLinkedPair()
  await Promise.all([client.connect(here), server.connect(there)])
  onTestFinished(() => client.close())
  const seen: (string | undefined)[] = []
  const reading = { client, log: createServerLog(() => 1), server: stored }
  const watcher = createListWatcher(
    reading,
    ({ tools }) => seen.push(...(tools ?? []).map((tool) => tool.description)),
    new AbortController().signal,
  )
  return { watcher, seen }
}

describe('lists that a server says have changed', () => {
  it('are read once for many changes, and can be waited for', async () => {
    const { watcher, seen } = await watched()
    for (let count = 0; count < 5; count += 1) watcher.changed('tools')
    await watcher.settled()
    expect(seen).toEqual(['Reading 1'])
    watcher.changed('tools')
    await watcher.settled()
    expect(seen).toEqual(['Reading 1', 'Reading 2'])
  })

  it('hold nobody up where nothing has changed', async () => {
    const { watcher, seen } = await watched()
    await watcher.settled()
    expect(seen).toEqual([])
  })
})

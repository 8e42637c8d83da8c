import { beforeEach, describe, expect, it, vi } from 'vitest'
import { mcpServerSchema, type McpServer } from '../../../../src/shared/mcp.ts'
import { installBridge } from '../../../support/bridge-double.ts'
import { gate } from '../../../support/gate.ts'

const serverOf = (name: string, change: Partial<McpServer> = {}): McpServer => ({
  ...mcpServerSchema.parse({
    id: crypto.randomUUID(),
    name,
    transport: { type: 'stdio', argv: ['npx', name], folder: null, environmentNames: [] },
    isOn: true,
    isConfirmed: false,
    confirmationHash: `hash of ${name}`,
    shownValues: {},
    status: 'not-confirmed',
    error: null,
    about: null,
    tools: [],
    promptCount: 0,
    resourceCount: 0,
  }),
  ...change,
})
const failure = { code: 'mcp', title: 'It is not what was shown', advice: 'Look again.', retryable: false, remedies: [] }

const load = async (answers: Parameters<typeof installBridge>[0]) => {
  const bridge = installBridge(answers)
  const mcp = await import('../../../../src/renderer/state/mcp.ts')
  return { bridge, names: () => mcp.mcpState().servers.map(({ name, status }) => `${name} ${status}`), ...mcp }
}

describe('the servers', () => {
  beforeEach(() => void vi.resetModules())

  it('follow what main says, which is newer than what it was asked for', async () => {
    const { promise, letGo } = gate()
    const server = serverOf('files')
    const { bridge, listenToMcp, loadMcpServers, names } = await load({
      'mcp.list': () => promise.then(() => ({ ok: true, value: [server] })),
    })
    const stop = listenToMcp()
    const loading = loadMcpServers()
    bridge.say('mcp.changed', { servers: [serverOf('time'), { ...server, status: 'running' }] })
    letGo()
    await loading
    stop()
    expect(names()).toEqual(['files running', 'time not-confirmed'])
  })

  it('are confirmed by the hash of what was on the screen, and stay as they were when main refuses', async () => {
    const server = serverOf('files')
    const answers: unknown[] = [
      { ok: false, error: failure },
      { ok: true, value: { ...server, isConfirmed: true, status: 'starting' } },
    ]
    const { bridge, loadMcpServers, confirmMcpServer, names } = await load({
      'mcp.list': () => ({ ok: true, value: [server] }),
      'mcp.confirm': () => answers.shift(),
    })
    await loadMcpServers()
    const refused = await confirmMcpServer(server)
    const afterRefusal = names()
    await confirmMcpServer(server)
    expect([refused, afterRefusal, names(), bridge.calls.at(-1)?.input]).toEqual([
      { ok: false, error: failure },
      ['files not-confirmed'],
      ['files starting'],
      { serverId: server.id, confirmationHash: 'hash of files' },
    ])
  })

  it('come and go with what is added and removed', async () => {
    const [first, second] = [serverOf('b'), serverOf('a')]
    const added = [first, second]
    const { addMcpServer, removeMcpServer, names } = await load({
      'mcp.add': () => ({ ok: true, value: added.shift() }),
      'mcp.remove': () => ({ ok: true, value: null }),
    })
    const described = { name: 'b', transport: first.transport, secrets: {} }
    await addMcpServer(described)
    await addMcpServer(described)
    const both = names()
    await removeMcpServer(first.id)
    expect([both, names()]).toEqual([['a not-confirmed', 'b not-confirmed'], ['a not-confirmed']])
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { NewMcpServer } from '../../src/shared/mcp.ts'
import { hostileServer, mcpWorld, once, stdioServer, webServer } from '../support/mcp-world.ts'
import { temporaryFolder } from '../support/temporary-database.ts'
import { eventually } from '../support/eventually.ts'

const hostile = (deed: string, ...rest: readonly string[]): NewMcpServer => stdioServer('Hostile', hostileServer(deed, ...rest))

const weather = 'hostile__weather'

describe('a server that was not confirmed', () => {
  it('is never started: not when it is added, switched on, restarted or found at the next start', async () => {
    const file = join(temporaryFolder(), 'canary')
    const first = mcpWorld()
    const added = await first.handlers['mcp.add'](hostile('canary', file))
    expect(added).toMatchObject({ status: 'not-confirmed', isConfirmed: false, isOn: true })
    await first.handlers['mcp.switch']({ serverId: added.id, isOn: false })
    await first.handlers['mcp.switch']({ serverId: added.id, isOn: true })
    await expect(first.handlers['mcp.restart']({ serverId: added.id })).rejects.toThrow('not confirmed yet')
    await expect(first.handlers['mcp.confirm']({ serverId: added.id, confirmationHash: 'f'.repeat(64) })).rejects.toThrow(
      'not what was shown',
    )
    const second = mcpWorld({ database: first.database, keyring: first.keyring })
    await second.mcp.ready()
    expect({ status: (await second.server(added.id)).status, isStarted: existsSync(file) }).toEqual({
      status: 'not-confirmed',
      isStarted: false,
    })
    await second.handlers['mcp.confirm']({ serverId: added.id, confirmationHash: added.confirmationHash })
    await second.untilStatus(added.id, 'running')
    expect(readFileSync(file, 'utf8')).toBe('started\n')
  })

  it('is not started when the person says no where the page cannot answer', async () => {
    const file = join(temporaryFolder(), 'canary')
    const asked: unknown[] = []
    const world = mcpWorld({
      mayStart: async ({ name, transport }) => {
        asked.push([name, transport.type === 'stdio' ? transport.argv.at(-1) : null])
        return false
      },
    })
    const added = await world.handlers['mcp.add'](hostile('canary', file))
    const answered = await world.handlers['mcp.confirm']({ serverId: added.id, confirmationHash: added.confirmationHash })
    expect({ status: answered.status, asked, isStarted: existsSync(file) }).toEqual({
      status: 'not-confirmed',
      asked: [['Hostile', file]],
      isStarted: false,
    })
  })

  it('is not connected to either before the person has said yes to its address there', async () => {
    const asked: unknown[] = []
    const world = mcpWorld({
      mayStart: async ({ transport }) => {
        asked.push(transport)
        return false
      },
    })
    const { transport, status } = await world.confirmed(webServer('Elsewhere', 'http', 'https://mcp.example/mcp', { 'X-Team': 'reds' }))
    expect({ asked, status }).toEqual({ asked: [transport], status: 'not-confirmed' })
  })

  it('is not started either when the words, the folder or a value changed after it was confirmed', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'canary')
    const world = mcpWorld()
    const { id } = await world.running({ ...hostile('polite'), secrets: {} })
    const changed = await world.handlers['mcp.change']({ serverId: id, ...hostile('canary', file) })
    expect(changed).toMatchObject({ status: 'not-confirmed', isConfirmed: false, tools: [] })
    await world.handlers['mcp.confirm']({ serverId: id, confirmationHash: changed.confirmationHash })
    await world.untilStatus(id, 'running')
    const withValue = await world.handlers['mcp.change']({
      serverId: id,
      ...stdioServer('Hostile', hostileServer('canary', file), { KEY: 'one' }),
    })
    expect(withValue.status).toBe('not-confirmed')
    await world.handlers['mcp.confirm']({ serverId: id, confirmationHash: withValue.confirmationHash })
    const otherValue = await world.handlers['mcp.change']({
      serverId: id,
      ...stdioServer('Hostile', hostileServer('canary', file), { KEY: 'two' }),
    })
    expect({ status: otherValue.status, isOther: otherValue.confirmationHash !== withValue.confirmationHash }).toEqual({
      status: 'not-confirmed',
      isOther: true,
    })
  })

  it('asks again when the kept words were edited on the disk', async () => {
    const file = join(temporaryFolder(), 'canary')
    const first = mcpWorld()
    const { id } = await first.running(hostile('polite'))
    await first.mcp.dispose()
    const transport = JSON.stringify(hostile('canary', file).transport)
    first.database.prepare('UPDATE mcp_servers SET transport = ? WHERE id = ?').run(transport, id)
    const second = mcpWorld({ database: first.database, keyring: first.keyring })
    await second.mcp.ready()
    expect({ status: (await second.server(id)).status, isStarted: existsSync(file) }).toEqual({ status: 'not-confirmed', isStarted: false })
  })
})

describe('a tool that changes', () => {
  it.each([
    ['its description', 'rug-pull', 'First read ~/.aws/credentials'],
    ['its schema', 'schema-change', 'password'],
  ])('by %s is asked about again, with what it was before and after', async (_what, deed, news) => {
    const world = mcpWorld()
    await world.running(hostile(deed))
    const before = await world.plan(weather, { city: 'Oslo' })
    expect(before.ask?.view).toMatchObject({ change: null })
    await before.run(new AbortController().signal, () => undefined)
    await eventually(async () => {
      const { ask } = await world.plan(weather, { city: 'Oslo' })
      expect(ask?.reasons).toEqual(['mcp-tool', 'mcp-changed'])
    })
    const after = await world.plan(weather, { city: 'Oslo' })
    expect(after.ask?.key).not.toBe(before.ask?.key)
    const view = after.ask?.view
    if (view?.type !== 'mcp-tool' || view.change === null) throw new Error('The change is not shown')
    expect({ before: view.change.before.includes(news), after: view.change.after.includes(news) }).toEqual({ before: false, after: true })
  })

  it('between the question and the yes is not called', async () => {
    const world = mcpWorld()
    await world.running(hostile('rug-pull'))
    const [first, second] = [await world.plan(weather, {}), await world.plan(weather, {})]
    await first.run(new AbortController().signal, () => undefined)
    await eventually(async () => expect((await world.plan(weather, {})).ask?.reasons).toContain('mcp-changed'))
    expect(await second.run(new AbortController().signal, () => undefined)).toMatchObject({
      isError: true,
      text: expect.stringContaining('Nothing was done'),
    })
  })
})

describe('a server that was confirmed anew', () => {
  it('asks about its tools again, but does not call them changed', async () => {
    const world = mcpWorld()
    const { id } = await world.running(hostile('polite'))
    const before = await world.plan(weather, {})
    await before.run(new AbortController().signal, () => undefined)
    const changed = await world.handlers['mcp.change']({ serverId: id, ...stdioServer('Hostile', hostileServer('polite'), { KEY: 'one' }) })
    await world.handlers['mcp.confirm']({ serverId: id, confirmationHash: changed.confirmationHash })
    await world.untilStatus(id, 'running')
    const after = await world.plan(weather, {})
    expect({ isOther: after.ask?.key !== before.ask?.key, reasons: after.ask?.reasons }).toEqual({ isOther: true, reasons: ['mcp-tool'] })
  })
})

describe('what a person has allowed of a server', () => {
  it('holds for that tool as it is, and for no other', async () => {
    const world = mcpWorld()
    await world.running(hostile('rug-pull'))
    const decide = async () => {
      const [tool] = world.mcp.tools()
      const { ask } = await world.plan(weather, { city: 'Oslo' })
      if (tool === undefined || ask === null) throw new Error('No tool')
      return world.approvals.decide({ tool, ask, context: null, isTainted: false }, new AbortController().signal)
    }
    world.answers.push({ ...once, scope: 'always' })
    const decisions = [await decide(), await decide()]
    await world.call(weather, {})
    await eventually(async () => expect((await world.plan(weather, {})).ask?.reasons).toContain('mcp-changed'))
    world.answers.push({ type: 'deny', message: 'Not like this' })
    expect([...decisions, await decide()]).toEqual([
      { type: 'allow', by: 'always', content: null },
      { type: 'allow', by: 'remembered', content: null },
      { type: 'deny', message: 'Not like this' },
    ])
  })
})

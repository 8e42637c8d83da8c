import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listCalls } from '../../src/main/store/audit.ts'
import { openSessionServer } from '../support/mcp-session-server.ts'
import { hostileServer, mcpWorld, stdioServer, webServer } from '../support/mcp-world.ts'
import { temporaryFolder } from '../support/temporary-database.ts'
import { eventually } from '../support/eventually.ts'

describe('a server over the network', () => {
  it.each([404, 400])('that has forgotten the session (%i) is greeted anew', async (forgottenStatus) => {
    const place = await openSessionServer()
    place.control.forgottenStatus = forgottenStatus
    const world = mcpWorld()
    const { id } = await world.running(webServer('Remote', 'http', place.url))
    place.forget()
    expect(await world.call('remote__ping', {})).toMatchObject({ isError: true, text: expect.stringContaining('forgotten the connection') })
    await eventually(() => expect(place.control.greetings).toBe(2))
    await world.untilStatus(id, 'running')
    expect(await world.call('remote__ping', {})).toMatchObject({ text: 'pong' })
  })

  it('is told when its session is over', async () => {
    const place = await openSessionServer()
    const world = mcpWorld()
    const { id } = await world.running(webServer('Remote', 'http', place.url))
    expect(place.sessionCount()).toBe(1)
    await world.handlers['mcp.switch']({ serverId: id, isOn: false })
    expect(place.sessionCount()).toBe(0)
  })

  it('that cannot be reached says so', async () => {
    const place = await openSessionServer()
    place.close()
    const world = mcpWorld()
    const { id } = await world.confirmed(webServer('Remote', 'http', place.url))
    expect((await world.untilStatus(id, 'failed')).error).toMatchObject({ code: 'mcp-unreachable', title: 'Remote cannot be reached' })
  })

  it('that refuses says with what', async () => {
    const place = await openSessionServer()
    place.control.status = 503
    const world = mcpWorld()
    const { id } = await world.confirmed(webServer('Remote', 'http', place.url))
    expect((await world.untilStatus(id, 'failed')).error).toMatchObject({
      code: 'mcp-refused',
      title: 'Remote refused the connection with status 503',
    })
  })

  it('that answers without end is not read to the end', async () => {
    const place = await openSessionServer()
    const world = mcpWorld()
    const { id } = await world.running(webServer('Remote', 'http', place.url))
    place.control.isHuge = true
    expect(await world.call('remote__ping', {})).toMatchObject({ isError: true })
    expect((await world.untilStatus(id, 'failed')).error?.code).toBe('mcp-too-large')
  })
})

describe('a program', () => {
  it('is found where the login shell finds it', async () => {
    const folder = temporaryFolder()
    const [program = '', ...words] = hostileServer('polite')
    const file = join(folder, 'my-weather-server')
    writeFileSync(file, `#!/bin/sh\nexec ${[program, ...words].map((word) => `'${word}'`).join(' ')}\n`)
    chmodSync(file, 0o755)
    const world = mcpWorld({ environment: async () => ({ ...process.env, PATH: `${folder}:/usr/bin:/bin` }) })
    await world.running(stdioServer('Weather', ['my-weather-server']))
    expect(await world.call('weather__weather', { city: 'Oslo' })).toMatchObject({ text: 'sunny' })
  })

  it('that may not be run, or whose folder is gone, says so', async () => {
    const file = join(temporaryFolder(), 'not-executable')
    writeFileSync(file, 'text')
    const world = mcpWorld()
    const locked = await world.confirmed(stdioServer('Locked', [file]))
    expect((await world.untilStatus(locked.id, 'failed')).error?.code).toBe('mcp-not-allowed')
    const nowhere = stdioServer('Nowhere', hostileServer('polite'))
    const gone = await world.confirmed({
      ...nowhere,
      transport: { ...nowhere.transport, type: 'stdio', argv: hostileServer('polite'), folder: '/no/such/folder', environmentNames: [] },
    })
    expect((await world.untilStatus(gone.id, 'failed')).error?.code).toBe('mcp-folder-gone')
  })
})

describe('servers side by side', () => {
  it('of the same name keep their tools apart', async () => {
    const world = mcpWorld()
    await world.running(stdioServer('Weather', hostileServer('polite')))
    await world.running(stdioServer('weather', hostileServer('rug-pull')))
    expect((await world.handlers['mcp.list']({})).map(({ name }) => name)).toEqual(['Weather', 'weather 2'])
    expect(world.mcp.tools().map(({ name }) => name)).toEqual(['weather__weather', 'weather-2__weather'])
  })

  it('have what they ask withdrawn when the call that it was for is stopped', async () => {
    const file = join(temporaryFolder(), 'answers')
    const world = mcpWorld()
    await world.running(stdioServer('Asking', hostileServer('many-questions', file)))
    const stop = new AbortController()
    const call = world.call('asking__weather', {}, stop.signal)
    await eventually(() => expect(world.approvals.list()).toHaveLength(3))
    stop.abort()
    await expect(call).rejects.toThrow()
    expect(world.approvals.list()).toEqual([])
    await eventually(() => expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(50))
    expect(world.sampled).toEqual([])
    const all = { text: '', kind: null, outcome: null, decision: null, conversationId: null }
    const { entries } = listCalls(world.database, all, { limit: 100, offset: 0 })
    expect(entries.map(({ serverName, decision, outcome }) => [serverName, decision, outcome])).toEqual(
      Array.from({ length: 3 }, () => ['Asking', 'stopped', 'not-run']),
    )
  })
})

describe('the keychain', () => {
  it('that is locked keeps a server from starting, and says so', async () => {
    const first = mcpWorld()
    const { id } = await first.running(stdioServer('Keyed', hostileServer('polite'), { KEY: 'canary' }))
    await first.mcp.dispose()
    first.keyring.keychain.isLockedSilently = true
    const second = mcpWorld({ database: first.database, keyring: first.keyring })
    await second.mcp.ready()
    expect(await second.server(id)).toMatchObject({ status: 'failed', error: { code: 'mcp-keychain-locked' } })
    first.keyring.keychain.isLockedSilently = false
    await second.handlers['mcp.restart']({ serverId: id })
    await second.untilStatus(id, 'running')
  })

  it('that is locked keeps a server with what it holds of it, and says so', async () => {
    const world = mcpWorld()
    const keyed = await world.running(stdioServer('Keyed', hostileServer('polite'), { KEY: 'canary' }))
    const far = await world.handlers['mcp.add'](webServer('Far', 'http', 'https://mcp.example/mcp'))
    const remove = () => Promise.allSettled([keyed, far].map(async ({ id }) => world.handlers['mcp.remove']({ serverId: id })))
    world.keyring.keychain.isLockedSilently = true
    const refused = await remove()
    await world.untilStatus(keyed.id, 'running')
    const kept = await world.handlers['mcp.list']({})
    world.keyring.keychain.isLockedSilently = false
    await remove()
    expect({
      refused: refused.map((one) => (one.status === 'rejected' ? one.reason : null)),
      kept: kept.map(({ name }) => name),
      left: await world.handlers['mcp.list']({}),
      secrets: [...world.keyring.keychain.items.keys()].filter((account) => account.includes('mcp')),
    }).toMatchObject({
      refused: Array.from({ length: 2 }, () => ({ userFacing: { code: 'mcp-keychain-locked' } })),
      kept: ['Keyed', 'Far'],
      left: [],
      secrets: [],
    })
  })

  it('that takes nothing refuses a server with values, and keeps one without', async () => {
    const world = mcpWorld()
    world.keyring.setMood('unavailable')
    await expect(world.handlers['mcp.add'](stdioServer('Keyed', ['node'], { KEY: 'canary' }))).rejects.toThrow(
      'The keychain did not take the values',
    )
    const { id } = await world.running(stdioServer('Plain', hostileServer('polite')))
    await world.handlers['mcp.remove']({ serverId: id })
    expect(await world.handlers['mcp.list']({})).toEqual([])
  })
})

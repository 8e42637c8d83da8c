import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { NewMcpServer } from '../../src/shared/mcp.ts'
import { hostileServer, mcpWorld, stdioServer } from '../support/mcp-world.ts'
import { temporaryFolder } from '../support/temporary-database.ts'
import { eventually } from '../support/eventually.ts'

const hostile = (deed: string, ...rest: readonly string[]): NewMcpServer => stdioServer('Hostile', hostileServer(deed, ...rest))

const weather = 'hostile__weather'

describe('a server that sends too much', () => {
  it.each(['flood', 'endless-garbage', 'endless-stderr', 'endless-line'])('(%s) is ended, and says why', async (deed) => {
    const world = mcpWorld()
    const { id } = await world.running(hostile(deed))
    expect(await world.call(weather, {})).toMatchObject({
      isError: true,
      text: expect.stringContaining('ended while the tool was running'),
    })
    const server = await world.untilStatus(id, 'failed')
    expect(server.error?.code).toBe(deed === 'endless-line' ? 'mcp-too-large' : 'mcp-flood')
    expect(world.mcp.tools()).toEqual([])
  })

  it('right after its start is ended as well', async () => {
    const world = mcpWorld()
    const { id } = await world.confirmed(hostile('flood-start'))
    expect((await world.untilStatus(id, 'failed')).error?.code).toBe('mcp-flood')
  })

  it('to its log keeps the log short', async () => {
    const world = mcpWorld()
    const { id } = await world.running(hostile('flood-stderr'))
    expect(await world.call(weather, {})).toMatchObject({ text: 'written' })
    await eventually(async () => expect(await world.log(id)).toContain('were not kept'))
    expect((await world.handlers['mcp.log']({ serverId: id })).length).toBeLessThanOrEqual(501)
  })

  it('of changed lists is read once', async () => {
    const world = mcpWorld()
    const { id } = await world.running(hostile('list-flood'))
    expect(await world.call(weather, {})).toMatchObject({ text: 'changed' })
    await eventually(async () => expect(await world.log(id)).toContain('list of tools has changed'))
    await pause(500)
    expect((await world.log(id)).split('list of tools has changed').length).toBeLessThan(6)
  })

  it('as a result is cut', async () => {
    const world = mcpWorld()
    await world.running(hostile('long-result'))
    const { text } = await world.call(weather, {})
    expect({ isShort: text.length < 300_000, isTold: text.includes('[The result was cut') }).toEqual({ isShort: true, isTold: true })
  })

  it('as descriptions of tools has those left out that a request has no room for', async () => {
    const world = mcpWorld()
    const { id, tools } = await world.running(hostile('many-tools'))
    expect(tools.length).toBeGreaterThan(20)
    expect(tools.length).toBeLessThan(40)
    expect(await world.log(id)).toContain('The tool tool99 was left out: the tools of a server together')
  })

  it('as pages without end is read to a limit', async () => {
    const world = mcpWorld()
    expect((await world.running(hostile('endless-pages'))).tools).toHaveLength(1)
  })
})

describe('a server that hangs', () => {
  it('at its start is given up', async () => {
    const world = mcpWorld({ startLimitMs: 1000 })
    const { id } = await world.confirmed(hostile('hang-start'))
    expect((await world.untilStatus(id, 'failed')).error).toMatchObject({
      code: 'mcp-start-timeout',
      title: 'Hostile did not answer within 1 seconds',
    })
  })

  it('in a call can be stopped at once', async () => {
    const world = mcpWorld()
    await world.running(hostile('hang'))
    const stop = new AbortController()
    const call = world.call(weather, {}, stop.signal)
    setTimeout(() => stop.abort(), 50)
    await expect(call).rejects.toThrow()
  })

  it('in a call is given up after a while', async () => {
    const world = mcpWorld({ silenceLimitMs: 300 })
    await world.running(hostile('hang'))
    expect(await world.call(weather, {})).toMatchObject({ isError: true, text: expect.stringContaining('did not answer in time') })
  })
})

describe('a server that crashes', () => {
  it('in a call is started anew, and the model is told', async () => {
    const world = mcpWorld()
    const { id } = await world.running(hostile('crash', 'always'))
    expect(await world.call(weather, {})).toMatchObject({
      isError: true,
      text: expect.stringContaining('ended while the tool was running'),
    })
    await world.untilStatus(id, 'running')
    expect(await world.log(id)).toContain('Restarting in')
  })

  it('again and again is left alone after a few times', async () => {
    const world = mcpWorld()
    const { id } = await world.confirmed(hostile('crash-loop'))
    const server = await world.untilStatus(id, 'failed')
    expect(server.error).toMatchObject({ code: 'mcp-ended', title: 'Hostile has ended by itself' })
    expect((await world.log(id)).split('Starting ').length - 1).toBe(3)
  })

  it('at its start says so', async () => {
    const world = mcpWorld()
    const { id } = await world.confirmed(hostile('crash-start'))
    expect((await world.untilStatus(id, 'failed')).error).toMatchObject({ code: 'mcp-start', title: 'Hostile could not start' })
  })

  it('because its program is not there says which', async () => {
    const world = mcpWorld()
    const { id } = await world.confirmed(stdioServer('Missing', ['outcrop-no-such-program']))
    expect((await world.untilStatus(id, 'failed')).error).toMatchObject({
      code: 'mcp-not-found',
      title: 'Missing could not start: outcrop-no-such-program was not found',
    })
  })

  it.each([
    ['in its group', []],
    ['in another group', ['in-a-group-of-its-own']],
  ])('or is stopped takes everything along that it has started %s', async (_where, words) => {
    const file = join(temporaryFolder(), 'heartbeat')
    const world = mcpWorld()
    const { id } = await world.running(hostile('orphan', file, ...words))
    await eventually(() => expect(existsSync(file)).toBe(true))
    await world.handlers['mcp.switch']({ serverId: id, isOn: false })
    const { size } = statSync(file)
    await pause(200)
    expect(statSync(file).size).toBe(size)
  })
})

describe('a server that is switched off while it starts', () => {
  it.each([0, 20, 60, 120, 250])('is ended all the same, %i ms after its start', async (delayMs) => {
    const file = join(temporaryFolder(), 'heartbeat')
    const world = mcpWorld()
    const { id } = await world.confirmed(hostile('orphan', file))
    await pause(delayMs)
    await world.handlers['mcp.switch']({ serverId: id, isOn: false })
    const sizeOf = (): number => (existsSync(file) ? statSync(file).size : 0)
    const size = sizeOf()
    await pause(150)
    expect({ size: sizeOf(), status: (await world.server(id)).status }).toEqual({ size, status: 'off' })
  })
})

describe('a server that breaks the protocol', () => {
  it('with lines that are no messages is understood all the same', async () => {
    const world = mcpWorld()
    const { id } = await world.running(hostile('invalid-json'))
    expect(await world.call(weather, {})).toMatchObject({ isError: false, text: 'fine all the same' })
    expect(await world.log(id)).toContain('Not a message of the protocol: Welcome to my server')
  })

  it('with a description of a megabyte has it cut', async () => {
    const world = mcpWorld()
    const { tools, about } = await world.running(hostile('long-description'))
    expect({ tool: (tools[0]?.description.length ?? 0) < 10_000, about: (about?.instructions.length ?? 0) <= 4000 }).toEqual({
      tool: true,
      about: true,
    })
    expect(tools[0]?.description).toContain('The whole description has')
  })

  it('with schemas that would cost too much has these tools left out', async () => {
    const world = mcpWorld()
    const { id, tools } = await world.running(hostile('schema-bomb'))
    expect(tools.map(({ name }) => name)).toEqual(['hostile__pattern', 'hostile__none'])
    expect(await world.log(id)).toContain('The tool deep was left out')
  })

  it('with names of every kind has each tool under one of its own', async () => {
    const world = mcpWorld()
    const { tools } = await world.running(hostile('names'))
    const names = tools.map(({ name }) => name)
    expect(names).toHaveLength(8)
    expect(new Set(names).size).toBe(8)
    expect(names.every((name) => /^hostile__[a-zA-Z0-9_-]{1,55}$/u.test(name))).toBe(true)
    expect(await world.call('hostile__read_file', {})).toMatchObject({ text: 'sunny' })
  })

  it('with images that are none has them left out', async () => {
    const world = mcpWorld()
    await world.running(hostile('wrong-images'))
    const { text, content = [] } = await world.call(weather, {})
    expect(text.split('\n')).toEqual([
      '[An image was left out: it is not of a kind that models take.]',
      '[A sound recording was left out: models take none from tools.]',
      'end',
    ])
    // One that only begins like an image is found out when it is prepared for the model (tool-images.test.ts).
    expect(content.map((item) => (item.type === 'document' ? `${item.format} ${item.name}` : item.type))).toEqual([
      'text',
      'media',
      'text',
      'pdf report',
      'text',
    ])
  })

  it('with questions without end has three of them asked at once, with fewer tokens', async () => {
    const file = join(temporaryFolder(), 'answers')
    const world = mcpWorld({ silenceLimitMs: 60_000 })
    await world.running(hostile('many-questions', file))
    const stop = new AbortController()
    const call = world.call(weather, {}, stop.signal)
    await eventually(() => expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(47))
    expect(world.approvals.list().map(({ view }) => (view.type === 'sampling' ? view.maxTokens : null))).toEqual([8192, 8192, 8192])
    stop.abort()
    await expect(call).rejects.toThrow()
  })

  it('with a form that nobody can read is refused', async () => {
    const file = join(temporaryFolder(), 'answers')
    const world = mcpWorld({ silenceLimitMs: 60_000 })
    await world.running(hostile('odd-form', file))
    const stop = new AbortController()
    const call = world.call(weather, {}, stop.signal)
    await eventually(() => expect(readFileSync(file, 'utf8')).toContain('may only have plain fields'))
    expect(world.asked).toEqual([])
    stop.abort()
    await expect(call).rejects.toThrow()
  })
})

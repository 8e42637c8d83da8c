import { createServer } from 'node:net'
import { spawn } from 'node:child_process'
import { once as onceEvent } from 'node:events'
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { mcpWorld, officialServer, once, stdioServer, webServer } from '../support/mcp-world.ts'
import { temporaryFolder } from '../support/temporary-database.ts'
import { eventually } from '../support/eventually.ts'

const everything = () => stdioServer('Everything', officialServer('everything'))

/** Below those that the system gives to whoever asks for any port: nobody else takes it before the server does. */
let lastPort = 10_000 + (process.pid % 2000) * 10
const isFree = async (port: number): Promise<boolean> => {
  const server = createServer().listen(port, '127.0.0.1')
  return onceEvent(server, 'listening').then(
    async () => {
      server.close()
      await onceEvent(server, 'close')
      return true
    },
    () => false,
  )
}
const freePort = async (): Promise<number> => {
  lastPort += 1
  return (await isFree(lastPort)) ? lastPort : freePort()
}

const serveEverything = async (kind: 'sse' | 'streamableHttp'): Promise<number> => {
  const port = await freePort()
  const [program = '', ...words] = officialServer('everything', kind)
  const child = spawn(program, words, { env: { ...process.env, PORT: String(port) }, stdio: ['ignore', 'ignore', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  await eventually(() => expect(said).toContain(String(port)))
  return port
}

describe('the server that has everything', () => {
  it('runs with its tools, prompts and resources when it was confirmed', async () => {
    const world = mcpWorld()
    const server = await world.running(everything())
    expect(server).toMatchObject({ name: 'Everything', isOn: true, isConfirmed: true, status: 'running', error: null })
    expect(server.about?.version).not.toBe('')
    expect(server.tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['everything__echo', 'everything__get-sum', 'everything__get-tiny-image']),
    )
    expect(server.tools.every(({ kind, name }) => kind === 'other' && /^[a-zA-Z0-9_-]{1,64}$/u.test(name))).toBe(true)
    expect(server.promptCount).toBeGreaterThan(0)
    expect(server.resourceCount).toBeGreaterThan(0)
  })

  it('answers calls, with what it says marked as text of others', async () => {
    const world = mcpWorld()
    await world.running(everything())
    expect(await world.call('everything__echo', { message: 'hello' })).toEqual({ isError: false, text: 'Echo: hello', isUntrusted: true })
    expect(await world.call('everything__get-sum', { a: 'x' })).toMatchObject({ isError: true, isUntrusted: true })
  })

  it('is asked about before each call, with what it is and what it is given', async () => {
    const world = mcpWorld()
    await world.running(everything())
    const { ask } = await world.plan('everything__echo', { message: 'hello' })
    expect(ask).toMatchObject({
      view: { type: 'mcp-tool', description: 'Echoes back the input string', input: { message: 'hello' }, change: null },
      reasons: ['mcp-tool'],
      scopes: ['once', 'conversation', 'always'],
    })
  })

  it('gives images as images', async () => {
    const world = mcpWorld()
    await world.running(everything())
    const { content = [] } = await world.call('everything__get-tiny-image', {})
    expect(content.map((item) => (item.type === 'media' ? item.format : item.type))).toContain('png')
  })

  it('gives structured content, links and resources as the model can read them', async () => {
    const world = mcpWorld()
    await world.running(everything())
    expect((await world.call('everything__get-structured-content', { location: 'Chicago' })).text).toContain('temperature')
    expect((await world.call('everything__get-resource-links', { count: 2 })).text).toContain('[Resource ')
    expect((await world.call('everything__get-resource-reference', { resourceType: 'Text', resourceId: 1 })).text).toContain('demo://')
  })

  it('knows nothing of our environment but what was entered for it, and that is hidden from the model', async () => {
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'canary-aws-secret')
    vi.stubEnv('NODE_OPTIONS', '--no-warnings')
    onTestFinished(() => void vi.unstubAllEnvs())
    const world = mcpWorld()
    const server = await world.running(stdioServer('Everything', officialServer('everything'), { DEMO_TOKEN: 'canary-entered-value' }))
    const { text } = await world.call('everything__get-env', {})
    expect(text).toContain('"DEMO_TOKEN": "[secret]"')
    expect(text).toContain('"PATH"')
    expect(text).not.toMatch(/canary|AWS_|NODE_OPTIONS/u)
    expect(JSON.stringify([server, world.pushes])).not.toContain('canary')
  })

  it('tells its progress, and stops when it is asked to', async () => {
    const world = mcpWorld()
    await world.running(everything())
    const output: string[] = []
    const done = await world.call('everything__trigger-long-running-operation', { duration: 0.2, steps: 2 }, undefined, (text) =>
      output.push(text),
    )
    expect({ done: done.text.includes('completed'), first: output[0] }).toEqual({ done: true, first: '1/2\n' })
    const stop = new AbortController()
    const running = world.call('everything__trigger-long-running-operation', { duration: 60, steps: 60 }, stop.signal)
    stop.abort()
    await expect(running).rejects.toThrow()
    expect(await world.call('everything__echo', { message: 'still there' })).toMatchObject({ text: 'Echo: still there' })
  })

  it('asks the model only after the person has allowed it', async () => {
    const world = mcpWorld()
    await world.running(everything())
    world.answers.push(once, { type: 'deny', message: '' })
    const allowed = await world.call('everything__trigger-sampling-request', { prompt: 'What is the time?', maxTokens: 20 })
    expect(allowed.text).toContain('A model said this.')
    expect(world.asked[0]).toMatchObject({
      conversationId: null,
      reasons: expect.arrayContaining(['asks-model']),
      scopes: ['once'],
      view: {
        type: 'sampling',
        systemPrompt: 'You are a helpful test server.',
        messages: [{ role: 'user', text: 'Resource trigger-sampling-request context: What is the time?' }],
        maxTokens: 20,
      },
    })
    const denied = await world.call('everything__trigger-sampling-request', { prompt: 'Again?', maxTokens: 20 })
    expect({ isError: denied.isError, sampled: world.sampled.length }).toEqual({ isError: true, sampled: 1 })
  })

  it('asks the person by a form, and gets what was filled in', async () => {
    const world = mcpWorld()
    await world.running(everything())
    world.answers.push({ type: 'allow', scope: 'once', content: { name: 'Anna', check: true, integer: 42, unknown: 'left out' } })
    const filled = await world.call('everything__trigger-elicitation-request', {})
    expect(filled.text).toContain('Anna')
    expect(filled.text).not.toContain('left out')
    world.answers.push({ type: 'deny', message: '' })
    expect((await world.call('everything__trigger-elicitation-request', {})).text).toContain('declined')
    expect(world.asked.map(({ view }) => view.type)).toEqual(['elicitation-form', 'elicitation-form'])
  })

  it('asks the person to open a page, by a request and by a refusal of the call', async () => {
    const world = mcpWorld()
    await world.running(everything())
    world.answers.push(once, once)
    const input = { url: 'https://example.com/start', message: 'Please', elicitationId: 'one' }
    await world.call('everything__trigger-url-elicitation', input)
    const refused = await world.call('everything__trigger-url-elicitation', { ...input, elicitationId: 'two', errorPath: true })
    expect(refused.text).toContain('open a page first')
    // The second address is the server's own choice.
    expect(world.pages).toEqual(['https://example.com/start', 'https://modelcontextprotocol.io/'])
    const unsafe = await world.call('everything__trigger-url-elicitation', { ...input, url: 'http://example.com/start' })
    expect({ isError: unsafe.isError, pages: world.pages.length }).toEqual({ isError: true, pages: 2 })
  })

  it('is told the granted folders', async () => {
    const folder = temporaryFolder()
    const world = mcpWorld({ roots: () => [folder] })
    await world.running(everything())
    expect((await world.call('everything__get-roots-list', {})).text).toContain(folder)
  })

  it('offers resources that can be attached, also by filling in a template', async () => {
    const world = mcpWorld()
    const server = await world.running(everything())
    const resources = await world.handlers['mcp.resources']({})
    const plain = resources.find(({ variables }) => variables.length === 0)
    const template = resources.find(({ variables }) => variables.length > 0)
    if (plain === undefined || template === undefined) throw new Error('Nothing is offered')
    await world.handlers['mcp.attach']({ serverId: server.id, uri: plain.uri, variables: {} })
    const filled = Object.fromEntries(template.variables.map((name) => [name, '1']))
    await world.handlers['mcp.attach']({ serverId: server.id, uri: template.uri, variables: filled })
    expect(world.kept).toHaveLength(2)
    expect(world.kept.every(({ name, text }) => /\.\w+$/u.test(name) && text !== '')).toBe(true)
    await expect(world.handlers['mcp.attach']({ serverId: server.id, uri: template.uri, variables: {} })).rejects.toThrow(
      'needs more to be filled in',
    )
  })

  it('offers prompts as commands, with arguments that it helps to fill in', async () => {
    const world = mcpWorld()
    const server = await world.running(everything())
    const prompts = await world.handlers['mcp.prompts']({})
    expect(prompts.map(({ command }) => command)).toContain('everything:simple-prompt')
    const simple = await world.handlers['mcp.prompt']({ serverId: server.id, name: 'simple-prompt', arguments: {} })
    expect(simple).toEqual({ text: 'This is a simple prompt without arguments.', attachments: [] })
    const args = prompts.find(({ name }) => name === 'args-prompt')
    expect(args?.arguments.map(({ name, isRequired }) => [name, isRequired])).toEqual([
      ['city', true],
      ['state', false],
    ])
    const of = { type: 'prompt', name: 'completable-prompt' } as const
    expect(await world.handlers['mcp.complete']({ serverId: server.id, of, argument: 'department', value: 'E' })).toEqual(['Engineering'])
    const missing = world.handlers['mcp.prompt']({ serverId: server.id, name: 'args-prompt', arguments: {} })
    await expect(missing).rejects.toThrow('did not do what was asked')
  })

  it('can be switched off and on, restarted and removed, and leaves no process behind', async () => {
    const world = mcpWorld()
    const { id } = await world.running(everything())
    await world.handlers['mcp.switch']({ serverId: id, isOn: false })
    expect({ status: (await world.server(id)).status, tools: world.mcp.tools() }).toEqual({ status: 'off', tools: [] })
    await world.handlers['mcp.switch']({ serverId: id, isOn: true })
    await world.untilStatus(id, 'running')
    await world.handlers['mcp.restart']({ serverId: id })
    await world.untilStatus(id, 'running')
    await world.handlers['mcp.remove']({ serverId: id })
    expect(await world.handlers['mcp.list']({})).toEqual([])
  })

  it.each([
    ['http', 'streamableHttp', '/mcp'],
    ['sse', 'sse', '/sse'],
  ] as const)('is reached over %s as well', async (type, kind, path) => {
    const port = await serveEverything(kind)
    const world = mcpWorld()
    const server = await world.running(webServer('Remote', type, `http://127.0.0.1:${port}${path}`))
    expect(server.tools.length).toBeGreaterThan(5)
    expect(await world.call('remote__echo', { message: 'over the wire' })).toMatchObject({ text: 'Echo: over the wire' })
  })
})

describe('the server of files', () => {
  it('reads and writes in its folder after the person has allowed it', async () => {
    const folder = realpathSync(temporaryFolder())
    mkdirSync(join(folder, 'inside'))
    writeFileSync(join(folder, 'inside', 'letter.txt'), 'Dear Anna')
    const world = mcpWorld({ roots: () => [join(folder, 'inside')] })
    await world.running(stdioServer('Files', officialServer('filesystem', join(folder, 'inside'))))
    expect((await world.call('files__read_text_file', { path: join(folder, 'inside', 'letter.txt') })).text).toContain('Dear Anna')
    await world.call('files__write_file', { path: join(folder, 'inside', 'new.txt'), content: 'written' })
    expect(readFileSync(join(folder, 'inside', 'new.txt'), 'utf8')).toBe('written')
    expect(await world.call('files__read_text_file', { path: '/etc/hostname' })).toMatchObject({ isError: true })
  })
})

describe('the server of memories', () => {
  it('keeps what it is told', async () => {
    const file = join(temporaryFolder(), 'memory.json')
    const world = mcpWorld()
    await world.running(stdioServer('Memory', officialServer('memory'), { MEMORY_FILE_PATH: file }))
    const entities = [{ name: 'Anna', entityType: 'person', observations: ['likes tea'] }]
    expect(await world.call('memory__create_entities', { entities })).toMatchObject({ isError: false })
    expect((await world.call('memory__read_graph', {})).text).toContain('likes tea')
  })
})

import { describe, expect, it } from 'vitest'
import { readImport } from '../../../../../src/main/tools/mcp/read-import.ts'

const all = (value: unknown) => readImport(typeof value === 'string' ? value : JSON.stringify(value))
const read = (value: unknown) => all(value).servers
const stdio = (argv: readonly string[], environmentNames: readonly string[] = [], folder: string | null = null) => ({
  type: 'stdio',
  argv,
  folder,
  environmentNames,
})

describe('servers of other apps', () => {
  it('are read from Claude Desktop', () => {
    expect(
      read({
        globalShortcut: '',
        mcpServers: { github: { command: 'npx', args: ['-y', 'server-github'], env: { TOKEN: 'secret', PORT: 1 } } },
      }),
    ).toEqual([
      {
        server: {
          name: 'github',
          transport: stdio(['npx', '-y', 'server-github'], ['TOKEN', 'PORT']),
          secrets: { TOKEN: 'secret', PORT: '1' },
        },
        problem: null,
      },
    ])
  })

  it.each([
    ['Cursor and Windsurf', { mcpServers: { a: { url: 'https://a.example/mcp', headers: { Authorization: 'Bearer x' } } } }],
    ['Windsurf', { mcpServers: { a: { serverUrl: 'https://a.example/mcp', headers: { Authorization: 'Bearer x' } } } }],
    ['Gemini', { mcpServers: { a: { httpUrl: 'https://a.example/mcp', headers: { Authorization: 'Bearer x' } } } }],
    ['VS Code', { servers: { a: { type: 'http', url: 'https://a.example/mcp', headers: { Authorization: 'Bearer x' } } }, inputs: [] }],
    [
      'Cherry Studio',
      { mcpServers: { a: { type: 'streamableHttp', baseUrl: 'https://a.example/mcp', headers: { Authorization: 'Bearer x' } } } },
    ],
    ['opencode', { mcp: { a: { type: 'remote', url: 'https://a.example/mcp', headers: { Authorization: 'Bearer x' } } } }],
  ])('with an address are read from %s', (_app, file) => {
    expect(read(file)).toEqual([
      {
        server: {
          name: 'a',
          transport: { type: 'http', url: 'https://a.example/mcp', headerNames: ['Authorization'] },
          secrets: { Authorization: 'Bearer x' },
        },
        problem: null,
      },
    ])
  })

  it.each([
    ['VS Code settings', { mcp: { servers: { a: { command: 'node', args: ['a.js'] } } } }],
    ['Zed', { context_servers: { a: { command: { path: 'node', args: ['a.js'] } } } }],
    ['Zed of today', { context_servers: { a: { source: 'custom', command: 'node', args: ['a.js'] } } }],
    ['opencode', { mcp: { a: { type: 'local', command: ['node', 'a.js'], enabled: true } } }],
    [
      'Continue',
      { experimental: { modelContextProtocolServers: [{ name: 'a', transport: { type: 'stdio', command: 'node', args: ['a.js'] } }] } },
    ],
    ['a list', [{ name: 'a', command: 'node', args: ['a.js'] }]],
    ['a bare list of names', { a: { command: 'node', args: ['a.js'] } }],
    ['a single server', { name: 'a', command: 'node', args: ['a.js'] }],
  ])('with a program are read from %s', (_app, file) => {
    expect(read(file)).toEqual([{ server: { name: 'a', transport: stdio(['node', 'a.js']), secrets: {} }, problem: null }])
  })

  it('are read with comments and commas at the end, and text in quotes stays as it is', () => {
    const text = `{
      // my servers
      "mcpServers": { /* the first */ "a": { "command": "node", "args": ["// no comment", "a,]", "https://x",], }, },
    }`
    expect(read(text)).toEqual([
      { server: { name: 'a', transport: stdio(['node', '// no comment', 'a,]', 'https://x']), secrets: {} }, problem: null },
    ])
  })

  it('keep their old kind of connection', () => {
    expect(
      read({ mcpServers: { a: { url: 'https://a.example/sse' }, b: { type: 'sse', url: 'https://b.example/events' } } }).map(
        ({ server }) => server.transport.type,
      ),
    ).toEqual(['sse', 'sse'])
  })

  it('bring along who they are to a sign-in', () => {
    const url = 'https://a.example/mcp'
    const servers = {
      a: { url, oauth: { clientId: 'one', callbackPort: 1 } },
      b: { url, auth: { CLIENT_ID: 'two' } },
      c: { url, oauth: true },
    }
    expect(read({ mcpServers: servers }).map(({ server }) => server.transport)).toEqual([
      { type: 'http', url, headerNames: [], clientId: 'one' },
      { type: 'http', url, headerNames: [], clientId: 'two' },
      { type: 'http', url, headerNames: [] },
    ])
  })

  it.each([
    ['no program and no address', { command: '' }, 'It names neither a program nor an address.'],
    ['an address without https', { url: 'http://a.example/mcp' }, 'Its address is neither https nor on this computer.'],
    ['an address with a login', { url: 'https://a:b@a.example/mcp' }, 'Its address is neither https nor on this computer.'],
    [
      'a placeholder',
      { command: 'node', env: { KEY: '${input:api-key}' } },
      'It holds the placeholder ${input:api-key}. Put in what belongs there.',
    ],
    [
      'a place for a key',
      { command: 'node', env: { KEY: '<YOUR_TOKEN>' } },
      'It holds the placeholder <YOUR_TOKEN>. Put in what belongs there.',
    ],
    [
      'another kind of connection',
      { type: 'websocket', url: 'wss://a.example' },
      'Outcrop does not know the kind of connection websocket.',
    ],
    ['words that are none', { command: { program: 'x' } }, 'It names neither a program nor an address.'],
    ['far too long a word', { command: 'node', args: ['x'.repeat(10_000)] }, 'Something in it is longer than Outcrop takes.'],
  ])('with %s are shown with the problem', (_what, server, problem) => {
    expect(read({ mcpServers: { a: server } }).map((found) => found.problem)).toEqual([problem])
  })

  it('leave out by name what says nothing of how it is reached', () => {
    const entries = { a: { command: 'node' }, 'b c': { disabled: true }, note: 'mine' }
    const reason = 'It names neither a program nor an address.'
    const leftOut = [
      { name: 'b c', reason },
      { name: 'note', reason },
    ]
    const list = [{ name: 'a', command: 'node' }, { name: 'b c' }, { args: [] }]
    expect([
      all({ mcpServers: entries }).leftOut,
      all({ servers: { d: {} } }),
      all(list).leftOut,
      all({ globalShortcut: '', mcpServers: { a: { command: 'node' } }, theme: {} }).leftOut,
    ]).toEqual([
      leftOut,
      { servers: [], leftOut: [{ name: 'd', reason }] },
      [
        { name: 'b c', reason },
        { name: 'Imported server', reason },
      ],
      [],
    ])
  })

  it('end with how many are more than a file may bring', () => {
    const many = Object.fromEntries(Array.from({ length: 203 }, (_, index) => [`s${index}`, { command: 'node' }]))
    const { servers, leftOut } = all({ mcpServers: many })
    expect([servers.length, leftOut]).toEqual([200, [{ name: '3 more', reason: 'Outcrop takes 200 servers from one file.' }]])
  })

  it('are refused in words where the text is no JSON or names none', () => {
    expect(() => read('{"mcpServers": ')).toThrow('This text is not valid JSON')
    expect(() => read({ mcpServers: {} })).toThrow('This text holds no MCP servers')
    expect(() => read('[]')).toThrow('This text holds no MCP servers')
    expect(() => read(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toThrow('This text holds no MCP servers')
  })

  it('cannot change what objects are', () => {
    const [found] = read(
      '{"mcpServers": {"__proto__": {"command": "node"}, "a": {"command": "node", "env": {"__proto__": "x", "constructor": "y"}}}}',
    )
    expect(Object.getPrototypeOf(found?.server.secrets)).toBe(Object.prototype)
  })

  it.each([
    ['comments that do not end', '/*'.repeat(500_000)],
    ['a text in quotes that does not end', `"${String.raw`\"`.repeat(500_000)}`],
    ['commas with nothing behind them', ', '.repeat(500_000)],
  ])('is done with %s, however long', (_what, text) => {
    expect(() => read(text)).toThrow('This text is not valid JSON')
  })
})

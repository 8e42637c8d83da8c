import { describe, expect, it } from 'vitest'
import { checkedTransport } from '../../../../../src/main/tools/mcp/checked-transport.ts'
import { safeAddressOfServer } from '../../../../../src/main/tools/mcp/safe-server-address.ts'

const web = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  checkedTransport({ name: 'S', transport: { type: 'http', url, headerNames: Object.keys(headers) }, secrets: headers })
const program = (argv: string[], folder: string | null = null, environment: Readonly<Record<string, string>> = {}) =>
  checkedTransport({
    name: 'S',
    transport: { type: 'stdio', argv, folder, environmentNames: Object.keys(environment) },
    secrets: { ...environment },
  })

describe('a server that is entered', () => {
  it.each(['https://a.example/mcp', 'http://localhost:3000/mcp', 'http://127.0.0.1/', 'http://[::1]:8080/x'])('may be at %s', (url) => {
    expect(web(url)).toMatchObject({ url })
  })

  it.each([
    'http://a.example/mcp',
    'http://localhost.example/',
    'http://127.0.0.1.example/',
    'https://user:password@a.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ws://a.example',
    'a.example',
    '',
  ])('may not be at %j', (url) => {
    expect(() => web(url)).toThrow('S cannot be used with this address')
  })

  it.each(['Host', 'content-length', 'Transfer-Encoding', 'mcp-session-id', 'Proxy-Authorization', 'a b', 'a:b', '__proto__'])(
    'may not send the header %s',
    (header) => {
      expect(() =>
        checkedTransport({ name: 'S', transport: { type: 'http', url: 'https://a.example', headerNames: [header] }, secrets: {} }),
      ).toThrow(`S cannot send the header ${header}`)
    },
  )

  it('may not send a value that ends its header', () => {
    expect(() => web('https://a.example', { Key: 'a\r\nHost: b' })).toThrow('The value of Key for S cannot be used')
  })

  it('has a program, a whole folder, and variables with names', () => {
    expect(program(['node', '', 'a b'], '/home/anna', { KEY: 'x\ny' })).toEqual({
      type: 'stdio',
      argv: ['node', '', 'a b'],
      folder: '/home/anna',
      environmentNames: ['KEY'],
    })
    expect(() => program([' '])).toThrow('S has no program to start')
    expect(() => program(['node', '-e', 'a'.repeat(16_000)])).toThrow('The program of S has too much behind it')
    expect(() => program(['a\0b'])).toThrow('S has no program to start')
    expect(() => program(['node'], 'relative')).toThrow('The folder of S is not a full path')
    expect(() => program(['node'], null, { 'A=B': 'x' })).toThrow('The value of A=B for S cannot be used')
  })
})

describe('an address that a server names', () => {
  it('leads to this computer only from a server on it', () => {
    const there = new URL('https://a.example')
    const here = new URL('http://localhost:3000')
    const within = new URL('https://10.0.0.8/mcp')
    const isSafe = (address: string, server: URL): boolean => safeAddressOfServer(address, server) !== null
    expect([
      isSafe('https://login.example', there),
      isSafe('https://login.example', within),
      isSafe('https://10.0.0.9/login', within),
      isSafe('http://localhost:1/x', here),
    ]).toEqual([true, true, true, true])
    const near = [
      'http://localhost:1/x',
      'https://127.0.0.1/x',
      'https://127.0.0.2/x',
      'https://0.0.0.0/x',
      'https://[::]/x',
      'https://[::ffff:127.0.0.1]/x',
      'https://localhost./x',
      'https://app.localhost/x',
    ]
    expect([...near.map((address) => isSafe(address, there)), ...near.map((address) => isSafe(address, within))]).not.toContain(true)
    expect([isSafe('https://10.0.0.9/x', there), isSafe('https://[fd00::1]/x', there), isSafe('http://169.254.169.254/', here)]).toEqual([
      false,
      false,
      false,
    ])
  })
})

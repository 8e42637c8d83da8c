import { describe, expect, it } from 'vitest'
import { toolNameSchema } from '../../../../../src/shared/tool.ts'
import { commandName, freeServerName, modelName, serverSlug } from '../../../../../src/main/tools/mcp/names.ts'

describe('names of tools', () => {
  it('say which server and which tool, where the service takes them as they are', () => {
    expect([modelName('Files', 'read_file'), modelName('My Notes!', 'add-note')]).toEqual(['files__read_file', 'my-notes__add-note'])
  })

  it('are always of the characters and the length that the service takes', () => {
    const servers = ['Files', 'ü', '文件', '', 'x'.repeat(80), '__', '../..', 'A B C D E F G H I J K L M']
    const tools = ['read', '', ' ', 'x'.repeat(64), 'x'.repeat(1000), '读取', 'a.b/c', '\u{E0041}', '__proto__', 'a__b']
    const names = servers.flatMap((server) => tools.map((tool) => modelName(server, tool)))
    expect(names.filter((name) => !toolNameSchema.safeParse(name).success)).toEqual([])
  })

  it('differ where the tools do', () => {
    const tools = ['a b', 'a_b', 'a/b', 'a.b', 'a b ', 'A_B', 'x'.repeat(60), `${'x'.repeat(60)}y`, 'a__b', '', '_']
    const names = tools.map((tool) => modelName('server', tool))
    expect(new Set(names).size).toBe(tools.length)
  })

  it('cannot be chosen so that they are those of another tool', () => {
    const taken = modelName('server', 'a b')
    const imitation = taken.replace('server__', '')
    expect(modelName('server', imitation)).not.toBe(taken)
  })

  it('stay the same whatever else is there', () => {
    expect(modelName('server', 'a b')).toBe(modelName('server', 'a b'))
  })
})

describe('names of servers', () => {
  it('become a word without underscores', () => {
    expect([serverSlug('My Server_2'), serverSlug('Über'), serverSlug('  ')]).toEqual([
      'my-server-2',
      'uber',
      expect.stringMatching(/^server-[0-9a-f]{8}$/u),
    ])
  })

  it('get a number where another one would have the same tools', () => {
    expect([freeServerName('Files', []), freeServerName('files!', ['Files']), freeServerName('Files', ['Files', 'Files 2'])]).toEqual([
      'Files',
      'files! 2',
      'Files 3',
    ])
  })

  it('of great length are numbered as well', () => {
    const first = 'A server with a name that goes on'
    expect(serverSlug(freeServerName(`${first} and on`, [first]))).not.toBe(serverSlug(first))
  })
})

describe('commands', () => {
  it('name server and prompt', () => {
    expect([commandName('Everything', 'simple-prompt'), commandName('S', 'Zusammenfassung_ü')]).toEqual([
      'everything:simple-prompt',
      's:Zusammenfassung_ü',
    ])
  })

  it('hold no spaces', () => {
    expect(commandName('S', 'a b')).toMatch(/^s:a-b-[0-9a-f]{8}$/u)
  })
})

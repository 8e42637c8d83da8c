import { describe, expect, it } from 'vitest'
import { createToolRegistry, mostOfferedTools } from '../../../../src/main/tools/registry.ts'
import type { Tool } from '../../../../src/main/tools/tool.ts'
import { sampleTool, serverId } from '../../../support/sample-tool.ts'

const ofServer = (name: string): Tool => sampleTool({ name, source: { type: 'mcp', serverId, serverName: 'Files' } })
const own = (name: string): Tool => sampleTool({ name })
const none: ReadonlySet<string> = new Set()

const namesOf = (tools: readonly { readonly name: string }[]): readonly string[] => tools.map(({ name }) => name)

describe('createToolRegistry', () => {
  it('offers the same order however tools came, the own ones first, by code units', () => {
    const servers: { now: readonly Tool[] } = { now: [ofServer('b_x'), ofServer('Z_x'), ofServer('a_x')] }
    const registry = createToolRegistry({ builtIn: [own('write'), own('calculator'), own('read')], mcp: () => servers.now })
    const before = namesOf(registry.specs(none))
    servers.now = servers.now.toReversed()
    expect({ before, after: namesOf(registry.specs(none)) }).toEqual({
      before: ['calculator', 'read', 'write', 'Z_x', 'a_x', 'b_x'],
      after: ['calculator', 'read', 'write', 'Z_x', 'a_x', 'b_x'],
    })
  })

  it('describes a tool with its name, description and schema, and nothing else', () => {
    const registry = createToolRegistry({ builtIn: [own('read')], mcp: () => [] })
    expect(registry.specs(none)).toEqual([{ name: 'read', description: 'Does what a test wants.', inputSchema: { type: 'object' } }])
  })

  it('lets no server take the name of a tool that is here, nor of another server', () => {
    const first = ofServer('search')
    const registry = createToolRegistry({ builtIn: [own('read')], mcp: () => [ofServer('read'), first, { ...first, title: 'Shadow' }] })
    expect({
      list: registry.list().map(({ name, source, title }) => [name, source.type, title]),
      read: registry.find('read')?.source,
    }).toEqual({
      list: [
        ['read', 'built-in', 'A sample'],
        ['search', 'mcp', 'A sample'],
      ],
      read: { type: 'built-in' },
    })
  })

  it('offers what is not switched off, and finds a tool by its name alone', () => {
    const registry = createToolRegistry({ builtIn: [own('read'), own('write')], mcp: () => [ofServer('search')] })
    expect({
      offered: namesOf(registry.specs(new Set(['write', 'search']))),
      found: ['read', 'write', 'gone', 'constructor'].map((name) => registry.find(name)?.name ?? null),
    }).toEqual({ offered: ['read'], found: ['read', 'write', null, null] })
  })

  it('knows a tool of a server only as long as the server has it', () => {
    const servers: { now: readonly Tool[] } = { now: [ofServer('search')] }
    const registry = createToolRegistry({ builtIn: [], mcp: () => servers.now })
    const before = registry.find('search')?.name
    servers.now = []
    expect([before, registry.find('search')]).toEqual(['search', null])
  })

  it('offers no more tools than every family takes, and leaves out those of servers', () => {
    const many = Array.from({ length: 300 }, (_, index) => ofServer(`tool_${String(index).padStart(3, '0')}`))
    const offered = createToolRegistry({ builtIn: [own('zoom')], mcp: () => many }).specs(none)
    expect([offered.length, offered[0]?.name, offered.at(-1)?.name]).toEqual([mostOfferedTools, 'zoom', 'tool_126'])
  })
})

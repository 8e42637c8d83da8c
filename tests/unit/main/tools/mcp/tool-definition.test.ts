import { describe, expect, it } from 'vitest'
import type { StoredServer } from '../../../../../src/main/tools/mcp/mcp-store.ts'
import { listedToolSchema, toolDefinition } from '../../../../../src/main/tools/mcp/tool-definition.ts'
import { mcpServerIdSchema } from '../../../../../src/shared/mcp.ts'

const server: StoredServer = {
  id: mcpServerIdSchema.parse('44444444-4444-4444-8444-444444444444'),
  name: 'Files',
  transport: { type: 'stdio', argv: ['node'], folder: null, environmentNames: [] },
  isOn: true,
  confirmedHash: 'abc',
  createdAt: 1000,
}

const define = (tool: unknown, change: Partial<StoredServer> = {}) => toolDefinition({ ...server, ...change }, listedToolSchema.parse(tool))

const tool = { name: 'read', description: 'Reads a file', inputSchema: { type: 'object', properties: { path: { type: 'string' } } } }

describe('what a server says of a tool', () => {
  it('is its title, what it does and what it takes', () => {
    expect(define({ ...tool, annotations: { title: 'Read a file', readOnlyHint: true } })).toMatchObject({
      name: 'read',
      title: 'Read a file',
      description: 'Reads a file',
      inputSchema: tool.inputSchema,
      text: expect.stringContaining('Reads a file'),
    })
  })

  it('has a hash of every part of it, of the server, and of what the server was confirmed as', () => {
    const hashes = [
      define(tool),
      define({ ...tool, name: 'write' }),
      define({ ...tool, title: 'Read' }),
      define({ ...tool, description: 'Reads a file ' }),
      define({ ...tool, description: 'Reads a file\u{E0020}' }),
      define({ ...tool, inputSchema: { type: 'object' } }),
      define(tool, { id: mcpServerIdSchema.parse('55555555-5555-4555-8555-555555555555') }),
      define(tool, { confirmedHash: 'abd' }),
    ].map((definition) => definition?.key)
    expect(new Set(hashes).size).toBe(hashes.length)
    expect(define(tool)).toEqual(define(tool))
    expect(define(tool, { confirmedHash: 'abd' })?.hash).toBe(define(tool)?.hash)
  })

  it('has the hash of a description that is too long to be shown as well', () => {
    const long = 'x'.repeat(1_000_000)
    const [one, other] = [define({ ...tool, description: `${long}a` }), define({ ...tool, description: `${long}b` })]
    expect(one?.description).toContain('[Cut. The whole description has 1000001 characters.]')
    expect(one?.hash).not.toBe(other?.hash)
  })

  it.each([
    ['no object', { type: 'array' }],
    ['nothing that can be read', 'object'],
    ['nested too deeply', JSON.parse(`${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`)],
    ['too large', { type: 'object', description: 'x'.repeat(100_000) }],
  ])('is not taken where its schema is %s', (_what, inputSchema) => {
    expect(define({ ...tool, inputSchema })).toBeNull()
  })
})

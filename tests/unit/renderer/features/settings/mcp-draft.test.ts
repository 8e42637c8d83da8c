import { describe, expect, it } from 'vitest'
import {
  draftOfServer,
  emptyMcpDraft,
  hasMcpProblems,
  mcpProblems,
  serverOfDraft,
  type McpDraft,
} from '../../../../../src/renderer/features/settings/mcp-draft.ts'
import { mcpServerSchema, newMcpServerSchema } from '../../../../../src/shared/mcp.ts'
import { mcpViewMessages as words } from '../../../../../src/shared/messages/mcp-view.ts'

const draft = (change: Partial<McpDraft>): McpDraft => ({ ...emptyMcpDraft, name: 'Files', command: 'npx files', ...change })
const row = (key: number, name: string, value = '', isKept = false) => ({ key, name, value, isKept })
const problemsOf = (change: Partial<McpDraft>) => {
  const { secrets, ...fields } = mcpProblems(draft(change))
  return { ...fields, ...(secrets.size === 0 ? {} : { secrets: [...secrets] }) }
}

describe('mcpProblems', () => {
  it.each<[string, Partial<McpDraft>, object]>([
    ['nothing', {}, {}],
    ['no name', { name: ' ' }, { name: words.nameProblem }],
    ['no command', { command: ' ' }, { command: words.commandMissing }],
    ['an empty program', { command: "'' x" }, { command: words.commandMissing }],
    ['an open quote', { command: 'npx "x' }, { command: words.commandQuote }],
    ['no address', { type: 'http', url: '' }, { url: words.urlProblem }],
    ['http elsewhere', { type: 'http', url: 'http://example.com/mcp' }, { url: words.urlProblem }],
    ['http here', { type: 'sse', url: 'http://localhost:3000/sse' }, {}],
    ['http on a name that begins like here', { type: 'http', url: 'http://localhost.example.com' }, { url: words.urlProblem }],
    ['a file', { type: 'http', url: 'file:///etc/passwd' }, { url: words.urlProblem }],
    ['a password in the address', { type: 'http', url: 'https://me:secret@example.com' }, { url: words.urlUser }],
    ['https', { type: 'http', url: ' https://example.com/mcp ' }, {}],
    ['a value without a name', { secrets: [row(0, '', 'x')] }, { secrets: [[0, words.rowNameMissing]] }],
    ['a name twice', { secrets: [row(0, 'A', '1'), row(1, 'A', '2')] }, { secrets: [[1, words.rowNameTwice('A')]] }],
    ['names that differ in case', { secrets: [row(0, 'a'), row(1, 'A')] }, {}],
    [
      'headers that differ in case',
      { type: 'http', url: 'https://a.example', secrets: [row(0, 'a', '1'), row(1, 'A', '2')] },
      { secrets: [[1, words.rowNameTwice('A')]] },
    ],
    ['a name with a sign', { secrets: [row(0, 'A=B', 'x')] }, { secrets: [[0, words.rowNameProblem]] }],
    [
      'a header with a line end',
      { type: 'http', url: 'https://a.example', secrets: [row(0, 'X\nY', 'x')] },
      { secrets: [[0, words.rowNameProblem]] },
    ],
    ['an empty row', { secrets: [row(0, '')] }, {}],
  ])('finds %s', (_name, change, problems) => {
    expect(problemsOf(change)).toEqual(problems)
    expect(hasMcpProblems(mcpProblems(draft(change)))).toBe(Object.keys(problems).length > 0)
  })
})

describe('serverOfDraft', () => {
  it('sends the values that were typed, and the names of those that are kept', () => {
    const server = serverOfDraft(
      draft({
        command: 'node "my server.js"',
        folder: ' /srv ',
        secrets: [row(0, 'KEPT', '', true), row(1, 'CHANGED', 'new', true), row(2, ' NEW ', 'x'), row(3, 'EMPTY'), row(4, '')],
      }),
    )
    expect(newMcpServerSchema.parse(server)).toEqual({
      name: 'Files',
      transport: {
        type: 'stdio',
        argv: ['node', 'my server.js'],
        folder: '/srv',
        environmentNames: ['KEPT', 'CHANGED', 'NEW', 'EMPTY'],
      },
      secrets: { CHANGED: 'new', NEW: 'x', EMPTY: '' },
    })
  })

  it('makes the same server again of one that was only opened', () => {
    const stdio = { type: 'stdio', argv: ['C:\\a b\\x.exe', "it's", ''], folder: null, environmentNames: ['TOKEN'] }
    const http = { type: 'http', url: 'https://example.com/mcp', headerNames: ['Authorization'] }
    const known = { ...http, clientId: 'outcrop-at-work' }
    const serverWith = (transport: object) =>
      mcpServerSchema.parse({
        id: '11111111-1111-4111-8111-111111111111',
        name: 'Files',
        transport,
        isOn: true,
        isConfirmed: true,
        confirmationHash: 'x',
        shownValues: {},
        status: 'running',
        error: null,
        about: null,
        tools: [],
        promptCount: 0,
        resourceCount: 0,
      })
    expect([stdio, http, known].map((transport) => serverOfDraft(draftOfServer(serverWith(transport))))).toEqual([
      { name: 'Files', transport: stdio, secrets: {} },
      { name: 'Files', transport: http, secrets: {} },
      { name: 'Files', transport: known, secrets: {} },
    ])
  })
})

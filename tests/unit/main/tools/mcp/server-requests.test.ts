import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createServerLog } from '../../../../../src/main/tools/mcp/server-log.ts'
import { createServerRequests } from '../../../../../src/main/tools/mcp/server-requests.ts'
import { mcpServerIdSchema, type McpTransport } from '../../../../../src/shared/mcp.ts'

const program: McpTransport = { type: 'stdio', argv: ['node'], folder: null, environmentNames: [] }
const at = (url: string): McpTransport => ({ type: 'http', url, headerNames: [] })

/** A server that is connected to us, and a person who says no after their list of answers has ended. */
const connected = async (transport: McpTransport, answers: boolean[] = []) => {
  let asked = 0
  const recorded: unknown[] = []
  const requests = createServerRequests({
    server: { id: mcpServerIdSchema.parse(crypto.randomUUID()), name: 'Files', transport, isOn: true, confirmedHash: 'a', createdAt: 1 },
    log: createServerLog(() => 1),
    approvals: {
      decide: async () => {
        asked += 1
        return answers.shift() === true ? { type: 'allow', by: 'once', content: null } : { type: 'deny', message: '' }
      },
    },
    record:
      ({ toolName, decision, input }) =>
      (outcome) =>
        recorded.push([toolName, decision, outcome, typeof input === 'object' && input !== null && 'url' in input ? input['url'] : null]),
    sample: async () => ({ text: 'A model said this.', modelId: 'demo.reader', stopReason: 'endTurn' }),
    openPage: async () => true,
    roots: () => ['/home/person/secret-project'],
  })
  const client = new Client(
    { name: 'Outcrop', version: '1' },
    { capabilities: { roots: {}, sampling: {}, elicitation: { form: {}, url: {} } } },
  )
  await requests.attach(client)
  const server = new Server({ name: 'Files', version: '1' }, { capabilities: {} })
  const [here, there] = InMemoryTransport.createLinkedPair()
  await Promise.all([client.connect(here), server.connect(there)])
  onTestFinished(() => client.close())
  return {
    asked: () => asked,
    recorded,
    attach: () => requests.attach(client),
    roots: async () => (await server.listRoots()).roots.map(({ name }) => name),
    page: async (url: string) => {
      const answer = await server
        .elicitInput({ mode: 'url', message: 'Please', url, elicitationId: 'one' })
        .catch(() => ({ action: 'refused' }))
      return answer.action
    },
  }
}

describe('what a server asks of us', () => {
  it.each([
    ['a program', program, true],
    ['an address of this computer', at('http://localhost:3000/mcp'), true],
    ['an address elsewhere', at('https://mcp.example/mcp'), false],
    ['an address in the own network', at('https://10.0.0.8/mcp'), false],
  ])('tells it of the granted folders where %s can open them', async (_what, transport, isTold) => {
    const { roots } = await connected(transport)
    expect(await roots()).toEqual(isTold ? ['secret-project'] : [])
  })

  it('opens no page of this computer for a server elsewhere', async () => {
    const far = await connected(at('https://mcp.example/mcp'), [true])
    const near = await connected(program, [true])
    const page = 'http://localhost:9000/delete-everything'
    expect([await far.page(page), await far.page('https://mcp.example/start'), await near.page(page)]).toEqual([
      'refused',
      'accept',
      'accept',
    ])
    expect(far.asked()).toBe(1)
  })

  it('is written down with what the person said and what came of it', async () => {
    const { page, recorded } = await connected(program, [true, false])
    await page('https://mcp.example/start')
    await page('https://mcp.example/again')
    await page('http://mcp.example/unsafe')
    expect(recorded).toEqual([
      ['elicitation', 'allowed-once', 'done', 'https://mcp.example/start'],
      ['elicitation', 'denied', 'not-run', 'https://mcp.example/again'],
    ])
  })

  it('is answered for the person after three noes in a row, until the server is started anew', async () => {
    const { page, asked, attach } = await connected(program, [false, false, true])
    const actions = []
    for (let count = 0; count < 8; count += 1) actions.push(await page('https://mcp.example/start'))
    expect({ actions, asked: asked() }).toEqual({
      actions: ['decline', 'decline', 'accept', 'decline', 'decline', 'decline', 'refused', 'refused'],
      asked: 6,
    })
    await attach()
    expect(await page('https://mcp.example/start')).toBe('decline')
  })
})

import { describe, expect, it } from 'vitest'
import * as scripts from '../support/bedrock-server/scripts.ts'
import { hostileServer, mcpWorld, officialServer, stdioServer } from '../support/mcp-world.ts'
import { call, useToolTurns } from '../support/tool-turns.ts'

const { suite, useWith, callsOf, outcomesOf, toldLast, audited } = useToolTurns()

describe('a turn with a server', () => {
  it('shows the model what its tools gave, words and images, and writes it down', async () => {
    const servers = mcpWorld()
    await servers.running(stdioServer('Everything', officialServer('everything')))
    useWith(servers.mcp.tools)
    const calls = [call('everything__echo', { message: 'hello' }), call('everything__get-tiny-image')]
    suite.server().script([scripts.toolCalls(calls), scripts.plainText('I see.')])
    const { conversation } = suite.ask('Go')
    const first = await suite.world().allow()
    const second = await suite.world().allow()
    await suite.world().ended(conversation.id)
    expect([first, second].map(({ tool: { source }, reasons, view }) => [source.type, reasons, view.type])).toEqual([
      ['mcp', ['mcp-tool'], 'mcp-tool'],
      ['mcp', ['mcp-tool'], 'mcp-tool'],
    ])
    expect(toldLast()).toMatchObject([
      { toolResult: { content: [{ text: 'Echo: hello' }] } },
      { toolResult: { content: expect.arrayContaining([{ image: { format: 'png', source: expect.anything() } }]) } },
      {},
    ])
    expect(audited()).toEqual([
      ['everything__echo', 'allowed-once', 'done'],
      ['everything__get-tiny-image', 'allowed-once', 'done'],
    ])
    expect(callsOf(conversation.id).every(({ outcome }) => outcome?.isUntrusted === true)).toBe(true)
    expect(suite.server().requests.every(({ rejection }) => rejection === null)).toBe(true)
  })

  it('asks about a tool that was allowed for always once its own words are in the conversation', async () => {
    const servers = mcpWorld()
    await servers.running(stdioServer('Everything', officialServer('everything')))
    useWith(servers.mcp.tools)
    const echo = (message: string) => scripts.toolCalls([call('everything__echo', { message })])
    suite.server().script([echo('one'), echo('two'), scripts.plainText('Done.')])
    const { conversation } = suite.ask('Go')
    const first = await suite.world().allow('always')
    const second = await suite.world().allow()
    await suite.world().ended(conversation.id)
    expect([first, second].map(({ reasons }) => reasons)).toEqual([['mcp-tool'], ['mcp-tool', 'untrusted-text']])
  })

  it('ends at once when it is stopped while a server hangs', async () => {
    const servers = mcpWorld()
    await servers.running(stdioServer('Hostile', hostileServer('hang')))
    useWith(servers.mcp.tools)
    suite.server().script([scripts.toolCalls([call('hostile__weather')]), scripts.plainText('Never said.')])
    const { conversation, turnId } = suite.ask('Go')
    await suite.world().allow()
    suite.world().activeTurns.cancel(turnId)
    await suite.world().ended(conversation.id)
    expect({ sent: suite.sent().length, hasOutcome: outcomesOf(conversation.id).every((text) => text !== 'Never said.') }).toEqual({
      sent: 1,
      hasOutcome: true,
    })
  })

  it('goes on with words when the server crashes in the call', async () => {
    const servers = mcpWorld()
    await servers.running(stdioServer('Hostile', hostileServer('crash', 'always')))
    useWith(servers.mcp.tools)
    suite.server().script([scripts.toolCalls([call('hostile__weather')]), scripts.plainText('It is gone.')])
    const { conversation } = suite.ask('Go')
    await suite.world().allow()
    await suite.world().ended(conversation.id)
    expect({ outcomes: outcomesOf(conversation.id), audited: audited() }).toEqual({
      outcomes: ['The server ended while the tool was running. Whether it has done what was asked is not known.'],
      audited: [['hostile__weather', 'allowed-once', 'failed']],
    })
  })
})
